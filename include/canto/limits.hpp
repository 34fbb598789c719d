// What a stream may cost. Part of the API: every limit is enforced while parsing, and can be changed while a stream
// runs.
#pragma once

#include <cstdint>

#include <canto/version.hpp>

namespace canto::inline CANTO_ABI {

/// The most a peer may make the parser hold. Counts of attributes and declarations, and the size of names, hold for the
/// stream header too.
/// Units:   bytes of UTF-8, or counts.
/// Errors:  each excess is a policy-violation of its own (errc::stanza_too_large … errc::namespace_too_long).
/// Cost:    a parser's peak memory is at most 16 * stanza_bytes + 16 * header_bytes + 64 KiB.
struct limits {
    std::uint32_t stanza_bytes = 1u << 20;     ///< one first-level element, '<' to '>'; values above 1 GiB act as 1 GiB
    std::uint32_t header_bytes = 16u << 10; ///< XML declaration and stream header together; also the stream's end tag
    std::uint32_t depth = 128;                 ///< open elements, the first-level element being the first
    std::uint32_t attributes = 128;            ///< attributes and namespace declarations of one tag
    std::uint32_t namespace_declarations = 64; ///< in scope inside one first-level element, its own included; each name
                                               ///< with a prefix may look at all of them, then at the header's
    std::uint32_t name_bytes = 1024;           ///< a qualified name, prefix included; values above 65,535 act as 65,535
    std::uint32_t namespace_bytes = 1024;      ///< what a namespace declaration binds, as it stands on the wire; eight
                                               ///< for each byte where it has to be decoded, see below

    static constexpr std::uint32_t max_stanza_bytes = 1u << 30;
    static constexpr std::uint32_t max_name_bytes = 65'535;
    /// How often a byte counts of a namespace name with references, TABs or line ends: such a name is decoded each time
    /// that it is compared.
    static constexpr std::uint32_t decoded_namespace_weight = 8;

    friend constexpr bool operator==(const limits&, const limits&) = default;
};

}

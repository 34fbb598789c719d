// Which expanded names are stanzas: three names in three namespaces (RFC 6120 §8, XEP-0114).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include <canto/detail/tokens.hpp>
#include <canto/ns.hpp>
#include <canto/version.hpp>

namespace canto::inline CANTO_ABI {

enum class stanza_kind : std::uint8_t { message, presence, iq };

constexpr auto wire_names(stanza_kind) noexcept {
    return std::to_array<std::string_view>({"message", "presence", "iq"});
}
static_assert(detail::is_complete(stanza_kind::iq));

namespace detail {

inline constexpr auto content_namespaces = std::to_array<std::string_view>({ns::client, ns::server, ns::component});

/// Whether a namespace, given as anything that compares with text, is one that stanzas are in.
template <class Text>
constexpr bool is_content_namespace(const Text& xmlns) noexcept {
    for (const std::string_view content : content_namespaces)
        if (xmlns == Text(content)) return true;
    return false;
}

/// The kind of stanza that an expanded name is of, as a number, or how many there are: a switch over it costs half of
/// what it does over what may be one or none. The name is given as anything with name and xmlns. The local name is
/// asked first: of a namespace peers may have made a long one.
template <class Name>
constexpr std::size_t find_stanza_kind(const Name& name) noexcept {
    const std::size_t found = find_token<stanza_kind>(name.name);
    return found != wire_table<stanza_kind>.size() && is_content_namespace(name.xmlns) ? found
                                                                                      : wire_table<stanza_kind>.size();
}
template <class Name>
constexpr std::optional<stanza_kind> stanza_kind_of(const Name& name) noexcept {
    const std::size_t found = find_stanza_kind(name);
    return found != wire_table<stanza_kind>.size() ? std::optional(static_cast<stanza_kind>(found)) : std::nullopt;
}

}

}

// Processing instructions, which XMPP has none of (RFC 6120 §11.1), and XML declarations where they have no place.
#pragma once

#include <cstddef>
#include <string_view>

#include <canto/detail/utf8.hpp>
#include <canto/error.hpp>
#include <canto/version.hpp>

namespace canto::inline CANTO_ABI::detail {

struct instruction_end {
    errc what;         ///< absent where the bytes end too early to tell
    const char* at;    ///< the byte the error names
};

/// What "<?" at `p` begins where no declaration may stand (XML 1.0 §2.6): targets spelled "xml" are reserved.
inline instruction_end scan_instruction(const char* p, const char* end) noexcept {
    constexpr std::string_view reserved = "xml";
    const char* const target = p + 2;
    for (std::size_t i = 0; i != reserved.size(); ++i) {
        if (target + i == end) return {errc::absent, p};
        if ((target[i] | 0x20) == reserved[i]) continue;
        if (i != 0) return {errc::processing_instruction, p};
        const decoded c = decode(target, end);
        if (c.what == decoded::kind::cut) return {errc::absent, p};
        const bool starts = c.what == decoded::kind::good && (is_name_start(c.value) || c.value == ':');
        return starts ? instruction_end{errc::processing_instruction, p} : instruction_end{errc::malformed_tag, target};
    }
    const char* const behind = target + reserved.size();
    if (behind == end) return {errc::absent, p};
    const decoded c = decode(behind, end);
    if (c.what == decoded::kind::cut) return {errc::absent, p};
    const bool longer = c.what == decoded::kind::good && (is_name_char(c.value) || c.value == ':');
    return {longer ? errc::processing_instruction : errc::misplaced_declaration, p};
}

}

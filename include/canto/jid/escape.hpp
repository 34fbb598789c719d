// XEP-0106: localparts that stand for what a localpart may not contain.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include <canto/error.hpp>
#include <canto/result.hpp>
#include <canto/version.hpp>

namespace canto::inline CANTO_ABI {

namespace detail {

/// Each character that is escaped, and the two digits that follow the backslash.
struct jid_escape {
    char character;
    std::string_view digits;
};
inline constexpr jid_escape jid_escapes[] = {
    {' ', "20"}, {'"', "22"}, {'&', "26"}, {'\'', "27"}, {'/', "2f"},
    {':', "3a"}, {'<', "3c"}, {'>', "3e"}, {'@', "40"},  {'\\', "5c"},
};

/// The escape that begins at a backslash, or null.
constexpr const jid_escape* escape_at(std::string_view text) noexcept {
    if (text.starts_with('\\'))
        for (const jid_escape& e : jid_escapes)
            if (text.substr(1).starts_with(e.digits)) return &e;
    return nullptr;
}

constexpr const jid_escape* escape_of(char c) noexcept {
    for (const jid_escape& e : jid_escapes)
        if (e.character == c) return &e;
    return nullptr;
}

}

/// Writes a name from elsewhere (a mailbox, what a user typed) as a localpart, in one pass from left to right. A
/// backslash is escaped only where it would begin an escape. Characters that no escape exists for stay as they are, and
/// are refused when the address is parsed. Never apply it to what is a localpart already.
/// Errors:  jid_forbidden_character for a space at either end, which XEP-0106 does not let anyone escape: trim it
///          first.
/// Cost:    O(n); may throw what std::string throws.
/// Example: escape_localpart("d'artagnan") gives R"(d\27artagnan)"; escape_localpart(R"(c:\net)") gives R"(c\3a\net)"
inline result<std::string> escape_localpart(std::string_view text) {
    if (text.starts_with(' ')) return errc::jid_forbidden_character;
    if (text.ends_with(' ')) return {errc::jid_forbidden_character, text.size() - 1};
    std::string local;
    local.reserve(text.size());
    for (std::size_t i = 0; i != text.size(); ++i) {
        const detail::jid_escape* const escape = detail::escape_of(text[i]);
        if (escape && (text[i] != '\\' || detail::escape_at(text.substr(i))))
            (local += '\\') += escape->digits;
        else
            local += text[i];
    }
    return local;
}

/// The name that a localpart stands for, to show to a person or to hand to a system that is not XMPP. Only the ten
/// escapes are undone, a space (\20) at either end is not one of them. Never compare or route by the outcome.
/// Cost:    O(n); may throw what std::string throws.
/// Example: unescape_localpart(R"(space\20cadet)") == "space cadet"
inline std::string unescape_localpart(std::string_view local) {
    std::string text;
    text.reserve(local.size());
    for (std::size_t i = 0; i != local.size();) {
        const detail::jid_escape* const escape = detail::escape_at(local.substr(i));
        const bool at_an_end = i == 0 || i + 3 == local.size();
        if (escape && !(escape->character == ' ' && at_an_end)) {
            text += escape->character;
            i += 3;
        } else {
            text += local[i++];
        }
    }
    return text;
}

}

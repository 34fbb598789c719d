// The XML declaration (XML 1.0 §2.8), as far as XMPP has it (RFC 6120 §11.4, §11.5).
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

#include <canto/detail/chars.hpp>
#include <canto/detail/scan.hpp>
#include <canto/error.hpp>
#include <canto/version.hpp>
#include <canto/xml/instruction.hpp>

namespace canto::inline CANTO_ABI::detail {

/// What stands at the front of a stream.
struct declaration_end {
    enum class kind { complete, cut, wrong };
    kind what;
    std::size_t at;                       ///< complete: bytes it takes; wrong: the byte the error names
    errc code = errc::malformed_declaration;
};

/// Reads "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>", of which only the version must be there.
/// Judged when its '>' has arrived (or a '<', which it cannot hold), but for another target than "xml", which is a
/// processing instruction. In the first `looked` bytes neither has been found yet.
inline declaration_end scan_declaration(std::string_view s, std::size_t looked = 0) noexcept {
    using enum declaration_end::kind;
    constexpr std::string_view mark = "<?xml";
    const std::size_t same = static_cast<std::size_t>(
        std::mismatch(s.begin(), s.begin() + std::ptrdiff_t(std::min(s.size(), mark.size())), mark.begin()).first -
        s.begin());
    if (same != mark.size() || (s.size() > same && !is_space(s[same]))) {
        const instruction_end target = scan_instruction(s.data(), s.data() + s.size());
        if (target.what == errc::absent) return {cut, 0};
        if (target.what != errc::misplaced_declaration)
            return {wrong, static_cast<std::size_t>(target.at - s.data()), target.what};
        return {wrong, same};
    }
    const char* const end = s.data() + s.size();
    const char* const bracket = find<odd_bytes::pass, '<', '>'>(s.data() + std::max(looked, same), end);
    if (bracket == end) return {cut, 0};
    const auto last = static_cast<std::size_t>(bracket - s.data());

    std::size_t p = mark.size();
    const auto skip_space = [&] {
        const std::size_t from = p;
        while (is_space(s[p])) ++p;
        return p != from;
    };
    // How many bytes at `at` are the front of a word.
    const auto common = [&](std::size_t at, std::string_view word) {
        std::size_t n = 0;
        while (n != word.size() && s[at + n] == word[n]) ++n;
        return n;
    };
    // Each attribute has its place; one that is missing is passed over.
    constexpr auto names = std::to_array<std::string_view>({"version", "encoding", "standalone"});
    bool is_utf8 = true;
    // The longest beginning of one that was passed over: the byte behind it is wrong. No two begin alike.
    std::size_t longest = 0;
    for (std::size_t which = 0; which != names.size(); ++which) {
        const std::size_t before = p;
        const bool spaced = skip_space();
        const std::size_t part = spaced ? common(p, names[which]) : 0;
        if (part != names[which].size()) {
            if (which == 0) return {wrong, p + part};
            longest = std::max(longest, part);
            p = before;
            continue;
        }
        p += part;
        skip_space();
        if (s[p] != '=') return {wrong, p};
        ++p;
        skip_space();
        const char quote = s[p];
        if (quote != '\'' && quote != '"') return {wrong, p};
        const std::size_t begin = ++p;
        const std::size_t value_end = std::min(s.find(quote, begin), last);
        const std::string_view value = s.substr(begin, value_end - begin);

        const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
        const auto is_letter = [](char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; };
        if (which == 0) {
            // VersionNum of the 5th edition: "1." and digits.
            for (std::size_t i = 0; i != value.size(); ++i)
                if (!(i == 0 ? value[i] == '1' : i == 1 ? value[i] == '.' : is_digit(value[i])))
                    return {wrong, begin + i};
            if (value.size() < 3) return {wrong, value_end};
        } else if (which == 1) {
            for (std::size_t i = 0; i != value.size(); ++i) {
                const char c = value[i];
                if (!(is_letter(c) || (i != 0 && (is_digit(c) || c == '.' || c == '_' || c == '-'))))
                    return {wrong, begin + i};
            }
            if (value.empty()) return {wrong, value_end};
            constexpr std::string_view utf8 = "utf-8";
            is_utf8 = value.size() == utf8.size();
            for (std::size_t i = 0; is_utf8 && i != utf8.size(); ++i)
                is_utf8 = (is_letter(value[i]) ? char(value[i] | 0x20) : value[i]) == utf8[i];
        } else if (value != "yes" && value != "no") {
            return {wrong, begin + std::max(common(begin, "yes"), common(begin, "no"))};
        }
        if (value_end == last) return {wrong, last};
        p = value_end + 1;
    }
    skip_space();
    if (s[p] != '?') return {wrong, p + longest};
    if (s[++p] != '>') return {wrong, p};
    return is_utf8 ? declaration_end{complete, p + 1} : declaration_end{wrong, 0, errc::unsupported_encoding};
}

}

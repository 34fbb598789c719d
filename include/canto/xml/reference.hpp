// References: "&amp;" and its four siblings, "&#60;", "&#x3C;" (XML 1.0 §4.1, RFC 6120 §11.1).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include <canto/detail/same.hpp>
#include <canto/detail/utf8.hpp>
#include <canto/version.hpp>

namespace canto::inline CANTO_ABI::detail {

/// A character number as far as it has been read. It may have any number of digits, so it is the one part of a
/// reference that is carried from one feed to the next.
struct reference_number {
    std::uint32_t base = 0;     ///< 10 or 16; 0 where no number is being read
    std::uint32_t value = 0;    ///< saturates just above the last character
};

struct reference_end {
    enum class kind : std::uint8_t { complete, cut, undefined_entity, malformed };
    kind what;
    const char* at;    ///< complete: behind the ';'. cut: where to go on with the number read so far, or the '&' again.
};

/// Reads digits and the ';' behind them. A wrong number is judged at its ';', anything else at its first byte.
inline reference_end scan_number(const char* p, const char* end, reference_number& number) noexcept {
    using enum reference_end::kind;
    for (; p != end; ++p) {
        std::uint32_t digit;
        const char lower = char(*p | 0x20);
        if (*p >= '0' && *p <= '9') digit = std::uint32_t(*p - '0');
        else if (number.base == 16 && lower >= 'a' && lower <= 'f') digit = std::uint32_t(lower - 'a' + 10);
        else if (*p == ';') return {is_xml_char(number.value) ? complete : malformed, p + 1};
        else return {malformed, p};
        number.value = number.value * number.base + digit;
        if (number.value > 0x10FFFF) number.value = 0x110000;
    }
    return {cut, p};
}

/// Reads the reference that begins with the '&' at `amp`.
/// A name is judged at the first byte that leaves the five names: by a name character or ';' it is another entity, by
/// anything else it is no reference at all.
inline reference_end scan_reference(const char* amp, const char* end, reference_number& number) noexcept {
    using enum reference_end::kind;
    const char* p = amp + 1;
    if (p == end) return {cut, amp};
    if (*p == '#') {
        ++p;
        const bool hex = p != end && *p == 'x';
        if (hex) ++p;
        if (p == end) return {cut, amp};
        if (*p == ';') return {malformed, p};
        number = {hex ? 16u : 10u, 0};
        const reference_end found = scan_number(p, end, number);
        if (found.what != cut) number = {};
        return found;
    }
    constexpr auto names = std::to_array<std::string_view>({"lt;", "gt;", "amp;", "apos;", "quot;"});
    const auto here = static_cast<std::size_t>(end - p);
    const std::string_view front(p, here < 5 ? here : 5);
    for (const std::string_view name : names)
        if (same(front.substr(0, name.size()), name)) return {complete, p + name.size()};

    // The first byte that none of the names has at its place decides.
    std::size_t agreed = 0;
    for (const std::string_view name : names) {
        std::size_t n = 0;
        while (n != front.size() && front[n] == name[n]) ++n;
        if (n == front.size()) return {cut, amp};
        agreed = n > agreed ? n : agreed;
    }
    const char* const judge = p + agreed;
    const decoded c = decode(judge, end);
    if (c.what == decoded::kind::cut) return {cut, amp};
    const bool starts = judge == p;
    const bool is_name = c.what == decoded::kind::good &&
                         (starts ? is_name_start(c.value) || c.value == ':' : is_name_char(c.value) || c.value == ':');
    return {is_name || (!starts && *judge == ';') ? undefined_entity : malformed, judge};
}

/// The character of a reference that scan_reference() has accepted; `at` stands on its '&' and is moved behind its ';'.
inline std::uint32_t accepted_reference(const char*& at) noexcept {
    const char* p = at + 1;
    std::uint32_t value = 0;
    if (*p == '#') {
        ++p;
        const bool hex = *p == 'x';
        if (hex) ++p;
        for (; *p != ';'; ++p) {
            const std::uint32_t digit = std::uint32_t(*p <= '9' ? *p - '0' : (*p | 0x20) - 'a' + 10);
            value = value * (hex ? 16 : 10) + digit;
        }
    } else {
        value = *p == 'l' ? '<' : *p == 'g' ? '>' : *p == 'q' ? '"' : p[1] == 'm' ? '&' : '\'';
        while (*p != ';') ++p;
    }
    at = p + 1;
    return value;
}

}

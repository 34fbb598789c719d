// IP literals in brackets, as a domainpart may be one (RFC 7622 §3.2, RFC 3986 §3.2.2, RFC 6874).
#pragma once

#include <cstddef>
#include <string_view>

#include <canto/version.hpp>

namespace canto::inline CANTO_ABI {

namespace detail {

constexpr bool is_digit(char c) noexcept {
    return c >= '0' && c <= '9';
}
constexpr bool is_alpha(char c) noexcept {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
constexpr bool is_hex_digit(char c) noexcept {
    return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/// unreserved of RFC 3986 §2.3.
constexpr bool is_unreserved(char c) noexcept {
    return is_alpha(c) || is_digit(c) || c == '-' || c == '.' || c == '_' || c == '~';
}
/// sub-delims of RFC 3986 §2.2.
constexpr bool is_sub_delimiter(char c) noexcept {
    return std::string_view("!$&'()*+,;=").find(c) != std::string_view::npos;
}

/// IPvFuture = "v" 1*HEXDIG "." 1*( unreserved / sub-delims / ":" )
constexpr bool is_ipvfuture(std::string_view text) noexcept {
    if (text.empty() || (text[0] != 'v' && text[0] != 'V')) return false;
    std::size_t i = 1;
    while (i != text.size() && is_hex_digit(text[i])) ++i;
    if (i == 1 || i == text.size() || text[i] != '.' || i + 1 == text.size()) return false;
    for (const char c : text.substr(i + 1))
        if (!is_unreserved(c) && !is_sub_delimiter(c) && c != ':') return false;
    return true;
}

/// ZoneID = 1*( unreserved / pct-encoded )
constexpr bool is_zone_id(std::string_view text) noexcept {
    for (std::size_t i = 0; i != text.size(); ++i) {
        if (text[i] == '%') {
            if (text.size() - i < 3 || !is_hex_digit(text[i + 1]) || !is_hex_digit(text[i + 2])) return false;
            i += 2;
        } else if (!is_unreserved(text[i])) {
            return false;
        }
    }
    return !text.empty();
}

}

/// Whether the text is an IPv4 address: four decimal numbers up to 255, without leading zeros (RFC 3986 §3.2.2).
/// Cost:    O(n), constexpr, noexcept.
constexpr bool is_ipv4_address(std::string_view text) noexcept {
    std::size_t i = 0;
    for (int octet = 0; octet != 4; ++octet) {
        if (octet != 0 && (i == text.size() || text[i++] != '.')) return false;
        const std::size_t begin = i;
        int value = 0;
        while (i != text.size() && detail::is_digit(text[i]) && i - begin != 3) value = value * 10 + (text[i++] - '0');
        if (i == begin || value > 255 || (text[begin] == '0' && i - begin != 1)) return false;
    }
    return i == text.size();
}

/// Whether the text is an IPv6 address, without brackets and zone (RFC 3986 §3.2.2).
/// Cost:    O(n), constexpr, noexcept.
constexpr bool is_ipv6_address(std::string_view text) noexcept {
    int groups = 0;      // of 16 bits
    bool elided = false; // "::" was there
    std::size_t i = 0;
    if (text.starts_with("::")) {
        elided = true;
        i = 2;
    }
    while (i != text.size()) {
        const std::size_t begin = i;
        while (i != text.size() && detail::is_hex_digit(text[i])) ++i;
        if (i != text.size() && text[i] == '.') // the last 32 bits may be an IPv4 address
            return is_ipv4_address(text.substr(begin)) && (elided ? groups + 2 < 8 : groups + 2 == 8);
        if (i == begin || i - begin > 4 || ++groups > 8) return false;
        if (i == text.size()) break;
        if (text[i++] != ':' || i == text.size()) return false;
        if (text[i] == ':') {
            if (elided) return false;
            elided = true;
            ++i;
        }
    }
    return elided ? groups < 8 : groups == 8;
}

/// Whether the text is an IP literal: an IPv6 address in brackets, perhaps with a zone, or a later version.
/// Shape:   "[" ( IPv6address [ "%25" ZoneID ] / IPvFuture ) "]"        (RFC 3986 §3.2.2, RFC 6874 §2)
/// Cost:    O(n), constexpr, noexcept.
/// Example: is_ip_literal("[2001:db8::1]"), !is_ip_literal("[127.0.0.1]"), !is_ip_literal("[::1]:5222")
constexpr bool is_ip_literal(std::string_view text) noexcept {
    if (text.size() < 2 || text.front() != '[' || text.back() != ']') return false;
    const std::string_view inside = text.substr(1, text.size() - 2);
    if (detail::is_ipvfuture(inside)) return true;
    const std::size_t zone = inside.find("%25");
    if (zone == std::string_view::npos) return is_ipv6_address(inside);
    return is_ipv6_address(inside.substr(0, zone)) && detail::is_zone_id(inside.substr(zone + 3));
}

}

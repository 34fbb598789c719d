// Which characters XML allows where: XML 1.0 (5th edition) productions Char, NameStartChar, NameChar, S.
#pragma once

#include <array>
#include <cstdint>

#include <canto/version.hpp>

namespace canto::inline CANTO_ABI::detail {

/// Char [2]: what may stand in a document at all.
constexpr bool is_xml_char(std::uint32_t c) noexcept {
    if (c < 0x20) return c == 0x9 || c == 0xA || c == 0xD;
    return c <= 0xD7FF || (c >= 0xE000 && c <= 0xFFFD) || (c >= 0x10000 && c <= 0x10FFFF);
}

/// NameStartChar [4] without ':', which Namespaces in XML keeps for prefixes.
constexpr bool is_name_start(std::uint32_t c) noexcept {
    if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    return (c >= 0xC0 && c <= 0x2FF && c != 0xD7 && c != 0xF7) || (c >= 0x370 && c <= 0x1FFF && c != 0x37E) ||
           c == 0x200C || c == 0x200D || (c >= 0x2070 && c <= 0x218F) || (c >= 0x2C00 && c <= 0x2FEF) ||
           (c >= 0x3001 && c <= 0xD7FF) || (c >= 0xF900 && c <= 0xFDCF) || (c >= 0xFDF0 && c <= 0xFFFD) ||
           (c >= 0x10000 && c <= 0xEFFFF);
}

/// NameChar [4a] without ':'.
constexpr bool is_name_char(std::uint32_t c) noexcept {
    return is_name_start(c) || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == 0xB7 ||
           (c >= 0x300 && c <= 0x36F) || c == 0x203F || c == 0x2040;
}

/// S [3].
constexpr bool is_space(char c) noexcept {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

/// What no Char is, among bytes below 0x80.
constexpr bool is_control(char c) noexcept {
    return static_cast<unsigned char>(c) < 0x20 && !is_space(c);
}

/// The small letter of an ASCII capital; of anything else itself.
constexpr char ascii_lower(char c) noexcept {
    return static_cast<char>(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
}

/// What a byte may be in a name, as a table, for the loops that read names a byte at a time.
struct name_byte {
    static constexpr std::uint8_t starts = 1;               // the ASCII part of NameStartChar
    static constexpr std::uint8_t continues = 2;            // the ASCII part of NameChar
    static constexpr std::uint8_t continues_qualified = 4;  // the same, ':', and any byte outside ASCII
};
inline constexpr auto name_bytes = [] {
    std::array<std::uint8_t, 256> table{};
    for (std::uint32_t c = 0; c != 256; ++c) {
        const bool ascii = c < 0x80;
        if (ascii && is_name_start(c)) table[c] |= name_byte::starts;
        if (ascii && is_name_char(c)) table[c] |= name_byte::continues;
        if (!ascii || c == ':' || is_name_char(c)) table[c] |= name_byte::continues_qualified;
    }
    return table;
}();

constexpr bool continues_qualified_name(char c) noexcept {
    return (name_bytes[static_cast<unsigned char>(c)] & name_byte::continues_qualified) != 0;
}
constexpr bool starts_ascii_name(char c) noexcept {
    return (name_bytes[static_cast<unsigned char>(c)] & name_byte::starts) != 0;
}
constexpr bool continues_ascii_name(char c) noexcept {
    return (name_bytes[static_cast<unsigned char>(c)] & name_byte::continues) != 0;
}
constexpr bool is_ascii(char c) noexcept {
    return static_cast<unsigned char>(c) < 0x80;
}

}

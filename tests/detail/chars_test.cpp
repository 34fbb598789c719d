#include <canto/detail/chars.hpp>

#include <cstdint>

#include <doctest/doctest.h>

using namespace canto::detail;

namespace {

struct range {
    std::uint32_t from, to;
};
template <std::size_t N>
bool in(const range (&ranges)[N], std::uint32_t c) {
    for (const range& r : ranges)
        if (c >= r.from && c <= r.to) return true;
    return false;
}

// As the productions are written.
constexpr range chars[] = {{0x9, 0x9}, {0xA, 0xA}, {0xD, 0xD}, {0x20, 0xD7FF}, {0xE000, 0xFFFD}, {0x10000, 0x10FFFF}};
constexpr range name_starts[] = {{'A', 'Z'},       {'_', '_'},       {'a', 'z'},        {0xC0, 0xD6},
                                 {0xD8, 0xF6},     {0xF8, 0x2FF},    {0x370, 0x37D},    {0x37F, 0x1FFF},
                                 {0x200C, 0x200D}, {0x2070, 0x218F}, {0x2C00, 0x2FEF},  {0x3001, 0xD7FF},
                                 {0xF900, 0xFDCF}, {0xFDF0, 0xFFFD}, {0x10000, 0xEFFFF}};
constexpr range name_more[] = {{'-', '-'}, {'.', '.'}, {'0', '9'}, {0xB7, 0xB7}, {0x300, 0x36F}, {0x203F, 0x2040}};

}

TEST_CASE("characters and name characters are those of XML 1.0, fifth edition, without ':'") {
    std::size_t wrong = 0;
    for (std::uint32_t c = 0; c != 0x110001; ++c) {
        wrong += is_xml_char(c) != in(chars, c);
        if (c >= 0xD800 && c <= 0xDFFF) continue;    // no character at all: decode() never gives one
        wrong += is_name_start(c) != in(name_starts, c);
        wrong += is_name_char(c) != (in(name_starts, c) || in(name_more, c));
    }
    CHECK(wrong == 0);
    CHECK_FALSE(is_xml_char(0xFFFF'FFFF));
}

TEST_CASE("the tables for bytes say what the functions say of ASCII, and no byte above it") {
    for (int i = 0; i != 256; ++i) {
        const char c = static_cast<char>(i);
        CHECK(starts_ascii_name(c) == (i < 0x80 && is_name_start(std::uint32_t(i))));
        CHECK(continues_ascii_name(c) == (i < 0x80 && is_name_char(std::uint32_t(i))));
        CHECK(is_ascii(c) == (i < 0x80));
        CHECK(is_control(c) == (i < 0x80 && !is_xml_char(std::uint32_t(i))));
        CHECK(is_space(c) == (i == 0x20 || i == 0x9 || i == 0xA || i == 0xD));
    }
}

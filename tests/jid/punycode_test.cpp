#include <canto/jid/punycode.hpp>

#include <string>
#include <string_view>
#include <utility>

#include <doctest/doctest.h>

namespace punycode = canto::punycode;

namespace {

std::u32string decoded(std::string_view text) {
    char32_t out[punycode::max_size];
    const auto size = punycode::decode(text, out);
    return size ? std::u32string(out, *size) : U"<none>";
}
std::string encoded(std::u32string_view text) {
    char out[200];
    const auto size = punycode::encode(text, out);
    return size ? std::string(out, *size) : "<none>";
}

}

TEST_CASE("what Punycode stands for, both ways") {
    for (const auto& row : {std::pair<std::u32string_view, std::string_view>{U"m\u00fcnchen", "mnchen-3ya"},
                            {U"b\u00fccher", "bcher-kva"},
                            {U"\u00fc", "tda"},
                            {U"fa\u00df", "fa-hia"},
                            {U"\u03b2\u03cc\u03bb\u03bf\u03c2", "nxasmm1c"},
                            {U"\u4f8b\u3048", "r8jz45g"},
                            {U"\u6d4b\u8bd5", "0zwm56d"},
                            {U"\U0001F600", "e28h"},
                            {U"a-\u00e9-b", "a--b-cpa"},
                            {U"abc", "abc-"},
                            {U"-", "--"},
                            {U"\U0010FFFF\u0080", "a4h87370n"}}) {
        const std::u32string_view text = row.first;
        const std::string_view code = row.second;
        CAPTURE(code);
        CHECK(decoded(encoded(text)) == text);
        if (text != U"\U0010FFFF\u0080") {
            CHECK(encoded(text) == code);
            CHECK(decoded(code) == text);
        }
    }
}

TEST_CASE("capital digits mean the same, basic characters keep their case") {
    CHECK(decoded("TDA") == U"\u00fc");
    CHECK(decoded("Mnchen-3YA") == U"M\u00fcnchen");
}

TEST_CASE("what is not Punycode decodes to nothing") {
    CHECK(decoded("t!a") == U"<none>");
    CHECK(decoded("mnchen-3y") == U"<none>"); // ends inside a number
    CHECK(decoded("dn32g") == U"\U0010FFFF");
    CHECK(decoded("en32g") == U"<none>");                // beyond U+10FFFF
    CHECK(decoded("zzzzzzz99999") == U"<none>");         // far beyond
    CHECK(decoded("99999999999999999999") == U"<none>"); // beyond 32 bits
    for (const char bad : {'/', ':', '@', '[', '_', '`', '{', '\x7F'})
        CHECK(decoded(std::string{'t', 'd', bad, 'a'}) == U"<none>");
    CHECK(decoded("a\xc3\xa9-tda") == U"<none>");
    CHECK(decoded("0ug") != U"<none>");
}

TEST_CASE("no surrogate is decoded") {
    for (char32_t c : {U'\xD7FF', U'\xE000'}) CHECK(decoded(encoded({&c, 1})) == std::u32string(1, c));
    // U+D800 comes one after U+D7FF: count its encoding up by the weight of its first digit
    const std::u32string last(1, U'\xD7FF');
    std::string code = encoded(last);
    bool refused = false;
    for (char& c : code) {
        const char before = c;
        for (const char digit : std::string_view("abcdefghijklmnopqrstuvwxyz0123456789")) {
            c = digit;
            const std::u32string text = decoded(code);
            for (const char32_t x : text) CHECK_FALSE((x >= 0xD800 && x <= 0xDFFF));
            refused |= text == U"<none>";
        }
        c = before;
    }
    CHECK(refused);
}

TEST_CASE("what does not fit is refused") {
    char32_t points[2];
    CHECK_FALSE(punycode::decode("mnchen-3ya", points));
    CHECK_FALSE(punycode::decode("tdaaa", points));
    char bytes[9];
    CHECK_FALSE(punycode::encode(U"m\u00fcnchen", bytes));
    CHECK_FALSE(punycode::encode(U"mm\u00fcnchen", bytes));
    char basic[3];
    CHECK_FALSE(punycode::encode(U"abc\u00e9", basic));
    CHECK_FALSE(punycode::encode(U"abcd", basic));
}

TEST_CASE("nothing is encoded as nothing") {
    CHECK(decoded("").empty());
    CHECK(encoded(U"").empty());
    CHECK(decoded("-").empty());
}

TEST_CASE("every character survives, alone and beside others") {
    for (char32_t c = 0x80; c < 0x110000; c += c < 0x3000 ? 1 : 97) {
        if (c >= 0xD800 && c <= 0xDFFF) continue;
        const std::u32string text = {U'a', c, U'z', c, U'\u00e9'};
        if (decoded(encoded(text)) != text) FAIL_CHECK(static_cast<unsigned long>(c));
    }
}

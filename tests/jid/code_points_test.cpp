#include <canto/jid/code_points.hpp>

#include <string>
#include <string_view>

#include <doctest/doctest.h>

using canto::max_jid_part;
using canto::detail::byte_of;
using canto::detail::code_points;

TEST_CASE("UTF-8 goes in and comes out") {
    code_points text;
    const std::string_view utf8 = "a\u00e9\u20ac\U0001F600";
    CHECK(text.append_each(utf8, [](char32_t c, code_points& to) { return to.append(c); }));
    CHECK(text.view() == U"a\u00e9\u20ac\U0001F600");
    char out[max_jid_part];
    REQUIRE(text.store(out) == utf8.size());
    CHECK(std::string_view(out, utf8.size()) == utf8);
}

TEST_CASE("a character may become several, or end the walk") {
    code_points text;
    CHECK(text.append_each("ab", [](char32_t c, code_points& to) { return to.append(c) && to.append(c); }));
    CHECK(text.view() == U"aabb");
    CHECK_FALSE(text.append_each("cd", [](char32_t c, code_points& to) { return c != 'd' && to.append(c); }));
    CHECK(text.view() == U"aabbc");
    text.clear();
    CHECK(text.view().empty());
}

TEST_CASE("there is room for so many, and no more") {
    code_points text;
    for (std::size_t i = 0; i != code_points::capacity; ++i) REQUIRE(text.append(U'a'));
    CHECK_FALSE(text.append(U'a'));
    CHECK_FALSE(text.append(U"b"));
}

TEST_CASE("more than 1023 bytes are not stored") {
    char out[max_jid_part];
    code_points text;
    for (std::size_t i = 0; i != 511; ++i) text.append(U'\u00e9');
    CHECK(text.store(out) == 1022);
    text.append(U'a');
    CHECK(text.store(out) == 1023);
    text.append(U'a');
    CHECK_FALSE(text.store(out));
}

TEST_CASE("a character's place among the bytes") {
    CHECK(byte_of("a\u00e9\u20acb", 0) == 0);
    CHECK(byte_of("a\u00e9\u20acb", 1) == 1);
    CHECK(byte_of("a\u00e9\u20acb", 2) == 3);
    CHECK(byte_of("a\u00e9\u20acb", 3) == 6);
}

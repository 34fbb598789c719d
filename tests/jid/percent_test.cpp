#include <canto/jid/percent.hpp>

#include <string>
#include <string_view>

#include <doctest/doctest.h>

using canto::percent_text;

TEST_CASE("percent-encoded text decodes when asked") {
    const percent_text text("a%20b%C3%a9%25");
    CHECK(text.raw() == "a%20b%C3%a9%25");
    CHECK(text.str() == "a b\u00e9%");
    CHECK(text.size() == 6);
    std::string out = "x";
    text.append_to(out);
    CHECK(out == "xa b\u00e9%");
}

TEST_CASE("comparison is with what it decodes to") {
    CHECK(percent_text("a%20b") == "a b");
    CHECK(percent_text("a%20b") != "a%20b");
    CHECK(percent_text("a%20b") != "a bc");
    CHECK(percent_text("a%20bc") != "a b");
    CHECK(percent_text() == "");
    static_assert(percent_text("%61") == "a");
}

TEST_CASE("a triplet is a percent sign and two hexadecimal digits of either case") {
    for (const std::string_view good : {"%00", "%fF", "%9a", "%20 and more"})
        CHECK(canto::detail::is_percent_triplet(good));
    for (const std::string_view bad : {"", "%", "%2", "x20", "%x0", "%2x", "%%20"})
        CHECK_FALSE(canto::detail::is_percent_triplet(bad));
}

TEST_CASE("a plus sign is a plus sign") {
    CHECK(percent_text("a+b").str() == "a+b");
}

TEST_CASE("bytes that may not stand are encoded in capitals") {
    std::string out;
    canto::append_percent_encoded(out, "a/\u00e9\x7f", [](char c) { return c == 'a'; });
    CHECK(out == "a%2F%C3%A9%7F");
}

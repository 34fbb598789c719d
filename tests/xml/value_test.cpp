#include <canto/xml/value.hpp>

#include <canto/condition.hpp>
#include <canto/xml/document.hpp>

#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

using namespace canto;

namespace {

/// A model of xml_text as others may write one: its pieces are what they are.
struct pieced {
    std::vector<std::string_view> all;
    std::optional<std::string_view> view() const { return std::nullopt; }
    bool empty() const { return str().empty(); }
    std::size_t max_size() const { return str().size(); }
    char* copy_to(char* out) const { return str().copy(out, max_size()) + out; }
    std::string str() const {
        std::string joined;
        for (const std::string_view piece : all) joined += piece;
        return joined;
    }
    const std::vector<std::string_view>& pieces() const { return all; }
    friend bool operator==(const pieced& a, const text& b) { return text(std::string_view(a.str())) == b; }
};
static_assert(xml_text<pieced>);

}

TEST_CASE("numbers are decimal, in range, with white space around") {
    CHECK(*to_number<std::uint8_t>(text("255")) == 255);
    CHECK_FALSE(to_number<std::uint8_t>(text("256")));
    CHECK(*to_number<std::uint32_t>(text(" 4294967295\n")) == 4294967295u);
    CHECK_FALSE(to_number<std::uint32_t>(text("4294967296")));
    CHECK(*to_number<std::uint64_t>(text("18446744073709551615")) == std::numeric_limits<std::uint64_t>::max());
    CHECK_FALSE(to_number<std::uint64_t>(text("18446744073709551616")));
    CHECK(*to_number<std::int64_t>(text("-9223372036854775808")) == std::numeric_limits<std::int64_t>::min());
    CHECK_FALSE(to_number<std::int64_t>(text("9223372036854775808")));
    CHECK(*to_number<int>(text("000000000000000000000000000007")) == 7);
}

TEST_CASE("a sign is allowed where the type has one") {
    CHECK(*to_number<int>(text("+5")) == 5);
    CHECK(*to_number<int>(text("-5")) == -5);
    CHECK_FALSE(to_number<unsigned>(text("+5")));
    CHECK_FALSE(to_number<unsigned>(text("-0")));
}

TEST_CASE("what is no number is an invalid value") {
    for (const char* bad : {"", " ", "+", "-", "1 2", "1.0", "1e3", "0x1", "--1", "1-", "\xD9\xA1"}) {
        CAPTURE(bad);
        CHECK(to_number<int>(text(bad)).error() == errc::invalid_value);
    }
    CHECK(to_number<int>(std::optional<text>()).error() == errc::absent);
}

TEST_CASE("truth values are four words") {
    CHECK(*to_boolean(text("true")));
    CHECK(*to_boolean(text(" 1 ")));
    CHECK_FALSE(*to_boolean(text("false")));
    CHECK_FALSE(*to_boolean(text("0")));
    for (const char* bad : {"", "TRUE", "yes", "2", "falsehood", "t rue", "truetrue"}) {
        CAPTURE(bad);
        CHECK_FALSE(to_boolean(text(bad)));
    }
}

TEST_CASE("an enum is read by its token alone") {
    CHECK(to_enum<stanza_condition>(text("gone")) == stanza_condition::gone);
    CHECK_FALSE(to_enum<stanza_condition>(text(" gone")));
    CHECK(to_enum<stanza_condition>(std::optional<text>("went")).error() == errc::invalid_value);
    CHECK(to_enum<stanza_condition>(std::optional<text>()).error() == errc::absent);
}

TEST_CASE("characters that stand in one row are viewed, whatever the buffer") {
    std::array<char, 1> buffer{};
    CHECK(*to_view(text("long enough"), buffer) == "long enough");
    CHECK(*to_view(text("long enough"), {}) == "long enough");
    CHECK(*to_view(text(), {}) == "");
}

TEST_CASE("characters that must be decoded are put into the buffer, where there is one that holds them") {
    const auto parsed = parse_element("<a>gone<b/><![CDATA[ &amp;]]></a>");
    const text runs = parsed->root().text();
    std::array<char, 10> buffer{};
    CHECK(*to_view(runs, buffer) == "gone &amp;");
    CHECK(to_view(runs, {}).error() == errc::needs_decoding);
    CHECK(to_view(runs, std::span(buffer).first(9)).error() == errc::buffer_too_small);
    const auto empty = parse_element("<a><![CDATA[]]><b/><![CDATA[]]></a>");
    REQUIRE(empty->root().text().needs_decoding());
    CHECK(*to_view(empty->root().text(), {}) == "");
}

TEST_CASE("an enum is read from a text that must be decoded, too") {
    const auto parsed = parse_element("<a b='g&#111;ne' c='w&#101;nt'/>");
    CHECK(to_enum<stanza_condition>(*parsed->root().attribute("b")) == stanza_condition::gone);
    CHECK_FALSE(to_enum<stanza_condition>(*parsed->root().attribute("c")));
}

TEST_CASE("values are read across pieces, empty ones among them") {
    CHECK(*to_number<int>(pieced{{"", " 1", "", "2", "", ""}}) == 12);
    CHECK(*to_boolean(pieced{{"", "tr", "", "ue"}}));
    CHECK_FALSE(to_number<int>(pieced{{"", ""}}));
    CHECK(to_enum<stanza_condition>(pieced{{"", "go", "ne"}}) == stanza_condition::gone);
}

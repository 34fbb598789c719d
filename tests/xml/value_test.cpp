#include <canto/xml/value.hpp>

#include <canto/condition.hpp>

#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>

#include <doctest/doctest.h>

using namespace canto;

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
    CHECK(detail::to_number<int>(std::optional<text>()).error() == errc::absent);
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
    CHECK(detail::to_enum<stanza_condition>(std::optional<text>("went")).error() == errc::invalid_value);
    CHECK(detail::to_enum<stanza_condition>(std::optional<text>()).error() == errc::absent);
}

TEST_CASE("characters that stand in one row are viewed, whatever the buffer") {
    std::array<char, 1> buffer{};
    CHECK(*to_view(text("long enough"), buffer) == "long enough");
    CHECK(*to_view(text("long enough"), {}) == "long enough");
    CHECK(*to_view(text(), {}) == "");
}

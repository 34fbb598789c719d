#include <canto/system_error.hpp>

#include <ostream>
#include <string>
#include <system_error>

#include <doctest/doctest.h>

using canto::errc;
using canto::stream_condition;

TEST_CASE("a code converts to std::error_code and never means success") {
    for (const canto::error_info& row : canto::errors) {
        const std::error_code code = row.code;
        CAPTURE(row.name);
        CHECK(code);
        CHECK(code.category() == canto::error_category());
        CHECK(code.message() == std::string(row.text));
    }
}

TEST_CASE("a code equals the stream condition of its row, and no other") {
    const std::error_code code = errc::doctype;
    CHECK(code == stream_condition::restricted_xml);
    CHECK(code != stream_condition::not_well_formed);
    const std::error_code field = errc::invalid_value;
    CHECK(field.default_error_condition().category() == canto::error_category());
}

TEST_CASE("codes and conditions of other categories are not ours") {
    CHECK(std::error_code(errc::malformed_tag) != std::make_error_code(std::errc::operation_not_permitted));
    CHECK(std::make_error_code(std::errc::operation_not_permitted) != stream_condition::bad_format);
}

TEST_CASE("a condition's message is its wire name") {
    CHECK(std::error_condition(stream_condition::see_other_host).message() == "see-other-host");
    CHECK(std::error_condition(stream_condition::bad_format).message() == "bad-format");
}

TEST_CASE("the categories have names, and survive numbers that are no code") {
    CHECK(std::string(canto::error_category().name()) == "canto");
    CHECK(std::string(canto::stream_condition_category().name()) == "xmpp-stream");
    for (const int number : {-1, 0, 256, 1'000'000}) {
        CHECK(canto::error_category().message(number) == "no canto error");
        CHECK(canto::stream_condition_category().message(number) == "no stream condition");
        CHECK(canto::error_category().default_error_condition(number).category() == canto::error_category());
    }
}

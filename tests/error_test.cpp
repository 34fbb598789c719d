#include <canto/error.hpp>

#include <set>
#include <string_view>

#include <doctest/doctest.h>

using canto::errc;

TEST_CASE("every code finds its own row") {
    for (const canto::error_info& row : canto::errors) {
        CAPTURE(row.name);
        CHECK(canto::info(row.code).code == row.code);
        CHECK(canto::to_string(row.code) == row.name);
    }
}

TEST_CASE("a row is named as its enumerator is spelled") {
    CHECK(canto::to_string(errc::malformed_tag) == "malformed_tag");
    CHECK(canto::to_string(errc::input_lost) == "input_lost");
    CHECK(canto::to_string(errc::invalid_value) == "invalid_value");
}

TEST_CASE("no two codes share a name or a text") {
    std::set<std::string_view> names, texts;
    for (const canto::error_info& row : canto::errors) {
        CAPTURE(row.name);
        CHECK(names.insert(row.name).second);
        CHECK(texts.insert(row.text).second);
    }
}

TEST_CASE("texts and offsets are phrases: no capital, no full stop") {
    for (const canto::error_info& row : canto::errors)
        for (const std::string_view phrase : {row.text, row.offset}) {
            CAPTURE(row.name);
            CAPTURE(phrase);
            CHECK_FALSE((phrase.front() >= 'A' && phrase.front() <= 'Z'));
            CHECK(phrase.back() != '.');
        }
}

TEST_CASE("the table says what to answer a bad stream with") {
    using s = canto::stream_condition;
    CHECK(canto::info(errc::mismatched_end_tag).stream == s::not_well_formed);
    CHECK(canto::info(errc::comment).stream == s::restricted_xml);
    CHECK(canto::info(errc::invalid_utf8).stream == s::unsupported_encoding);
    CHECK(canto::info(errc::wrong_root_namespace).stream == s::invalid_namespace);
    CHECK(canto::info(errc::wrong_root_name).stream == s::bad_format);
    CHECK(canto::info(errc::stanza_too_large).stream == s::policy_violation);
    CHECK(canto::info(errc::out_of_memory).stream == s::resource_constraint);
}

TEST_CASE("a bad field is no reason to end the stream") {
    CHECK(canto::info(errc::invalid_value).stream == std::nullopt);
    CHECK(canto::info(errc::invalid_value).stanza == canto::stanza_condition::bad_request);
    CHECK(canto::info(errc::absent).stream == std::nullopt);
}

TEST_CASE("the table is there at compile time") {
    static_assert(canto::info(errc::doctype).stream == canto::stream_condition::restricted_xml);
    static_assert(canto::to_string(errc::doctype) == "doctype");
}

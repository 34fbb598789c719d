#include <canto/detail/utf8.hpp>

#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include "support/twins.hpp"

namespace twins = canto_test::twins;
using namespace canto::detail;
using kind = decoded::kind;

TEST_CASE("decode judges sequences as the grammar of RFC 3629 does") {
    CHECK(twins::differing([](auto check) { twins::decode_sequences(check); }) == 0);
}

TEST_CASE("encode writes every character as decode reads it") {
    CHECK(twins::differing([](auto check) { twins::encode_characters(check); }) == 0);
}

TEST_CASE("skipping by blocks finds what skipping by characters finds, whatever is wrong and wherever") {
    CHECK(twins::differing([](auto check) { twins::skip_one_mistake(check); }) == 0);
    CHECK(twins::differing([](auto check) { twins::skip_random_inputs(check); }) == 0);
}

TEST_CASE("skipping by blocks judges every pair of bytes as skipping by characters does, wherever the block ends") {
    CHECK(twins::differing([](auto check) { twins::skip_all_pairs(check); }) == 0);
}

TEST_CASE("skipping by blocks leaves out U+FFFE and U+FFFF and nothing else behind EF") {
    CHECK(twins::differing([](auto check) { twins::skip_all_behind_ef(check); }) == 0);
}

TEST_CASE("skipping by blocks agrees with skipping by characters about all that sequences allow at their edges") {
    CHECK(twins::differing([](auto check) { twins::skip_all_edges(check); }) == 0);
}

TEST_CASE("skipping by blocks finds a stop at once behind good characters") {
    CHECK(twins::differing([](auto check) { twins::skip_to_stop(check); }) == 0);
}

TEST_CASE("a wrong sequence is invalid as soon as its first wrong byte is there, not before") {
    const auto what = [](std::string_view s) { return decode(s.data(), s.data() + s.size()).what; };
    CHECK(what("\xE2") == kind::cut);
    CHECK(what("\xE2\x82") == kind::cut);
    CHECK(what("\xE2\x82\xAC") == kind::good);
    CHECK(what("\xE2(") == kind::invalid);
    CHECK(what("\xED\xA0") == kind::invalid);
    CHECK(what("\xF4\x90") == kind::invalid);
    CHECK(what("\xF5") == kind::invalid);
}

TEST_CASE("skip_run stops at ASCII, and says what is wrong where it stops earlier") {
    const auto run = [](std::string_view s) {
        const skipped found = skip_run(s.data(), s.data() + s.size());
        return std::pair(found.end - s.data(), found.what);
    };
    CHECK(run("\xC3\xA9x") == std::pair(std::ptrdiff_t(2), kind::good));
    CHECK(run("\xC3\xA9") == std::pair(std::ptrdiff_t(2), kind::good));
    CHECK(run("\xC3\xA9\xFF") == std::pair(std::ptrdiff_t(2), kind::invalid));
    CHECK(run("\xC3\xA9\xEF\xBF\xBF") == std::pair(std::ptrdiff_t(2), kind::illegal));
    CHECK(run("\xC3\xA9\xE2\x82") == std::pair(std::ptrdiff_t(2), kind::cut));
}

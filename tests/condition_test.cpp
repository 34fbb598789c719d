#include <canto/condition.hpp>

#include <algorithm>
#include <string_view>

#include <doctest/doctest.h>

using canto::stanza_condition;
using canto::stream_condition;

namespace {

template <class Condition>
void check_wire_names() {
    const auto names = wire_names(Condition{});
    CHECK(std::is_sorted(names.begin(), names.end()));
    CHECK(std::adjacent_find(names.begin(), names.end()) == names.end());
    for (const std::string_view name : names) {
        CAPTURE(name);
        CHECK(name.find_first_not_of("abcdefghijklmnopqrstuvwxyz-") == name.npos);
    }
    for (std::size_t i = 0; i != names.size(); ++i) CHECK(canto::to_string(Condition(i)) == names[i]);
}

}

TEST_CASE("wire names are lower case and hyphens, in alphabetical order, each once") {
    SUBCASE("of stream conditions") { check_wire_names<stream_condition>(); }
    SUBCASE("of stanza conditions") { check_wire_names<stanza_condition>(); }
}

TEST_CASE("a condition is written as RFC 6120 spells it") {
    CHECK(to_string(stream_condition::bad_format) == "bad-format");
    CHECK(to_string(stream_condition::not_well_formed) == "not-well-formed");
    CHECK(to_string(stream_condition::reset) == "reset");
    CHECK(to_string(stream_condition::see_other_host) == "see-other-host");
    CHECK(to_string(stream_condition::unsupported_version) == "unsupported-version");
    CHECK(to_string(stanza_condition::bad_request) == "bad-request");
    CHECK(to_string(stanza_condition::feature_not_implemented) == "feature-not-implemented");
    CHECK(to_string(stanza_condition::policy_violation) == "policy-violation");
    CHECK(to_string(stanza_condition::unexpected_request) == "unexpected-request");
}

TEST_CASE("there are 25 stream conditions and 22 stanza conditions") {
    CHECK(wire_names(stream_condition{}).size() == 25);
    CHECK(wire_names(stanza_condition{}).size() == 22);
}

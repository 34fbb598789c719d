#include <canto/jid/profile.hpp>

#include <string>
#include <string_view>

#include <doctest/doctest.h>

using canto::errc;
using canto::failure;
using canto::max_jid_part;
namespace precis = canto::precis;

namespace {
char written[max_jid_part];
const std::span<char, max_jid_part> room(written);
}

TEST_CASE("precis::ascii names the first byte that is not ASCII") {
    CHECK(precis::ascii::localpart("rom\u00e9o", room).why() == failure{errc::jid_needs_preparation, 3});
    CHECK(precis::ascii::resourcepart("\u2665", room).why() == failure{errc::jid_needs_preparation, 0});
    CHECK(precis::ascii::domainpart("a.m\u00fcnchen", room).why() == failure{errc::jid_needs_preparation, 3});
}

TEST_CASE("precis::ascii names the first A-label") {
    CHECK(precis::ascii::domainpart("a.xn--mnchen-3ya.lit", room).why() == failure{errc::jid_needs_preparation, 2});
    CHECK(precis::ascii::domainpart("XN--mnchen-3ya", room).why() == failure{errc::jid_needs_preparation, 0});
    CHECK(precis::ascii::domainpart("\u00fc.xn--mnchen-3ya", room).why() == failure{errc::jid_needs_preparation, 0});
    CHECK(precis::ascii::domainpart("a.xn--mnchen-3ya.\u00fc", room).why() == failure{errc::jid_needs_preparation, 2});
}

TEST_CASE("precis::trusted takes parts as they stand") {
    const std::string_view part = "E\u0301";
    REQUIRE(precis::trusted::localpart(part, room).value_or(0) == part.size());
    CHECK(std::string_view(written, part.size()) == part);
    CHECK(*precis::trusted::domainpart("XN--A", room) == 5);
    CHECK(*precis::trusted::resourcepart(part, room) == part.size());
}

TEST_CASE("precis::trusted takes no part of more than 1023 bytes") {
    CHECK(precis::trusted::localpart("\u00e9" + std::string(1021, 'a'), room));
    CHECK(precis::trusted::localpart("\u00e9" + std::string(1022, 'a'), room).error() == errc::jid_part_too_long);
}

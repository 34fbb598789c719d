#include <canto/jid/split.hpp>

#include <doctest/doctest.h>

#include <string>

#include "support/twins.hpp"

namespace twins = canto_test::twins;
using canto::part_form;
using namespace canto::detail;

TEST_CASE("an address of the common form is split at once") {
    const jid_split split = split_common("romeo@montague.lit/Orchard");
    CHECK(split.local == 5);
    CHECK(split.domain == 12);
    CHECK(split.resource == 7);
    CHECK(split.local_form() == part_form::normalised);
    CHECK(split.domain_form() == part_form::normalised);
    CHECK(split.resource_form() == part_form::normalised);
    CHECK(split_common("conference.montague.lit").domain == 23);
    CHECK(split_common("montague.lit/a@b").local == 0);
}

TEST_CASE("capitals, and all that a localpart may hold, are of the common form") {
    const jid_split split = split_common("R+j%c=\\27@Montague.lit/Orchard");
    CHECK(split.local == 9);
    CHECK(split.local_form() == part_form::to_lower);
    CHECK(split.domain_form() == part_form::to_lower);
    CHECK(split.resource_form() == part_form::normalised);
    CHECK(split_common("romeo@Montague.lit").local_form() == part_form::normalised);
    CHECK(split_common("Romeo@montague.lit").domain_form() == part_form::normalised);
}

TEST_CASE("an address of another form is left alone, good or bad") {
    for (const char* const other :
         {"a@b.lit", "romeo@[2001:db8::1]", "romeo@xn--mnchen-3ya.example", "romeo@montague.lit.",
          "romeo@montague.lit/m\xC3\xBCller", "@montague.lit", "romeo@montague..lit", "ro:meo@montague.lit",
          "romeo@mont_ague.lit"})
        CHECK(split_common(other).domain == 0);
}

TEST_CASE("a resource may be of another form than the common one, and is judged as ever") {
    const std::string bare = "romeo@montague.lit/";
    const auto longest = split_at_resource(bare + std::string(canto::max_jid_part, 'x'));
    REQUIRE(longest);
    CHECK(longest->local == 5);
    CHECK(longest->domain == 12);
    CHECK(longest->resource == canto::max_jid_part);
    CHECK(longest->resource_form() == part_form::normalised);
    const auto too_long = split_at_resource(bare + std::string(canto::max_jid_part + 1, 'x'));
    REQUIRE(!too_long);
    CHECK(too_long.error() == canto::errc::jid_part_too_long);
    const auto foreign = split_at_resource("Romeo@montague.lit/m\xC3\xBCller");
    REQUIRE(foreign);
    CHECK(foreign->local_form() == part_form::to_lower);
    CHECK(foreign->resource_form() == part_form::needs_preparation);
    const auto control = split_at_resource(bare + std::string(60, 'x') + '\x7F');
    REQUIRE(!control);
    CHECK(control.error() == canto::errc::jid_forbidden_character);
    CHECK(control.offset() == bare.size() + 60);
    const auto empty = split_at_resource(bare);
    REQUIRE(!empty);
    CHECK(empty.error() == canto::errc::jid_empty_part);
}

TEST_CASE("addresses of the common form are all taken, with every byte at every place, and split as any address is") {
    CHECK(twins::differing([](auto check) { twins::split_one_byte(check); }) == 0);
    CHECK(twins::differing([](auto check) { twins::split_random_addresses(check); }) == 0);
}

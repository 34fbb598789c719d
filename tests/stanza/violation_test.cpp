#include <canto/stanza/violation.hpp>

#include <canto/rapidxml.hpp>

#include <doctest/doctest.h>

#include "support/models.hpp"

using namespace canto;
using canto_test::parsed;

TEST_CASE("a violation says what to answer with, and a view of one's own makes its own") {
    static_assert(violations::no_id.condition == stanza_condition::bad_request);
    static_assert(violations::bad_to.condition == stanza_condition::jid_malformed);
    constexpr violation own{stanza_condition::not_acceptable, "too loud"};
    CHECK(own == violation{stanza_condition::not_acceptable, "too loud"});
    CHECK(own != violations::no_id);
    CHECK(own != violation{stanza_condition::not_acceptable, "too quiet"});
}

#include <canto/stanza/reactions.hpp>

#include <canto/rapidxml.hpp>

#include <string>

#include <doctest/doctest.h>

#include "support/models.hpp"

using namespace canto;
using canto_test::parsed;

static_assert(sizeof(reactions) <= 32);

CANTO_TEST_BOTH("reactions are all that one says to a message") {
    parsed<Model> p("<reactions xmlns='urn:xmpp:reactions:0' "
                    "id='1'><reaction>\xF0\x9F\x91\x8D</reaction><reaction>&#x1F422;</reaction></reactions>");
    const auto view = as<basic_reactions<Model>>(p.root());
    CHECK(view->id() == "1");
    CHECK_FALSE(view->check());
    std::string all;
    for (const Model& each : view->all()) all += each.text().str();
    CHECK(all == "\xF0\x9F\x91\x8D\xF0\x9F\x90\xA2");
    CHECK(basic_reactions<Model>(parsed<Model>("<reactions xmlns='urn:xmpp:reactions:0'/>").root()).all().empty());
    CHECK(basic_reactions<Model>(parsed<Model>("<reactions xmlns='urn:xmpp:reactions:0'/>").root()).check() ==
          violations::missing_attribute);
}

#include <canto/stanza/caps.hpp>

#include <canto/rapidxml.hpp>

#include <doctest/doctest.h>

#include "support/models.hpp"

using namespace canto;
using canto_test::parsed;

static_assert(sizeof(caps) <= 32);

CANTO_TEST_BOTH("capabilities are a node and a hash") {
    parsed<Model> p("<c xmlns='http://jabber.org/protocol/caps' node='n' ver='v' hash='sha-1' ext='a b'/>");
    const auto view = as<basic_caps<Model>>(p.root());
    CHECK(view->node() == "n");
    CHECK(view->ver() == "v");
    CHECK(view->hash() == "sha-1");
    CHECK(view->ext() == "a b");
    CHECK_FALSE(view->check());
    CHECK(basic_caps<Model>(parsed<Model>("<c xmlns='http://jabber.org/protocol/caps' node='n'/>").root()).check() ==
          violations::missing_attribute);
    CHECK(basic_caps<Model>(parsed<Model>("<c xmlns='http://jabber.org/protocol/caps' ver='v'/>").root()).check() ==
          violations::missing_attribute);
}

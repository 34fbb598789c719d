#include <canto/stanza/correction.hpp>

#include <canto/rapidxml.hpp>

#include <doctest/doctest.h>

#include "support/models.hpp"

using namespace canto;
using canto_test::parsed;

static_assert(sizeof(correction) <= 32);

CANTO_TEST_BOTH("a correction names what it replaces") {
    CHECK(as<basic_correction<Model>>(parsed<Model>("<replace xmlns='urn:xmpp:message-correct:0' id='1'/>").root())
              ->id() == "1");
    CHECK(basic_correction<Model>(parsed<Model>("<replace xmlns='urn:xmpp:message-correct:0'/>").root()).check() ==
          violations::missing_attribute);
}

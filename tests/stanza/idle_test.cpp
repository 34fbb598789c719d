#include <canto/stanza/idle.hpp>

#include <canto/rapidxml.hpp>

#include <doctest/doctest.h>

#include "support/models.hpp"

using namespace canto;
using canto_test::parsed;

static_assert(sizeof(idle) <= 32);

CANTO_TEST_BOTH("someone is idle since a time") {
    parsed<Model> p("<idle xmlns='urn:xmpp:idle:1' since='1969-07-21T02:56:15Z'/>");
    CHECK(*as<basic_idle<Model>>(p.root())->since() == *to_date_time(text("1969-07-21T02:56:15Z")));
    CHECK_FALSE(as<basic_idle<Model>>(p.root())->check());
    CHECK(basic_idle<Model>(parsed<Model>("<idle xmlns='urn:xmpp:idle:1'/>").root()).check() ==
          violations::missing_attribute);
    CHECK(basic_idle<Model>(parsed<Model>("<idle xmlns='urn:xmpp:idle:1' since='noon'/>").root()).check() ==
          violations::bad_attribute);
}

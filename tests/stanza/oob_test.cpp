#include <canto/stanza/oob.hpp>

#include <canto/rapidxml.hpp>

#include <doctest/doctest.h>

#include "support/models.hpp"

using namespace canto;
using canto_test::parsed;

static_assert(sizeof(oob) <= 32);

CANTO_TEST_BOTH("a link has an address and a description") {
    parsed<Model> p("<x xmlns='jabber:x:oob'><url>http://a/?b&amp;c</url><desc>A</desc></x>");
    CHECK(as<basic_oob<Model>>(p.root())->url() == "http://a/?b&c");
    CHECK(as<basic_oob<Model>>(p.root())->description() == "A");
    parsed<Model> q("<query xmlns='jabber:iq:oob' sid='s'><url>u</url></query>");
    CHECK(as<basic_oob_transfer<Model>>(q.root())->sid() == "s");
    CHECK(as<basic_oob_transfer<Model>>(q.root())->url() == "u");
    CHECK(basic_oob<Model>(parsed<Model>("<x xmlns='jabber:x:oob'/>").root()).check() == violations::missing_child);
}

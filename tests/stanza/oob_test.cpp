#include <canto/stanza/oob.hpp>

#include <canto/rapidxml.hpp>

#include <string>

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

CANTO_TEST_BOTH("a link without an address breaks the schema, a description it may lack") {
    for (const char* inner : {"", "<desc>A</desc>", "<url xmlns='urn:other'>u</url>"}) {
        CAPTURE(inner);
        const std::string x = "<x xmlns='jabber:x:oob'>" + std::string(inner) + "</x>";
        const std::string query = "<query xmlns='jabber:iq:oob'>" + std::string(inner) + "</query>";
        CHECK(basic_oob<Model>(parsed<Model>(x).root()).check() == violations::missing_child);
        CHECK(basic_oob_transfer<Model>(parsed<Model>(query).root()).check() == violations::missing_child);
    }
    parsed<Model> link("<x xmlns='jabber:x:oob'><url/></x>"),
        transfer("<query xmlns='jabber:iq:oob'><desc>A</desc><url>u</url></query>");
    CHECK_FALSE(basic_oob<Model>(link.root()).check());
    CHECK_FALSE(basic_oob<Model>(link.root()).description());
    CHECK_FALSE(basic_oob_transfer<Model>(transfer.root()).check());
    CHECK(basic_oob_transfer<Model>(transfer.root()).description() == "A");
}

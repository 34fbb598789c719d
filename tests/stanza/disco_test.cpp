#include <canto/stanza/disco.hpp>

#include <canto/rapidxml.hpp>

#include <string>

#include <doctest/doctest.h>

#include "support/models.hpp"

using namespace canto;
using canto_test::parsed;

static_assert(sizeof(disco_info) <= 32 && sizeof(disco_item) <= 32);

CANTO_TEST_BOTH("what someone is and can do") {
    parsed<Model> p("<query xmlns='http://jabber.org/protocol/disco#info' node='n'><identity category='client' "
                    "type='pc' name='C' xml:lang='de'/>"
                    "<feature var='urn:a'/><feature var='urn:b'/><x xmlns='jabber:x:data' type='result'/></query>");
    const auto view = as<basic_disco_info<Model>>(p.root());
    REQUIRE(view);
    CHECK(view->node() == "n");
    CHECK(view->has("urn:b"));
    CHECK_FALSE(view->has("urn:c"));
    const auto identity = *view->identities().front();
    CHECK(identity.category() == "client");
    CHECK(identity.type() == "pc");
    CHECK(identity.name() == "C");
    CHECK(identity.lang() == "de");
    CHECK_FALSE(view->forms().empty());
    CHECK_FALSE(view->check());
    for (const char* inner : {"<feature/>", "<identity type='pc'/>", "<identity category='client'/>"}) {
        CAPTURE(inner);
        CHECK(basic_disco_info<Model>(parsed<Model>("<query xmlns='http://jabber.org/protocol/disco#info'>" +
                                                    std::string(inner) + "</query>")
                                          .root())
                  .check() == violations::missing_attribute);
    }
    for (const char* inner : {"<identity category='' type='pc'/>", "<identity category='client' type=''/>"}) {
        CAPTURE(inner);
        CHECK(basic_disco_info<Model>(parsed<Model>("<query xmlns='http://jabber.org/protocol/disco#info'>" +
                                                    std::string(inner) + "</query>")
                                          .root())
                  .check() == violations::bad_attribute);
    }
}

CANTO_TEST_BOTH("what someone has") {
    parsed<Model> p("<query xmlns='http://jabber.org/protocol/disco#items'><item jid='a.b' node='n' name='N'/>"
                    "<set xmlns='http://jabber.org/protocol/rsm'><count>1</count></set></query>");
    const auto view = as<basic_disco_items<Model>>(p.root());
    REQUIRE(view);
    CHECK(view->items().front()->jid()->domain() == "a.b");
    CHECK(view->items().front()->node() == "n");
    CHECK(view->items().front()->name() == "N");
    CHECK(*view->page()->count() == 1);
    CHECK_FALSE(view->check());
    CHECK(basic_disco_items<Model>(
              parsed<Model>("<query xmlns='http://jabber.org/protocol/disco#items'><item/></query>").root())
              .check() == violations::missing_attribute);
    CHECK(basic_disco_items<Model>(
              parsed<Model>(
                  "<query xmlns='http://jabber.org/protocol/disco#items'><item jid='a.b'/><item jid='@'/></query>")
                  .root())
              .check() == violations::bad_jid);
}

#include <canto/stanza/roster.hpp>

#include <canto/rapidxml.hpp>

#include <string>

#include <doctest/doctest.h>

#include "support/models.hpp"

using namespace canto;
using canto_test::parsed;

static_assert(sizeof(roster) <= 32 && sizeof(roster_item) <= 32);

CANTO_TEST_BOTH("a roster has a version and items") {
    parsed<Model> p(
        "<query xmlns='jabber:iq:roster' ver=''><item jid='a@b' name='A' subscription='both' approved='true'>"
        "<group>Friends</group><group>Foes</group></item><item jid='c@d' ask='subscribe'/></query>");
    const auto view = as<basic_roster<Model>>(p.root());
    REQUIRE(view);
    CHECK(view->version() == "");
    const auto item = *view->items().front();
    CHECK(item.jid()->local() == "a");
    CHECK(item.name() == "A");
    CHECK(*item.subscription() == roster_subscription::both);
    CHECK(item.approved());
    CHECK_FALSE(item.is_asking());
    std::string groups;
    for (const Model& group : item.groups()) groups += group.text().str() + ' ';
    CHECK(groups == "Friends Foes ");
    const auto second = *++view->items().begin();
    CHECK(*second.subscription() == roster_subscription::none);
    CHECK(second.is_asking());
    CHECK_FALSE(view->check());
}

CANTO_TEST_BOTH("a contact is asked and approved where it says so, not where it says anything") {
    parsed<Model> p("<item xmlns='jabber:iq:roster' jid='a@b' ask='unsubscribe' approved='false'/>");
    CHECK_FALSE(basic_roster_item<Model>(p.root()).is_asking());
    CHECK_FALSE(basic_roster_item<Model>(p.root()).approved());
}

CANTO_TEST_BOTH("an item without an address breaks the schema; a subscription there is not must be ignored") {
    const auto check = [](const std::string& attributes) {
        return basic_roster<Model>(
                   parsed<Model>("<query xmlns='jabber:iq:roster'><item " + attributes + "/></query>").root())
            .check();
    };
    CHECK(check("") == violations::missing_attribute);
    CHECK(check("jid='@'") == violations::bad_jid);
    CHECK(check("jid='a@b' subscription='some'") == std::nullopt);
    parsed<Model> second("<query xmlns='jabber:iq:roster'><item jid='a@b'/><item/></query>");
    CHECK(basic_roster<Model>(second.root()).check() == violations::missing_attribute);
    CHECK(
        basic_roster_item<Model>(parsed<Model>("<item xmlns='jabber:iq:roster' jid='a@b' subscription='some'/>").root())
            .subscription()
            .error() == errc::invalid_value);
}

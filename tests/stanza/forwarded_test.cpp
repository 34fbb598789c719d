#include <canto/stanza/forwarded.hpp>

#include <canto/rapidxml.hpp>
#include <canto/stanza/iq.hpp>

#include <chrono>
#include <string>

#include <doctest/doctest.h>

#include "support/models.hpp"

using namespace canto;
using canto_test::parsed;

using namespace std::chrono_literals;

static_assert(sizeof(forwarded) <= 32);

CANTO_TEST_BOTH("a forwarded stanza is a stanza, with its time") {
    parsed<Model> p("<forwarded xmlns='urn:xmpp:forward:0'><delay xmlns='urn:xmpp:delay' stamp='1970-01-01T00:00:01Z'/>"
                    "<message xmlns='jabber:client'><body>hi</body></message></forwarded>");
    const auto view = as<basic_forwarded<Model>>(p.root());
    REQUIRE(view);
    CHECK(*view->delay()->stamp() == date_time(1s));
    CHECK(view->message()->body() == "hi");
    CHECK(view->stanza()->kind() == stanza_kind::message);
    CHECK_FALSE(view->check());
    parsed<Model> query("<forwarded xmlns='urn:xmpp:forward:0'><iq xmlns='jabber:client'/></forwarded>");
    CHECK(as<basic_iq<Model>>(basic_forwarded<Model>(query.root()).stanza()->element()));
    CHECK_FALSE(basic_forwarded<Model>(query.root()).message());
    CHECK(basic_forwarded<Model>(parsed<Model>("<forwarded xmlns='urn:xmpp:forward:0'><message/></forwarded>").root())
              .check() == violations::missing_child);
}

CANTO_TEST_BOTH("what is forwarded is one stanza, and its time is one") {
    const auto check = [](const std::string& content) {
        return basic_forwarded<Model>(
                   parsed<Model>("<forwarded xmlns='urn:xmpp:forward:0'>" + content + "</forwarded>").root())
            .check();
    };
    const std::string message = "<message xmlns='jabber:client'/>";
    CHECK_FALSE(check(message));
    CHECK(check(message + message) == violations::duplicate_child);
    CHECK(check(message + "<delay xmlns='urn:xmpp:delay' stamp='soon'/>") == violations::bad_attribute);
    parsed<Model> two("<forwarded xmlns='urn:xmpp:forward:0'><presence xmlns='jabber:client'/>" + message +
                      "</forwarded>");
    CHECK(basic_forwarded<Model>(two.root()).stanza()->kind() == stanza_kind::presence);
    CHECK_FALSE(basic_forwarded<Model>(two.root()).message());
}

#include <canto/stanza/carbons.hpp>

#include <canto/rapidxml.hpp>

#include <string>

#include <doctest/doctest.h>

#include "support/models.hpp"

using namespace canto;
using canto_test::parsed;

static_assert(sizeof(carbon_sent) <= 32);

CANTO_TEST_BOTH("a carbon holds what was sent or received elsewhere") {
    for (const char* name : {"sent", "received"}) {
        const std::string tag = name;
        parsed<Model> p(
            "<" + tag +
            " xmlns='urn:xmpp:carbons:2'><forwarded xmlns='urn:xmpp:forward:0'><message xmlns='jabber:client'>"
            "<body>hi</body></message></forwarded></" +
            tag + ">");
        const auto sent = as<basic_carbon_sent<Model>>(p.root());
        const auto received = as<basic_carbon_received<Model>>(p.root());
        CHECK(sent.has_value() != received.has_value());
        const auto forwarded = sent ? sent->forwarded() : received->forwarded();
        CHECK(forwarded->message()->body() == "hi");
        CHECK((sent ? sent->check() : received->check()) == std::nullopt);
    }
    for (const std::string inner :
         {"", "<forwarded xmlns='urn:xmpp:forward:0'/>",
          "<forwarded xmlns='urn:xmpp:forward:0'><presence xmlns='jabber:client'/></forwarded>"}) {
        CAPTURE(inner);
        parsed<Model> sent("<sent xmlns='urn:xmpp:carbons:2'>" + inner + "</sent>"),
            received("<received xmlns='urn:xmpp:carbons:2'>" + inner + "</received>");
        CHECK(basic_carbon_sent<Model>(sent.root()).check() == violations::missing_child);
        CHECK(basic_carbon_received<Model>(received.root()).check() == violations::missing_child);
    }
}

CANTO_TEST_BOTH("carbons are turned on, off, and kept away") {
    CHECK(as<basic_carbons_enable<Model>>(parsed<Model>("<enable xmlns='urn:xmpp:carbons:2'/>").root()));
    CHECK(as<basic_carbons_disable<Model>>(parsed<Model>("<disable xmlns='urn:xmpp:carbons:2'/>").root()));
    CHECK(as<basic_carbon_private<Model>>(parsed<Model>("<private xmlns='urn:xmpp:carbons:2'/>").root()));
}

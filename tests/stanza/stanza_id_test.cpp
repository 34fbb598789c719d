#include <canto/stanza/stanza_id.hpp>

#include <canto/rapidxml.hpp>
#include <canto/stanza/message.hpp>

#include <string>

#include <doctest/doctest.h>

#include "support/models.hpp"

using namespace canto;
using canto_test::parsed;

static_assert(sizeof(stanza_id) <= 32);

CANTO_TEST_BOTH("archives, senders and rooms have identifiers of their own") {
    parsed<Model> p(
        "<message><stanza-id xmlns='urn:xmpp:sid:0' id='1' by='room@a.b'/><origin-id xmlns='urn:xmpp:sid:0' id='2'/>"
        "<occupant-id xmlns='urn:xmpp:occupant-id:0' id='3'/></message>");
    const basic_message<Model> m(p.root());
    CHECK(m.template payload<basic_stanza_id<Model>>()->id() == "1");
    CHECK(m.template payload<basic_stanza_id<Model>>()->by()->local() == "room");
    CHECK_FALSE(m.template payload<basic_stanza_id<Model>>()->check());
    CHECK(m.template payload<basic_origin_id<Model>>()->id() == "2");
    CHECK(m.template payload<basic_occupant_id<Model>>()->id() == "3");
    CHECK(basic_stanza_id<Model>(parsed<Model>("<stanza-id xmlns='urn:xmpp:sid:0' id='1'/>").root()).check() ==
          violations::missing_attribute);
}

CANTO_TEST_BOTH("an identifier without 'id' is none, and one of an archive says whose it is") {
    const auto check = [](const char* attributes) {
        return basic_stanza_id<Model>(
                   parsed<Model>("<stanza-id xmlns='urn:xmpp:sid:0'" + std::string(attributes) + "/>").root())
            .check();
    };
    CHECK(check(" by='a.b'") == violations::missing_attribute);
    CHECK(check(" id='1' by=''") == violations::bad_jid);
    CHECK(check(" id='1' by='@a.b'") == violations::bad_jid);
    CHECK(check(" id='' by='a.b'") == std::nullopt);
    CHECK(basic_origin_id<Model>(parsed<Model>("<origin-id xmlns='urn:xmpp:sid:0'/>").root()).check() ==
          violations::missing_attribute);
    CHECK(basic_origin_id<Model>(parsed<Model>("<origin-id xmlns='urn:xmpp:sid:0' id=''/>").root()).check() ==
          std::nullopt);
    CHECK(basic_occupant_id<Model>(parsed<Model>("<occupant-id xmlns='urn:xmpp:occupant-id:0'/>").root()).check() ==
          violations::missing_attribute);
    CHECK(basic_occupant_id<Model>(parsed<Model>("<occupant-id xmlns='urn:xmpp:occupant-id:0' id='3'/>").root())
              .check() == std::nullopt);
    CHECK(basic_occupant_id<Model>(parsed<Model>("<occupant-id xmlns='urn:xmpp:occupant-id:0' id=''/>").root())
              .check() == violations::bad_attribute);
}

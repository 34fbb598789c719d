#include <canto/stanza/stanza.hpp>

#include <canto/rapidxml.hpp>
#include <canto/stanza/ping.hpp>

#include <array>
#include <string>

#include <doctest/doctest.h>

#include "support/models.hpp"

using namespace canto;
using canto_test::parsed;

static_assert(sizeof(stanza) <= 32 && sizeof(basic_stanza<rapidxml_element>) <= 32);

CANTO_TEST_BOTH("the kind of a stanza is its name, in the namespaces that stanzas are in") {
    for (const char* xmlns : {"jabber:client", "jabber:server", "jabber:component:accept"}) {
        parsed<Model> p("<presence/>", {text(xmlns)});
        const auto s = as<basic_stanza<Model>>(p.root());
        REQUIRE(s);
        CHECK(s->kind() == stanza_kind::presence);
    }
    CHECK_FALSE(as<basic_stanza<Model>>(parsed<Model>("<iq/>", {"jabber:iq:roster"}).root()));
    CHECK_FALSE(as<basic_stanza<Model>>(parsed<Model>("<iq/>", {}).root()));
    CHECK_FALSE(as<basic_stanza<Model>>(parsed<Model>("<messages/>").root()));
    CHECK(as<basic_stanza<Model>>(parsed<Model>("<c:message xmlns:c='jabber:client'/>", {}).root()));
}

CANTO_TEST_BOTH("a stanza without xml:lang has that of the stream, and xml:lang='' unsets it") {
    const element_context german{"jabber:client", "de"};
    CHECK(basic_stanza<Model>(parsed<Model>("<iq/>", german).root()).lang() == "de");
    CHECK(basic_stanza<Model>(parsed<Model>("<iq xml:lang='en'/>", german).root()).lang() == "en");
    CHECK(basic_stanza<Model>(parsed<Model>("<iq xml:lang=''/>", german).root()).lang().empty());
    parsed<Model> p("<iq xml:lang='fr'><a/></iq>", german);
    CHECK((*p.root().children().begin()).lang() == "fr");
}

CANTO_TEST_BOTH("an address that is absent and one that is empty are different things") {
    parsed<Model> p("<message to='' from='a@b/c'/>");
    const basic_stanza<Model> s(p.root());
    CHECK(s.to().error() == errc::jid_empty_part);
    CHECK(s.to_text() == "");
    CHECK(s.from()->resource() == "c");
    CHECK(s.check() == violations::bad_to);
    parsed<Model> none("<message/>");
    CHECK(basic_stanza<Model>(none.root()).to().error() == errc::absent);
    CHECK_FALSE(basic_stanza<Model>(none.root()).check());
    CHECK(basic_stanza<Model>(parsed<Model>("<message from='@'/>").root()).check() == violations::bad_from);
}

TEST_CASE("an address is judged after XML is decoded") {
    jid_buffer buffer;
    parsed<element> p("<message to='a@x/it&apos;s' from='d&apos;a@x'/>");
    const stanza s(p.root());
    CHECK(s.to(buffer)->resource() == "it's");
    CHECK(s.from(buffer).error() == errc::jid_forbidden_character);
    CHECK(s.from(buffer).offset() == 1);
    CHECK(s.check() == violations::bad_from);
    CHECK(stanza(parsed<element>("<message to='&#97;@x/it&apos;s'/>").root()).check() == std::nullopt);
}

TEST_CASE("an address that must be decoded is never copied unasked, and never taken for none") {
    parsed<element> p("<message to='a@x/it&apos;s'/>");
    const stanza s(p.root());
    CHECK(s.to().error() == errc::needs_decoding);
    std::array<char, 4> small{};
    CHECK(s.to(small).error() == errc::buffer_too_small);
    CHECK(s.to_text()->str() == "a@x/it's");
}

TEST_CASE("an address that needs no decoding is viewed where it stands, whatever the buffer") {
    parsed<element> p("<message to='a@b'/>");
    jid_buffer buffer;
    for (const auto jid : {*stanza(p.root()).to(), *stanza(p.root()).to(buffer)})
        CHECK(jid.full().data() == p.bytes().data() + 13);
}

TEST_CASE("an address longer than any is too long, not the buffer too small") {
    const std::string bytes = "<iq to='&#97;@" + std::string(13'000, 'b') + "'/>";
    parsed<element> p(bytes);
    jid_buffer buffer;
    CHECK(stanza(p.root()).to(buffer).error() == errc::jid_part_too_long);
    CHECK(stanza(p.root()).check() == violations::bad_to);
}

CANTO_TEST_BOTH("payloads are the children in other namespaces, and any is found by its view") {
    parsed<Model> p(
        "<message><body/><ping xmlns='urn:xmpp:ping'/>text<x xmlns=''/><ping xmlns='urn:xmpp:ping' a='2'/></message>");
    const basic_stanza<Model> s(p.root());
    std::string names;
    for (const Model& e : s.payloads()) names.append(e.name()) += ' ';
    CHECK(names == "ping x ping ");
    CHECK(s.template payload<basic_ping<Model>>());
    std::size_t pings = 0;
    for ([[maybe_unused]] const basic_ping<Model>& ping : s.template payloads<basic_ping<Model>>()) ++pings;
    CHECK(pings == 2);
}

CANTO_TEST_BOTH("a:type does not answer for type, nor a:to for to") {
    parsed<Model> p("<message xmlns:a='urn:a' a:type='error' a:to='b'/>");
    const basic_stanza<Model> s(p.root());
    CHECK_FALSE(s.is_error());
    CHECK_FALSE(s.type_text());
    CHECK_FALSE(s.to_text());
}

CANTO_TEST_BOTH("a stanza of type error without an error, or with one that breaks the schema, breaks it too") {
    CHECK(basic_stanza<Model>(parsed<Model>("<message type='error'/>").root()).check() == violations::no_error);
    CHECK(basic_stanza<Model>(parsed<Model>("<message type='error'><error/></message>").root()).check() ==
          violations::no_error_type);
    CHECK_FALSE(basic_stanza<Model>(parsed<Model>("<message/>").root()).error());
}

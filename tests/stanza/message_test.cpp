#include <canto/stanza/message.hpp>

#include <canto/rapidxml.hpp>

#include <string>

#include <doctest/doctest.h>

#include "support/models.hpp"

using namespace canto;
using canto_test::parsed;

static_assert(sizeof(message) <= 32 && sizeof(thread) <= 32 && sizeof(basic_message<rapidxml_element>) <= 32);

CANTO_TEST_BOTH("a message is typed by its type, and normal where that is absent or unknown") {
    const auto type = [](const char* bytes) { return basic_message<Model>(parsed<Model>(bytes).root()).type(); };
    CHECK(type("<message/>") == message_type::normal);
    CHECK(type("<message type='chat'/>") == message_type::chat);
    CHECK(type("<message type='group&#99;hat'/>") == message_type::groupchat);
    CHECK(type("<message type='Chat'/>") == message_type::normal);
    parsed<Model> p("<message type='shout'/>");
    const basic_message<Model> m(p.root());
    CHECK(m.type() == message_type::normal);
    CHECK(m.type_text() == "shout");
    CHECK_FALSE(m.check());
}

CANTO_TEST_BOTH("a message is one by its expanded name alone, whatever the prefix and however little else is right") {
    CHECK(as<basic_message<Model>>(parsed<Model>("<c:message xmlns:c='jabber:client' type='?' to=''/>", {}).root()));
    CHECK_FALSE(as<basic_message<Model>>(parsed<Model>("<message/>", {"urn:other"}).root()));
    CHECK_FALSE(as<basic_message<Model>>(parsed<Model>("<iq/>").root()));
}

CANTO_TEST_BOTH("of several bodies one is chosen by language, by range, without language, or first") {
    parsed<Model> p("<message xml:lang='fr'><body xml:lang='en'>hi</body><body "
                    "xml:lang='DE'>hallo</body><body>salut</body></message>");
    const basic_message<Model> m(p.root());
    CHECK(m.body() == "salut");
    CHECK(m.body("de") == "hallo");
    CHECK(m.body("de-CH-1996") == "hallo");
    CHECK(m.body("en") == "hi");
    CHECK(m.body("fr") == "salut");
    CHECK(m.body("it") == "salut");
    CHECK(m.body("*") == "salut");
    parsed<Model> q("<message><body xml:lang='en'>hi</body><body xml:lang='de'>hallo</body></message>");
    CHECK(basic_message<Model>(q.root()).body("it") == "hi");
}

CANTO_TEST_BOTH("all bodies stay reachable, and two in one language are flagged") {
    parsed<Model> p("<message><body>a</body><body xml:lang='en'>b</body><body xml:lang='EN'>c</body></message>");
    const basic_message<Model> m(p.root());
    std::string all;
    for (const Model& body : m.bodies()) all += body.text().str();
    CHECK(all == "abc");
    CHECK(m.check() == violations::duplicate_language);
    CHECK(basic_message<Model>(parsed<Model>("<message><subject/><subject/></message>").root()).check() ==
          violations::duplicate_language);
}

TEST_CASE("looking for bodies in one language takes bounded time") {
    const auto check = [](int bodies) {
        std::string bytes = "<message>";
        for (int i = 0; i != bodies; ++i) bytes += "<body xml:lang='x-" + std::to_string(i) + "'/>";
        return message(parsed<element>(bytes + "</message>").root()).check();
    };
    CHECK(check(64) == std::nullopt);
    CHECK(check(65) == violations::too_many_languages);
    CHECK(check(66) == violations::too_many_languages);
}

CANTO_TEST_BOTH("subjects are chosen and listed as bodies are") {
    parsed<Model> p("<message><body>a</body><subject>b</subject><subject xml:lang='de'>c</subject></message>");
    const basic_message<Model> m(p.root());
    std::string all;
    for (const Model& subject : m.subjects()) all += subject.text().str();
    CHECK(all == "bc");
    CHECK(m.subject() == "b");
    CHECK(m.subject("de") == "c");
    CHECK_FALSE(m.check());
}

CANTO_TEST_BOTH("an empty subject differs from none") {
    CHECK(basic_message<Model>(parsed<Model>("<message><subject/></message>").root()).subject() == "");
    CHECK_FALSE(basic_message<Model>(parsed<Model>("<message><body/></message>").root()).subject());
}

CANTO_TEST_BOTH("a body in another namespace is not the body") {
    parsed<Model> p("<message><html xmlns='http://jabber.org/protocol/xhtml-im'><body>x</body></html>"
                    "<body xmlns='http://www.w3.org/1999/xhtml'>x</body></message>");
    CHECK_FALSE(basic_message<Model>(p.root()).body());
}

CANTO_TEST_BOTH("CDATA, references and text make one body") {
    parsed<Model> p("<message><body>a<![CDATA[<b>]]>&amp;<x xmlns='urn:x'>no</x>c</body></message>");
    CHECK(basic_message<Model>(p.root()).body()->str() == "a<b>&c");
}

CANTO_TEST_BOTH("a thread is opaque, with its parent, and there is one") {
    parsed<Model> p("<message><thread parent=''> t </thread></message>");
    const auto thread = basic_message<Model>(p.root()).thread();
    REQUIRE(thread);
    CHECK(thread->id() == " t ");
    CHECK(thread->parent() == "");
    CHECK(basic_message<Model>(parsed<Model>("<message><thread/><thread/></message>").root()).check() ==
          violations::duplicate_child);
}

CANTO_TEST_BOTH("a thread is one in the namespaces that messages are in") {
    for (const char* xmlns : {"jabber:client", "jabber:server", "jabber:component:accept"}) {
        parsed<Model> p("<thread>t</thread>", {text(xmlns)});
        REQUIRE(as<basic_thread<Model>>(p.root()));
        CHECK(as<basic_thread<Model>>(p.root())->id() == "t");
    }
    CHECK_FALSE(as<basic_thread<Model>>(parsed<Model>("<thread/>", {"urn:other"}).root()));
    CHECK_FALSE(as<basic_thread<Model>>(parsed<Model>("<threads/>").root()));
    CHECK_FALSE(matches<basic_thread<Model>>({ns::client, "threads"}));
}

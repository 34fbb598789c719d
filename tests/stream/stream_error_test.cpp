#include <canto/stream/stream_error.hpp>

#include <canto/rapidxml.hpp>

#include <array>
#include <string>

#include <doctest/doctest.h>

#include "support/models.hpp"

using namespace canto;
using canto_test::parsed;

static_assert(sizeof(stream_error) <= 32);

namespace {

std::string error(const std::string& inner) {
    return "<stream:error xmlns:stream='http://etherx.jabber.org/streams'>" + inner + "</stream:error>";
}
std::string condition(const std::string& name, const std::string& inner = {}) {
    return "<" + name + " xmlns='urn:ietf:params:xml:ns:xmpp-streams'>" + inner + "</" + name + ">";
}

}

CANTO_TEST_BOTH("a stream error has one of 25 conditions") {
    for (std::size_t i = 0; i != wire_names(stream_condition{}).size(); ++i) {
        const auto each = static_cast<stream_condition>(i);
        parsed<Model> p(error(condition(std::string(to_string(each)))));
        const auto e = as<basic_stream_error<Model>>(p.root());
        REQUIRE(e);
        CHECK(e->condition() == each);
        CHECK(e->condition_name() == to_string(each));
    }
}

CANTO_TEST_BOTH("a condition that is not known is undefined-condition with its name kept, an old name is its new one") {
    parsed<Model> unknown(error(condition("bored"))), old(error(condition("xml-not-well-formed"))), none(error(""));
    CHECK(basic_stream_error<Model>(unknown.root()).condition() == stream_condition::undefined_condition);
    CHECK(basic_stream_error<Model>(unknown.root()).condition_name() == "bored");
    CHECK(basic_stream_error<Model>(old.root()).condition() == stream_condition::not_well_formed);
    CHECK(basic_stream_error<Model>(old.root()).condition_name() == "xml-not-well-formed");
    CHECK(basic_stream_error<Model>(none.root()).condition() == stream_condition::undefined_condition);
    CHECK(basic_stream_error<Model>(none.root()).condition_name() == "");
}

CANTO_TEST_BOTH("a condition that is known stands before one that is not, wherever it is") {
    parsed<Model> p(error(condition("bored") + condition("see-other-host", "a.b") + condition("reset")));
    const basic_stream_error<Model> e(p.root());
    CHECK(e.condition() == stream_condition::see_other_host);
    CHECK(e.condition_name() == "see-other-host");
    CHECK(e.see_other_host()->host == "a.b");
}

CANTO_TEST_BOTH("texts are chosen by language, and an application adds what is in another namespace") {
    parsed<Model> p(error("<text xmlns='urn:ietf:params:xml:ns:xmpp-streams' xml:lang='de'>weg</text>" +
                          condition("reset") +
                          "<text xmlns='urn:ietf:params:xml:ns:xmpp-streams'>gone</text><why xmlns='urn:app'/>"));
    const basic_stream_error<Model> e(p.root());
    CHECK(e.text("de") == "weg");
    CHECK(e.text() == "gone");
    CHECK(e.condition() == stream_condition::reset);
    CHECK(e.application_condition()->name() == "why");
    parsed<Model> junk(
        error(condition("reset") + "<junk xmlns='http://etherx.jabber.org/streams'/><why xmlns='urn:app'/>"));
    CHECK(basic_stream_error<Model>(junk.root()).application_condition()->name() == "why");
    CHECK_FALSE(basic_stream_error<Model>(parsed<Model>(error(condition("reset"))).root()).application_condition());
}

CANTO_TEST_BOTH("what an application adds is neither condition nor text, wherever it stands and whatever its name is") {
    parsed<Model> p(error("<reset xmlns='urn:app'/><text xmlns='urn:app'>no</text>" + condition("text", "yes") +
                          condition("conflict")));
    const basic_stream_error<Model> e(p.root());
    CHECK(e.condition() == stream_condition::conflict);
    CHECK(e.condition_name() == "conflict");
    CHECK(e.text() == "yes");
    CHECK(e.application_condition()->xmlns() == "urn:app");
    CHECK_FALSE(basic_stream_error<Model>(parsed<Model>(error("<text xmlns='urn:app'>no</text>")).root()).text());
    CHECK(basic_stream_error<Model>(parsed<Model>(error("<text xmlns='urn:app'>no</text>")).root())
              .see_other_host()
              .error() == errc::absent);
}

CANTO_TEST_BOTH("see-other-host gives host and port") {
    parsed<Model> p(error(condition("see-other-host", "[2001:db8::1]:5222")));
    const auto there = basic_stream_error<Model>(p.root()).see_other_host();
    CHECK(there->host == "2001:db8::1");
    CHECK(there->port == 5222);
    CHECK(basic_stream_error<Model>(parsed<Model>(error(condition("reset"))).root()).see_other_host().error() ==
          errc::absent);
    parsed<Model> runs(error(condition("see-other-host", "a.b<![CDATA[:]]>80")));
    std::array<char, 16> buffer{};
    CHECK(basic_stream_error<Model>(runs.root()).see_other_host().error() == errc::needs_decoding);
    CHECK(basic_stream_error<Model>(runs.root()).see_other_host(buffer)->port == 80);
}

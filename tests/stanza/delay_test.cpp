#include <canto/stanza/delay.hpp>

#include <canto/rapidxml.hpp>

#include <chrono>
#include <string>

#include <doctest/doctest.h>

#include "support/models.hpp"

using namespace canto;
using canto_test::parsed;

using namespace std::chrono_literals;

static_assert(sizeof(delay) <= 32 && sizeof(legacy_delay) <= 32);

CANTO_TEST_BOTH("a delay says when, by whom and why") {
    parsed<Model> p("<delay xmlns='urn:xmpp:delay' from='a.b' stamp='1970-01-01T00:00:01Z'>Offline</delay>");
    const auto view = as<basic_delay<Model>>(p.root());
    REQUIRE(view);
    CHECK(*view->stamp() == date_time(1s));
    CHECK(view->from()->domain() == "a.b");
    CHECK(view->reason() == "Offline");
    CHECK_FALSE(view->check());
    CHECK(basic_delay<Model>(parsed<Model>("<delay xmlns='urn:xmpp:delay'/>").root()).check() ==
          violations::missing_attribute);
    CHECK(basic_delay<Model>(parsed<Model>("<delay xmlns='urn:xmpp:delay' stamp='now'/>").root()).check() ==
          violations::bad_attribute);
}

CANTO_TEST_BOTH("the legacy delay has a form of its own, and may have today's") {
    parsed<Model> p("<x xmlns='jabber:x:delay' stamp='19700101T00:00:01'/>");
    CHECK(*as<basic_legacy_delay<Model>>(p.root())->stamp() == date_time(1s));
    parsed<Model> later("<x xmlns='jabber:x:delay' stamp='1970-01-01T00:00:01Z'/>");
    CHECK(*as<basic_legacy_delay<Model>>(later.root())->stamp() == date_time(1s));
    CHECK(basic_legacy_delay<Model>(parsed<Model>("<x xmlns='jabber:x:delay' stamp='now'/>").root()).stamp().error() ==
          errc::invalid_value);
    CHECK(basic_legacy_delay<Model>(parsed<Model>("<x xmlns='jabber:x:delay'/>").root()).stamp().error() ==
          errc::absent);
}

CANTO_TEST_BOTH("who held a stanza is an address, or is not said") {
    const auto check = [](const char* from) {
        return basic_delay<Model>(parsed<Model>("<delay xmlns='urn:xmpp:delay' stamp='1970-01-01T00:00:01Z'" +
                                                std::string(from) + "/>")
                                      .root())
            .check();
    };
    CHECK(check("") == std::nullopt);
    CHECK(check(" from='a@b/c'") == std::nullopt);
    CHECK(check(" from=''") == violations::bad_jid);
    CHECK(check(" from='a@'") == violations::bad_jid);
}

CANTO_TEST_BOTH("the legacy delay says by whom and why, too") {
    parsed<Model> p("<x xmlns='jabber:x:delay' from='room@a.b' stamp='19700101T00:00:01'>Off&amp;line</x>");
    const basic_legacy_delay<Model> view(p.root());
    CHECK(view.from()->local() == "room");
    CHECK(view.reason() == "Off&line");
    parsed<Model> bare("<x xmlns='jabber:x:delay' stamp='19700101T00:00:01'/>");
    CHECK(basic_legacy_delay<Model>(bare.root()).from().error() == errc::absent);
    CHECK(basic_legacy_delay<Model>(bare.root()).reason().empty());
}

CANTO_TEST_BOTH("the legacy delay has to have a time, and an address if any") {
    const auto check = [](const char* attributes) {
        parsed<Model> p("<x xmlns='jabber:x:delay'" + std::string(attributes) + "/>");
        return basic_legacy_delay<Model>(p.root()).check();
    };
    CHECK(check(" stamp='19700101T00:00:01' from='a@b'") == std::nullopt);
    CHECK(check("") == violations::missing_attribute);
    CHECK(check(" stamp='now'") == violations::bad_attribute);
    CHECK(check(" stamp='19700101T00:00:01' from='@'") == violations::bad_jid);
}

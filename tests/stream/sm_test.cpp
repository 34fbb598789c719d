#include <canto/stream/sm.hpp>

#include <canto/rapidxml.hpp>

#include <string>

#include <doctest/doctest.h>

#include "support/models.hpp"

using namespace canto;
using canto_test::parsed;

static_assert(sizeof(sm_enabled) <= 32 && sizeof(sm_answer) <= 32);

CANTO_TEST_BOTH("h is an unsigned number of 32 bits") {
    const auto h = [](const std::string& value) {
        parsed<Model> p("<a xmlns='urn:xmpp:sm:3' h='" + value + "'/>");
        const auto view = as<basic_sm_answer<Model>>(p.root());
        REQUIRE(view);
        return view->h();
    };
    CHECK(*h("0") == 0);
    CHECK(*h("4294967295") == 4294967295u);
    for (const char* bad : {"", "-1", "+1", "4294967296", "1x", "0x1"}) {
        CAPTURE(bad);
        CHECK(h(bad).error() == errc::invalid_value);
    }
    CHECK(basic_sm_answer<Model>(parsed<Model>("<a xmlns='urn:xmpp:sm:3'/>").root()).h().error() == errc::absent);
}

CANTO_TEST_BOTH("elements are found by namespace, whatever their prefix") {
    CHECK(as<basic_sm_request<Model>>(parsed<Model>("<sm:r xmlns:sm='urn:xmpp:sm:3'/>").root()));
    CHECK_FALSE(as<basic_sm_request<Model>>(parsed<Model>("<sm:r xmlns:sm='urn:xmpp:sm:2'/>").root()));
}

CANTO_TEST_BOTH("a stream is enabled, resumed, or not") {
    CHECK(
        as<basic_sm_feature<Model>>(parsed<Model>("<sm xmlns='urn:xmpp:sm:3'><required/></sm>").root())->is_required());
    CHECK_FALSE(as<basic_sm_feature<Model>>(parsed<Model>("<sm xmlns='urn:xmpp:sm:3'/>").root())->is_required());
    parsed<Model> enable("<enable xmlns='urn:xmpp:sm:3' resume='1' max='60'/>");
    CHECK(as<basic_sm_enable<Model>>(enable.root())->resume());
    CHECK(*as<basic_sm_enable<Model>>(enable.root())->max() == 60);
    parsed<Model> enabled("<enabled xmlns='urn:xmpp:sm:3' id='x' resume='true' location='[::1]:5222'/>");
    CHECK(as<basic_sm_enabled<Model>>(enabled.root())->id() == "x");
    CHECK(as<basic_sm_enabled<Model>>(enabled.root())->resume());
    CHECK(as<basic_sm_enabled<Model>>(enabled.root())->location()->host == "::1");
    CHECK(as<basic_sm_enabled<Model>>(enabled.root())->location()->port == 5222);
    parsed<Model> nowhere("<enabled xmlns='urn:xmpp:sm:3' id='x'/>");
    CHECK(as<basic_sm_enabled<Model>>(nowhere.root())->location().error() == errc::absent);
    CHECK(as<basic_sm_enabled<Model>>(enabled.root())->max().error() == errc::absent);
    parsed<Model> resume("<resume xmlns='urn:xmpp:sm:3' h='7' previd='x'/>"),
        resumed("<resumed xmlns='urn:xmpp:sm:3' h='8' previd='x'/>");
    CHECK(as<basic_sm_resume<Model>>(resume.root())->previd() == "x");
    CHECK(*as<basic_sm_resume<Model>>(resume.root())->h() == 7);
    CHECK(*as<basic_sm_resumed<Model>>(resumed.root())->h() == 8);
    CHECK(as<basic_sm_resumed<Model>>(resumed.root())->previd() == "x");
    parsed<Model> failed(
        "<failed xmlns='urn:xmpp:sm:3' h='9'><item-not-found xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></failed>");
    CHECK(as<basic_sm_failed<Model>>(failed.root())->condition() == stanza_condition::item_not_found);
    CHECK(*as<basic_sm_failed<Model>>(failed.root())->h() == 9);
    for (const char* inner :
         {"", "<item-not-found xmlns='urn:other'/>", "<lost xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/>"}) {
        CAPTURE(inner);
        CHECK_FALSE(as<basic_sm_failed<Model>>(
                        parsed<Model>("<failed xmlns='urn:xmpp:sm:3'>" + std::string(inner) + "</failed>").root())
                        ->condition());
    }
}

CANTO_TEST_BOTH("a stream may be resumed where it says so, not where it says anything") {
    for (const std::string attributes : {"", " resume='false'", " resume='0'", " resume='yes'"}) {
        CAPTURE(attributes);
        parsed<Model> enable("<enable xmlns='urn:xmpp:sm:3'" + attributes + "/>"),
            enabled("<enabled xmlns='urn:xmpp:sm:3'" + attributes + "/>");
        CHECK_FALSE(basic_sm_enable<Model>(enable.root()).resume());
        CHECK_FALSE(basic_sm_enabled<Model>(enabled.root()).resume());
    }
}

CANTO_TEST_BOTH("message, presence and iq count, and nothing else") {
    sm_counter counter;
    CHECK(counter.count(parsed<Model>("<message/>").root()));
    CHECK(counter.count(parsed<Model>("<presence/>", {"jabber:server"}).root()));
    CHECK(counter.count(parsed<Model>("<iq/>").root()));
    CHECK_FALSE(counter.count(parsed<Model>("<r xmlns='urn:xmpp:sm:3'/>").root()));
    CHECK_FALSE(counter.count(parsed<Model>("<message xmlns='urn:other'/>").root()));
    CHECK_FALSE(counter.count(parsed<Model>("<features xmlns='http://etherx.jabber.org/streams'/>").root()));
    CHECK(counter.value() == 3);
}

TEST_CASE("the count wraps to 0, and acknowledgements with it") {
    sm_counter sent(4294967294u);
    CHECK(sent.unacknowledged() == 0);
    for (int i = 0; i != 4; ++i) sent.count();
    CHECK(sent.value() == 2);
    CHECK(sent.unacknowledged() == 4);
    CHECK(*sent.acknowledge(4294967295u) == 1);
    CHECK(*sent.acknowledge(4294967295u) == 0);
    CHECK(*sent.acknowledge(1) == 2);
    CHECK(sent.unacknowledged() == 1);
    CHECK(*sent.acknowledge(2) == 1);
}

TEST_CASE("more than has been sent, or less than has been acknowledged, is refused and changes nothing") {
    sm_counter sent;
    sent.count();
    sent.count();
    CHECK(*sent.acknowledge(1) == 1);
    CHECK(sent.acknowledge(3).error() == errc::invalid_value);
    CHECK(sent.acknowledge(0).error() == errc::invalid_value);
    CHECK(sent.unacknowledged() == 1);
}

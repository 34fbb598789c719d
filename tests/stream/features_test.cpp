#include <canto/stream/features.hpp>

#include <canto/rapidxml.hpp>
#include <canto/stanza/caps.hpp>

#include <string>

#include <doctest/doctest.h>

#include "support/models.hpp"

using namespace canto;
using canto_test::parsed;

static_assert(sizeof(features) <= 32 && sizeof(stream_limits) <= 32);

namespace {

std::string offered(const std::string& inner) {
    return "<stream:features xmlns:stream='http://etherx.jabber.org/streams'>" + inner + "</stream:features>";
}

}

CANTO_TEST_BOTH("before TLS a server offers little") {
    parsed<Model> p(offered("<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'><required/></starttls>"));
    const auto view = as<basic_features<Model>>(p.root());
    REQUIRE(view);
    CHECK(view->starttls()->is_required());
    CHECK_FALSE(view->sasl());
    CHECK_FALSE(view->sasl2());
    CHECK_FALSE(view->bind());
    CHECK_FALSE(view->has_csi());
}

CANTO_TEST_BOTH("every feature that is offered is found") {
    parsed<Model> p(offered(
        "<mechanisms xmlns='urn:ietf:params:xml:ns:xmpp-sasl'><mechanism>PLAIN</mechanism></mechanisms>"
        "<sasl-channel-binding xmlns='urn:xmpp:sasl-cb:0'><channel-binding type='tls-exporter'/></sasl-channel-binding>"
        "<authentication xmlns='urn:xmpp:sasl:2'><mechanism>PLAIN</mechanism></authentication>"
        "<bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'><required/></bind>"
        "<session xmlns='urn:ietf:params:xml:ns:xmpp-session'><optional/></session>"
        "<ver xmlns='urn:xmpp:features:rosterver'/><sub xmlns='urn:xmpp:features:pre-approval'/>"
        "<sm xmlns='urn:xmpp:sm:3'/><csi xmlns='urn:xmpp:csi:0'/>"
        "<limits xmlns='urn:xmpp:stream-limits:0'><max-bytes>262144</max-bytes><idle-seconds>x</idle-seconds></limits>"
        "<compression xmlns='http://jabber.org/features/compress'><method>zlib</method></compression>"
        "<dialback xmlns='urn:xmpp:features:dialback'/><bidi xmlns='urn:xmpp:features:bidi'/>"
        "<register xmlns='http://jabber.org/features/iq-register'/>"
        "<c xmlns='http://jabber.org/protocol/caps' node='n' ver='v' hash='sha-1'/>"
        "<x xmlns='urn:own'/>"));
    const basic_features<Model> view(p.root());
    CHECK(view.sasl()->has("PLAIN"));
    CHECK(view.channel_bindings()->has("tls-exporter"));
    CHECK(view.sasl2()->has("PLAIN"));
    CHECK(view.bind()->is_required());
    CHECK(view.session()->is_optional());
    CHECK(view.has_roster_versioning());
    CHECK(view.has_pre_approval());
    CHECK(view.sm());
    CHECK(view.has_csi());
    CHECK(*view.limits()->max_bytes() == 262144);
    CHECK(view.limits()->idle_seconds().error() == errc::invalid_value);
    CHECK(view.compression()->has("zlib"));
    CHECK_FALSE(view.compression()->has("lzw"));
    CHECK(view.dialback());
    CHECK(view.has_bidi());
    CHECK(view.has_registration());
}

CANTO_TEST_BOTH("the set is open: any feature is found by its view or name") {
    parsed<Model> p(offered("<c xmlns='http://jabber.org/protocol/caps' node='n' ver='v'/><x xmlns='urn:own'/>"));
    const basic_features<Model> view(p.root());
    CHECK(view.template feature<basic_caps<Model>>()->node() == "n");
    CHECK(view.has({"urn:own", "x"}));
    CHECK_FALSE(view.has({"urn:own", "y"}));
    CHECK_FALSE(view.has({"urn:other", "x"}));
}

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

/// The names of all that is found among what is offered.
template <class Model>
std::string found_in(const std::string& inner) {
    parsed<Model> p(offered(inner));
    const basic_features<Model> view(p.root());
    std::string names;
    const auto add = [&](bool there, const char* name) {
        if (there) names += name;
    };
    add(view.starttls().has_value(), "starttls ");
    add(view.sasl().has_value(), "sasl ");
    add(view.channel_bindings().has_value(), "channel_bindings ");
    add(view.sasl2().has_value(), "sasl2 ");
    add(view.bind().has_value(), "bind ");
    add(view.session().has_value(), "session ");
    add(view.sm().has_value(), "sm ");
    add(view.limits().has_value(), "limits ");
    add(view.compression().has_value(), "compression ");
    add(view.dialback().has_value(), "dialback ");
    add(view.has_roster_versioning(), "roster_versioning ");
    add(view.has_pre_approval(), "pre_approval ");
    add(view.has_bidi(), "bidi ");
    add(view.has_csi(), "csi ");
    add(view.has_registration(), "registration ");
    return names;
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

CANTO_TEST_BOTH("a feature is found where it is offered, and no other is") {
    CHECK(found_in<Model>("") == "");
    CHECK(found_in<Model>("<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>") == "starttls ");
    CHECK(found_in<Model>("<mechanisms xmlns='urn:ietf:params:xml:ns:xmpp-sasl'/>") == "sasl ");
    CHECK(found_in<Model>("<sasl-channel-binding xmlns='urn:xmpp:sasl-cb:0'/>") == "channel_bindings ");
    CHECK(found_in<Model>("<authentication xmlns='urn:xmpp:sasl:2'/>") == "sasl2 ");
    CHECK(found_in<Model>("<bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/>") == "bind ");
    CHECK(found_in<Model>("<session xmlns='urn:ietf:params:xml:ns:xmpp-session'/>") == "session ");
    CHECK(found_in<Model>("<sm xmlns='urn:xmpp:sm:3'/>") == "sm ");
    CHECK(found_in<Model>("<limits xmlns='urn:xmpp:stream-limits:0'/>") == "limits ");
    CHECK(found_in<Model>("<compression xmlns='http://jabber.org/features/compress'/>") == "compression ");
    CHECK(found_in<Model>("<dialback xmlns='urn:xmpp:features:dialback'/>") == "dialback ");
    CHECK(found_in<Model>("<ver xmlns='urn:xmpp:features:rosterver'/>") == "roster_versioning ");
    CHECK(found_in<Model>("<sub xmlns='urn:xmpp:features:pre-approval'/>") == "pre_approval ");
    CHECK(found_in<Model>("<bidi xmlns='urn:xmpp:features:bidi'/>") == "bidi ");
    CHECK(found_in<Model>("<csi xmlns='urn:xmpp:csi:0'/>") == "csi ");
    CHECK(found_in<Model>("<register xmlns='http://jabber.org/features/iq-register'/>") == "registration ");
}

CANTO_TEST_BOTH("a feature is required, or optional, where it says so") {
    parsed<Model> p(offered("<bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/><session "
                            "xmlns='urn:ietf:params:xml:ns:xmpp-session'/><sm xmlns='urn:xmpp:sm:3'/>"
                            "<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>"));
    const basic_features<Model> view(p.root());
    CHECK_FALSE(view.bind()->is_required());
    CHECK_FALSE(view.session()->is_optional());
    CHECK_FALSE(view.sm()->is_required());
    CHECK_FALSE(view.starttls()->is_required());
}

CANTO_TEST_BOTH("features that are offered together say what they hold") {
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
    parsed<Model> large("<limits xmlns='urn:xmpp:stream-limits:0'><max-bytes>4294967296</max-bytes></limits>");
    CHECK(*basic_stream_limits<Model>(large.root()).max_bytes() == 4'294'967'296);
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

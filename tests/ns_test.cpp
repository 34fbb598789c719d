#include <canto/ns.hpp>

#include <doctest/doctest.h>

TEST_CASE("namespace names are those of the specifications, byte for byte") {
    CHECK(canto::ns::xml == "http://www.w3.org/XML/1998/namespace");
    CHECK(canto::ns::xmlns == "http://www.w3.org/2000/xmlns/");
    CHECK(canto::ns::streams == "http://etherx.jabber.org/streams");
    CHECK(canto::ns::client == "jabber:client");
    CHECK(canto::ns::server == "jabber:server");
    CHECK(canto::ns::component == "jabber:component:accept");
    CHECK(canto::ns::stream_errors == "urn:ietf:params:xml:ns:xmpp-streams");
    CHECK(canto::ns::stanza_errors == "urn:ietf:params:xml:ns:xmpp-stanzas");
    CHECK(canto::ns::bind == "urn:ietf:params:xml:ns:xmpp-bind");
    CHECK(canto::ns::session == "urn:ietf:params:xml:ns:xmpp-session");
    CHECK(canto::ns::framing == "urn:ietf:params:xml:ns:xmpp-framing");
}

#include <canto/stream/framing.hpp>

#include <canto/rapidxml.hpp>

#include <doctest/doctest.h>

#include "support/models.hpp"

using namespace canto;
using canto_test::parsed;

static_assert(sizeof(framed_open) <= 32);

CANTO_TEST_BOTH("open says what a stream header says") {
    parsed<Model> p(
        "<open xmlns='urn:ietf:params:xml:ns:xmpp-framing' to='a.b' from='c.d' id='1' version='1.10' xml:lang='de'/>",
        {});
    const auto open = as<basic_framed_open<Model>>(p.root());
    REQUIRE(open);
    CHECK(open->to() == "a.b");
    CHECK(open->from() == "c.d");
    CHECK(open->id() == "1");
    CHECK(*open->version() > stream_version{1, 9});
    CHECK(open->lang() == "de");
    parsed<Model> bare("<open xmlns='urn:ietf:params:xml:ns:xmpp-framing'/>", {});
    CHECK(*as<basic_framed_open<Model>>(bare.root())->version() == stream_version{0, 9});
    CHECK_FALSE(as<basic_framed_open<Model>>(bare.root())->lang());
    parsed<Model> odd("<open xmlns='urn:ietf:params:xml:ns:xmpp-framing' version='one'/>", {});
    CHECK(as<basic_framed_open<Model>>(odd.root())->version().error() == errc::invalid_value);
}

CANTO_TEST_BOTH("close may say where to go on") {
    parsed<Model> p("<close xmlns='urn:ietf:params:xml:ns:xmpp-framing' see-other-uri='wss://a.b/ws'/>", {});
    CHECK(as<basic_framed_close<Model>>(p.root())->see_other_uri() == "wss://a.b/ws");
}

#include <canto/stream/framing.hpp>

#include <canto/rapidxml.hpp>
#include <canto/stanza/message.hpp>

#include <cstddef>
#include <string_view>
#include <vector>

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

TEST_CASE("a message of WebSocket is one element, whose namespace is its own") {
    const auto stanza = parse_frame("<message xmlns='jabber:client'><body>a</body></message>");
    REQUIRE(stanza);
    CHECK(stanza->root().as<message>()->body() == "a");
    CHECK_FALSE(stanza->lacks_namespace());
    const auto open = parse_frame("<open xmlns='urn:ietf:params:xml:ns:xmpp-framing' to='a.b'/>");
    CHECK(open->root().as<framed_open>()->to() == "a.b");
    CHECK_FALSE(open->lacks_namespace());
    CHECK_FALSE(parse_frame("<c:iq xmlns:c='jabber:client'/>")->lacks_namespace());
    CHECK_FALSE(parse_frame("<a xmlns=''/>")->lacks_namespace());
    CHECK(parse_frame("<a xmlns=''/>")->root().xmlns().empty());
    const std::vector<std::byte> bytes{std::byte('<'), std::byte('a'), std::byte('/'), std::byte('>')};
    CHECK(parse_frame(bytes)->root().name() == "a");
}

TEST_CASE("a message of WebSocket that names no namespace is in jabber:client, and says so") {
    const auto stanza = parse_frame("<message xmlns:a='b'><body xmlns='c'/></message>");
    REQUIRE(stanza);
    CHECK(stanza->root().is("message", ns::client));
    CHECK(stanza->lacks_namespace());
}

TEST_CASE("a message of WebSocket begins with '<', and only white space follows the element") {
    CHECK(parse_frame("<a/>\r\n"));
    const auto why = [](std::string_view message, const limits& bounds = {}) {
        const auto parsed = parse_frame(message, bounds);
        return parsed ? failure{errc::absent, 0} : parsed.why();
    };
    CHECK(why(" <a/>") == failure{errc::malformed_tag, 0});
    CHECK(why("\xEF\xBB\xBF<a/>") == failure{errc::malformed_tag, 0});
    CHECK(why("") == failure{errc::incomplete_element, 0});
    CHECK(why("<a>") == failure{errc::incomplete_element, 3});
    CHECK(why("<a/><b/>") == failure{errc::trailing_content, 4});
    CHECK(why("<a/>", {.stanza_bytes = 3}) == failure{errc::stanza_too_large, 3});
}

#include <canto/stream/stanza_event.hpp>

#include <canto/ns.hpp>
#include <canto/stream/stream_parser.hpp>
#include <canto/xml/document.hpp>

#include <string>
#include <string_view>
#include <type_traits>

#include <doctest/doctest.h>

using namespace canto;

namespace {

constexpr std::string_view session =
    "<stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'>"
    "<message/><presence/><iq/><stream:features/> <message xmlns='urn:other'/><message xmlns='jabber:server'/>"
    "<handshake xmlns='jabber:component:accept'/></stream:stream>";

template <class... Handlers>
std::string visited(std::string_view bytes, Handlers&&... handlers) {
    std::string all;
    stream_parser parser;
    for (const event& e : parser.feed(bytes)) all += visit(e, handlers...);
    return all;
}

}

TEST_CASE("each kind of event goes to its handler, and a stanza is one in its namespaces alone") {
    CHECK(visited(
              session, [](const stream_header&) { return 'H'; }, [](const message&) { return 'm'; },
              [](const presence&) { return 'p'; }, [](const iq&) { return 'i'; }, [](const element&) { return 'e'; },
              [](keepalive) { return ' '; }, [](stream_close) { return 'C'; },
              [](const parse_error&) { return 'X'; }) == "Hmpie emeC");
}

TEST_CASE("stanzas without a handler of their own are elements") {
    CHECK(visited(
              session, [](const element& e) { return std::string(e.name()).substr(0, 1); },
              [](const iq&) { return std::string("IQ"); },
              [](const auto&) { return std::string("?"); }) == "?mpIQf?mmh?");
}

TEST_CASE("a generic handler takes what nobody else does, and is asked about nothing more") {
    // header.raw() compiles because only headers, elements and stanzas come here.
    CHECK(visited(
              "<stream:stream xmlns:stream='http://etherx.jabber.org/streams'><a/>", [](keepalive) { return '1'; },
              [](stream_close) { return '2'; }, [](const parse_error&) { return '3'; },
              [](const message&) { return '4'; }, [](const presence&) { return '5'; }, [](const iq&) { return '6'; },
              [](const auto& each) { return each.raw().size() > 5 ? '>' : '<'; }) == "><");
}

TEST_CASE("one object with overloads is handlers enough") {
    struct {
        char operator()(const element&) const { return 'e'; }
        char operator()(const message&) const { return 'm'; }
        char operator()(const stream_header&) const { return 'H'; }
        char operator()(keepalive) const { return ' '; }
        char operator()(stream_close) const { return 'C'; }
        char operator()(const parse_error&) const { return 'X'; }
    } const overloads;
    CHECK(visited(session, overloads) == "Hmeee emeC");
}

TEST_CASE("what is wrong with a stanza does not change what it is") {
    CHECK(visited(
              "<stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'>"
              "<iq/><presence type='?'/><message to=''/>",
              [](const iq& q) { return q.check() ? 'i' : '-'; },
              [](const presence& p) { return p.check() ? 'p' : '-'; },
              [](const message& m) { return m.check() ? 'm' : '-'; }, [](const auto&) { return ' '; }) == " ipm");
}

TEST_CASE("the result of the handlers is the result of the visit") {
    int number = 0;
    const auto same = [&](const auto&) -> int& { return number; };
    stream_parser parser;
    parser.push("x");
    const event* const e = parser.next();
    REQUIRE(e);
    static_assert(std::is_same_v<decltype(visit(*e, same)), int&>);
    visit(*e, same) = 7;
    CHECK(number == 7);
    visit(
        *e, [](const parse_error& error) { CHECK(error.condition() == stream_condition::not_well_formed); },
        [](const auto&) { FAIL("not an error"); });
}

TEST_CASE("an element that is no event is visited as one: of a document, or forwarded in another") {
    const auto visited = [](const element& each) {
        return visit(
            each, [](const message& m) { return "message to " + m.to_text()->str(); },
            [](const element& e) { return "element " + std::string(e.name()); });
    };
    const auto stored = parse_element("<result xmlns='urn:xmpp:mam:2'><forwarded xmlns='urn:xmpp:forward:0'>"
                                      "<message xmlns='jabber:client' to='a'/><iq xmlns='jabber:client'/></forwarded>"
                                      "</result>");
    REQUIRE(stored);
    CHECK(visited(stored->root()) == "element result");
    const element forwarded = *stored->root().child("forwarded");
    CHECK(visited(*forwarded.child("message", ns::client)) == "message to a");
    CHECK(visited(*forwarded.child("iq", ns::client)) == "element iq");
}

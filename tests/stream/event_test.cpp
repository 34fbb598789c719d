#include <canto/stream/event.hpp>

#include <string>
#include <string_view>
#include <type_traits>

#include <doctest/doctest.h>

#include <canto/stream/stream_parser.hpp>

using canto::event;
using type = canto::event::type;

TEST_CASE("every event has a kind, an offset, and what its kind has") {
    canto::stream_parser parser;
    std::string seen;
    for (const event& e : parser.feed("<stream:stream id='1' xmlns:stream='http://etherx.jabber.org/streams'> <a/>&")) {
        switch (e.kind()) {
        case type::stream_header: seen += "header " + e.header().id()->str(); break;
        case type::keepalive: seen += "; keepalive"; break;
        case type::element: seen += "; element " + std::string(e.element().name()); break;
        case type::stream_close: seen += "; close"; break;
        case type::parse_error: seen += "; error " + std::string(to_string(e.error().code())); break;
        }
        seen += " at " + std::to_string(e.offset());
    }
    CHECK(seen == "header 1 at 0; keepalive at 70; element a at 71; error text_between_stanzas at 75");
}

TEST_CASE("an error says what to answer with") {
    constexpr canto::parse_error doctype({canto::errc::doctype, 7});
    static_assert(doctype.code() == canto::errc::doctype);
    static_assert(doctype.offset() == 7);
    static_assert(doctype.condition() == canto::stream_condition::restricted_xml);
    static_assert(canto::parse_error({canto::errc::absent}).condition() ==
                  canto::stream_condition::undefined_condition);
    CHECK(event::of_error({canto::errc::doctype, 7}).error().offset() == 7);
}

TEST_CASE("an event is a small value") {
    static_assert(std::is_trivially_copyable_v<event>);
    static_assert(sizeof(event) <= 3 * sizeof(std::uint64_t));
    CHECK(event::of_space(3).kind() == type::keepalive);
    CHECK(event::of_close(4).offset() == 4);
}

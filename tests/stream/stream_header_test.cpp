#include <canto/stream/stream_header.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include <canto/stream/stream_parser.hpp>

using canto::stream_parser;
using canto::stream_version;

namespace {

/// A parser that has read a header with these attributes.
stream_parser with(std::string_view attributes) {
    stream_parser parser;
    const std::string bytes =
        "<stream:stream xmlns:stream='http://etherx.jabber.org/streams' " + std::string(attributes) + ">";
    for (const canto::event& e : parser.feed(bytes)) REQUIRE(e.kind() == canto::event::type::stream_header);
    REQUIRE(parser.header());
    return parser;
}
std::optional<stream_version> version(std::string_view value) {
    const auto found = with("version='" + std::string(value) + "'").header()->version();
    if (!found) CHECK(found.error() == canto::errc::invalid_value);
    return found ? std::optional(*found) : std::nullopt;
}

}

TEST_CASE("a header has what its attributes say") {
    const stream_parser parser = with("to='a&amp;b' from='c' id='d' version='1.0' xml:lang='en' xmlns='jabber:client'");
    const canto::stream_header header = *parser.header();
    CHECK(header.to() == "a&b");
    CHECK(header.from() == "c");
    CHECK(header.id() == "d");
    CHECK(*header.version() == stream_version{1, 0});
    CHECK(header.lang() == "en");
    CHECK(header.content_namespace() == "jabber:client");
    CHECK(header.name() == "stream");
    CHECK(header.xmlns() == "http://etherx.jabber.org/streams");
    CHECK(header.raw().starts_with("<stream:stream xmlns:stream="));
    CHECK(header.raw().ends_with("'jabber:client'>"));
}

TEST_CASE("what a header does not have is absent, which differs from empty") {
    const stream_parser none = with("");
    CHECK_FALSE(none.header()->to());
    CHECK_FALSE(none.header()->from());
    CHECK_FALSE(none.header()->id());
    CHECK_FALSE(none.header()->lang());
    CHECK_FALSE(none.header()->content_namespace());
    const stream_parser empty = with("to='' id='' xml:lang='' xmlns=''");
    CHECK(empty.header()->to()->empty());
    CHECK(empty.header()->id()->empty());
    CHECK(empty.header()->lang()->empty());
    CHECK(empty.header()->content_namespace()->empty());
}

TEST_CASE("attributes in a namespace never answer for those without") {
    const stream_parser parser = with("xmlns:p='u' p:to='x' p:id='y' lang='z'");
    CHECK_FALSE(parser.header()->to());
    CHECK_FALSE(parser.header()->id());
    CHECK_FALSE(parser.header()->lang());
    CHECK(parser.header()->attribute("to", "u") == "x");
    CHECK(parser.header()->attribute("lang") == "z");
}

TEST_CASE("a header lists its attributes and declarations") {
    std::string listed;
    const stream_parser parser = with("to='x' xmlns='u' xmlns:p='v' p:y='z'");
    for (const canto::attribute a : parser.header()->attributes()) listed += std::string(a.qualified_name()) + " ";
    for (const canto::declaration d : parser.header()->declarations())
        listed += std::string(d.prefix()) + "=" + d.xmlns().str() + " ";
    CHECK(listed == "to p:y stream=http://etherx.jabber.org/streams =u p=v ");
}

TEST_CASE("no version is 0.9") {
    CHECK(*with("").header()->version() == stream_version{0, 9});
}

TEST_CASE("a version is two numbers, and compares as such") {
    CHECK(version("1.0") == stream_version{1, 0});
    CHECK(version("01.0") == stream_version{1, 0});
    CHECK(version("1.00") == stream_version{1, 0});
    CHECK(version("2.17") == stream_version{2, 17});
    CHECK(*version("1.10") > *version("1.9"));
    CHECK(*version("2.0") > *version("1.99"));
    CHECK(version("&#x31;.0") == stream_version{1, 0});
    CHECK(version("99999999999.0") == stream_version{0xFFFF'FFFF, 0});
    CHECK(version("4294967295.4294967296") == stream_version{0xFFFF'FFFF, 0xFFFF'FFFF});
}

TEST_CASE("garbage for a version is reported, and ends nothing") {
    for (const std::string_view value :
         {"", "1", "1.", ".1", ".", "1.0.0", "1,0", " 1.0", "1.0 ", "-1.0", "+1.0", "1.x", "one", "1..0"}) {
        CAPTURE(value);
        CHECK_FALSE(version(value));
    }
}

TEST_CASE("the context of a header is what its stanzas inherit") {
    const stream_parser parser = with("xmlns='jabber:server' xml:lang='de'");
    const canto::element_context& context = parser.header()->context();
    CHECK(context.xmlns == "jabber:server");
    CHECK(context.lang == "de");
    CHECK(context.declarations != nullptr);
}

TEST_CASE("a header without prefix has the streams namespace for its content, too") {
    stream_parser parser;
    for ([[maybe_unused]] const canto::event& e : parser.feed("<stream xmlns='http://etherx.jabber.org/streams'>")) {}
    CHECK(parser.header()->content_namespace() == canto::ns::streams);
}

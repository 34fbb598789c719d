// No byte behind the input is read, whatever is long in it: the input lies flush against memory that cannot be read.
#include <canto/canto.hpp>

#include <cstddef>
#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include <support/guarded_buffer.hpp>

namespace {

/// What is repeated stands between the two parts; the input is cut behind it, and at its end.
struct shape {
    std::string_view before, repeated, after;
};

constexpr shape shapes[] = {
    {"<a", " ", "/>"},
    {"<a", " ", "b='1'/>"},
    {"<a b", " ", "='1'/>"},
    {"<a b=", " ", "'1'/>"},
    {"<a b=", "\n", "'1' c='2'/>"},
    {"<a\tb=", "\t", "''/>"},
    {"<a b = ", "\r", "\"1\"></a>"},
    {"<a b='1'", " ", "/>"},
    {"<a b='1'", " ", "c='2'/>"},
    {"<a b='1' ", "c", "='2'/>"},
    {"<a b='", "x", "'/>"},
    {"<a b='", "\xC3\xA4", "'/>"},
    {"<a b='", "&lt;", "'/>"},
    {"<a b='&#", "0", "65;'/>"},
    {"<a b='1' p:", "c", "='2' xmlns:p='u'/>"},
    {"<", "a", "/>"},
    {"<", "\xC3\xA4", " b='1'/>"},
    {"<", "p", ":a xmlns:p='u'/>"},
    {"<a ", "xmlns:p='u' ", "/>"},
    {"<a>", "x", "</a>"},
    {"<a>", "\xF0\x9F\x98\x80", "</a>"},
    {"<a>", "]", "</a>"},
    {"<a>", "&amp;", "</a>"},
    {"<a>", "\r", "</a>"},
    {"<a><![CDATA[", "]", "]]></a>"},
    {"<a>", "<b/>", "</a>"},
    {"<a></a", " ", ">"},
};

void feed(std::string_view bytes) {
    const canto_test::guarded_buffer guarded(bytes);
    (void)canto::parse_element(guarded.view());

    canto::stream_parser parser;
    const std::string_view header = "<s:stream xmlns:s='http://etherx.jabber.org/streams'>";
    for (const canto::event& event : parser.feed(header)) CHECK(event.kind() == canto::event::type::stream_header);
    for (const canto::event& event : parser.feed(guarded.view())) (void)event;
}

}

TEST_CASE("nothing behind the input is read, however long any part of a tag or text is") {
    for (const shape& s : shapes) {
        std::string bytes(s.before);
        for (std::size_t n = 0; n != 150; ++n) {
            feed(bytes);
            feed(bytes + std::string(s.after.substr(0, 1)));
            feed(bytes + std::string(s.after));
            bytes += s.repeated;
        }
    }
}

TEST_CASE("white space around '=' may be longer than anything that is read at once") {
    for (const std::size_t n : {1u, 60u, 61u, 62u, 63u, 64u, 65u, 127u, 128u, 129u, 500u}) {
        const std::string space(n, '\n');
        const std::string bytes = "<a b" + space + "=" + space + "'1' c='2'" + space + "/>";
        const auto parsed = canto::parse_element(bytes);
        REQUIRE(parsed);
        CHECK(parsed->root().attribute("b") == canto::text("1"));
        CHECK(parsed->root().attribute("c") == canto::text("2"));
    }
}

// Every limit at its last legal value and one beyond.
#include <canto/limits.hpp>

#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include <canto/stream/stream_parser.hpp>
#include <canto/xml/document.hpp>

#include "support/grind.hpp"
#include "support/repeated.hpp"

using canto_test::grind;
using canto_test::grind_content;
using canto_test::opening;
using canto_test::repeated;

namespace {

std::string content(std::string_view xml, canto::limits limits) {
    return grind_content(xml, {.limits = limits});
}
/// n attributes with different names.
std::string attributes(std::size_t n) {
    std::string out;
    for (std::size_t i = 0; i != n; ++i) out += " a" + std::to_string(i) + "=''";
    return out;
}
std::string nested(std::size_t depth) {
    return repeated(depth, "<a>") + repeated(depth, "</a>");
}
/// What a parser says of bytes that are all fed at once, with the last event only.
std::string last_of(canto::stream_parser& parser, std::string_view bytes) {
    std::string last = "nothing";
    for (const canto::event& event : parser.feed(bytes)) {
        if (event.kind() != canto::event::type::parse_error) last = "well";
        else last = std::string(to_string(event.error().code())) + "@" + std::to_string(event.error().offset());
    }
    return last;
}

}

TEST_CASE("limits of nothing at all refuse everything at once") {
    for (const std::uint32_t n : {0u, 1u, 2u}) {
        canto::stream_parser declaring({.limits = {.header_bytes = n}}), opening_one({.limits = {.header_bytes = n}});
        CHECK(last_of(declaring, "<?xml version='1.0'?>") == "header_too_large@" + std::to_string(n));
        CHECK(last_of(opening_one, "<stream:stream>") == "header_too_large@" + std::to_string(n));
    }
    CHECK(content("<a/>", {.stanza_bytes = 0}) == "error(stanza_too_large@0)");
    CHECK(content("<a/>", {.depth = 0}) == "error(too_deep@0)");
    CHECK(content("<a/>", {.name_bytes = 0}) == "error(name_too_long@1)");
    CHECK(content("<a b=''/>", {.attributes = 0}) == "error(too_many_attributes@0)");
    CHECK(content("<a b='' c='' d='' e=''/>", {.attributes = 0}) == "error(too_many_attributes@0)");
    CHECK(content("<a xmlns='u'/>", {.namespace_declarations = 0}) == "error(too_many_namespaces@0)");
}

TEST_CASE("stanza_bytes counts a first-level element from '<' to '>'") {
    CHECK(content("<a>0123</a>", {.stanza_bytes = 11}) == "a[\"0123\"]");
    CHECK(content("<a>0123</a>", {.stanza_bytes = 10}) == "error(stanza_too_large@10)");
    CHECK(content("<abc/>", {.stanza_bytes = 6}) == "abc");
    CHECK(content("<abc/>", {.stanza_bytes = 5}) == "error(stanza_too_large@5)");
    CHECK(content("<a/>", {.stanza_bytes = 0}) == "error(stanza_too_large@0)");
    CHECK(content("<a/>", {.stanza_bytes = 1}) == "error(stanza_too_large@1)");
}

TEST_CASE(
    "stanza_bytes fires at its byte, inside a giant attribute, name, text or tag, before the element is complete") {
    const std::string giant(300, 'x');
    const canto::limits bounds{.stanza_bytes = 100};
    for (const std::string& start :
         {"<a b='" + giant, "<" + giant, "<a " + giant, "<a>" + giant, "<a><![CDATA[" + giant,
          "<a>&#" + std::string(300, '0'), "<a" + std::string(300, ' '), "<a><b></b" + std::string(300, ' '),
          "<a>" + repeated(60, "<b/>"), "<a></" + giant})
        CHECK(content(start, bounds) == "error(stanza_too_large@100)");
}

TEST_CASE("what is wrong before the limit is told before it, what is behind it never is") {
    const std::string text(95, 'x');
    CHECK(content("<a>" + text + "&x;", {.stanza_bytes = 100}) == "error(undefined_entity@98)");
    CHECK(content("<a>" + text + "xx&x;", {.stanza_bytes = 100}) == "error(stanza_too_large@100)");
    CHECK(content("<a>" + text + "x\x01", {.stanza_bytes = 100}) == "error(illegal_character@99)");
    CHECK(content("<a>" + text + "xx\x01", {.stanza_bytes = 100}) == "error(stanza_too_large@100)");
}

TEST_CASE("a tag that is still open at the limit is not judged, however hopeless") {
    CHECK(content("<a b=1 c=2 " + std::string(100, 'x'), {.stanza_bytes = 50}) == "error(stanza_too_large@50)");
    CHECK(content("<a b=1>" + std::string(100, 'x'), {.stanza_bytes = 50}) == "error(malformed_tag@5)");
    CHECK(content("<a b=1" + std::string(43, ' ') + ">", {.stanza_bytes = 50}) == "error(malformed_tag@5)");
    CHECK(content("<a b=1" + std::string(44, ' ') + ">", {.stanza_bytes = 50}) == "error(stanza_too_large@50)");
}

TEST_CASE("many small stanzas, and white space between them, never trip the limit") {
    CHECK(content(repeated(200, "<a/>\n"), {.stanza_bytes = 4}).ends_with("a keepalive"));
    CHECK(content(std::string(500, ' ') + "<a/>", {.stanza_bytes = 4}) == "keepalive a");
}

TEST_CASE("stanza_bytes above 1 GiB acts as 1 GiB") {
    canto::stream_parser parser({.limits = {.stanza_bytes = 0xFFFF'FFFF}});
    CHECK(last_of(parser, opening) == "well");
    CHECK(last_of(parser, "<a>some text</a>") == "well");
    CHECK(canto::limits::max_stanza_bytes == 1u << 30);
}

TEST_CASE("header_bytes counts declaration, white space behind it, and header together") {
    constexpr std::string_view declaration = "<?xml version='1.0'?>";
    constexpr std::string_view header = "<s:stream xmlns:s='http://etherx.jabber.org/streams'>";
    const auto size = static_cast<std::uint32_t>(declaration.size() + 3 + header.size());
    const std::string document = "  " + std::string(header);
    CHECK(grind(document, {.limits = {.header_bytes = std::uint32_t(header.size())}}) == "open");
    CHECK(grind(document, {.limits = {.header_bytes = std::uint32_t(header.size() - 1)}}) ==
          "error(header_too_large@" + std::to_string(2 + header.size() - 1) + ")");
    const std::string both = std::string(declaration) + " \r\n" + std::string(header);
    CHECK(grind(both, {.limits = {.header_bytes = size}}) == "open");
    CHECK(grind(both, {.limits = {.header_bytes = size - 1}}) ==
          "error(header_too_large@" + std::to_string(size - 1) + ")");
    CHECK(grind(both, {.limits = {.header_bytes = 23}}) == "error(header_too_large@23)");
    CHECK(grind(both, {.limits = {.header_bytes = 21}}) == "error(header_too_large@21)");
    CHECK(grind(both, {.limits = {.header_bytes = 20}}) == "error(header_too_large@20)");
    CHECK(grind("<?xml version='1.0'" + std::string(300, ' '), {.limits = {.header_bytes = 100}}) ==
          "error(header_too_large@100)");
    CHECK(grind(std::string(declaration) + std::string(300, ' '), {.limits = {.header_bytes = 100}}) ==
          "error(header_too_large@100)");
}

TEST_CASE("header_bytes counts the stream's end tag on its own") {
    const canto::limits bounds{.header_bytes = 90};
    CHECK(content("</stream:stream>", bounds) == "close");
    CHECK(content("</stream:stream" + std::string(74, ' ') + ">", bounds) == "close");
    CHECK(content("</stream:stream" + std::string(75, ' ') + ">", bounds) == "error(header_too_large@90)");
    CHECK(content("</" + std::string(300, 's'), bounds) == "error(header_too_large@90)");
    CHECK(content("<a></a" + std::string(200, ' ') + ">", bounds) == "a");
}

TEST_CASE("header_bytes counts afresh after a restart") {
    constexpr std::string_view success = "<success xmlns='urn:ietf:params:xml:ns:xmpp-sasl'/>";
    canto_test::grind_options options{.limits = {.header_bytes = std::uint32_t(opening.size() + 21)},
                                      .restart_on_success = true};
    CHECK(grind(std::string(opening) + std::string(success) + "<?xml version='1.0'?>" + std::string(opening) + "<a/>",
                options) == "open {urn:ietf:params:xml:ns:xmpp-sasl}success open a");
    CHECK(grind(std::string(opening) + std::string(success) + "<?xml version='1.0'?>\n" + std::string(opening) + "<a/>",
                options)
              .find("header_too_large") != std::string::npos);
}

TEST_CASE("header_bytes goes on counting behind a declaration at which a restart is asked for") {
    constexpr std::string_view declaration = "<?xml version='1.0'?>";
    canto::stream_parser parser({.limits = {.header_bytes = std::uint32_t(declaration.size() + opening.size() - 1)}});
    for ([[maybe_unused]] const canto::event& event : parser.feed(declaration)) {}
    parser.restart();
    std::string_view said;
    for (const canto::event& event : parser.feed(opening))
        if (event.kind() == canto::event::type::parse_error) said = to_string(event.error().code());
    CHECK(said == "header_too_large");
}

TEST_CASE("depth counts open elements, an empty one too") {
    CHECK(content(nested(3), {.depth = 3}) == "a[a[a]]");
    CHECK(content(nested(4), {.depth = 3}) == "error(too_deep@9)");
    CHECK(content("<a><b/></a>", {.depth = 2}) == "a[b]");
    CHECK(content("<a><b/></a>", {.depth = 1}) == "error(too_deep@3)");
    CHECK(content("<a/>", {.depth = 1}) == "a");
    CHECK(content("<a/>", {.depth = 0}) == "error(too_deep@0)");
    CHECK(grind(std::string(opening) + "</stream:stream>", {.limits = {.depth = 0}}) == "open close");
    CHECK(content(nested(128), {}).ends_with("]]]"));
    CHECK(content(nested(129), {}) == "error(too_deep@384)");
}

TEST_CASE("attributes counts attributes and declarations of one tag") {
    CHECK(content("<a b='' c=''/>", {.attributes = 2}) == "a[@b='' @c='']");
    CHECK(content("<a b='' c='' d=''/>", {.attributes = 2}) == "error(too_many_attributes@0)");
    CHECK(content("<a b='' xmlns='u' xmlns:c='c'/>", {.attributes = 3}) == "{u}a[@b='']");
    CHECK(content("<a b='' xmlns='u' xmlns:c='c'/>", {.attributes = 2}) == "error(too_many_attributes@0)");
    CHECK(content("<a b=''/>", {.attributes = 0}) == "error(too_many_attributes@0)");
    CHECK(content("<a><b/></a>", {.attributes = 0}) == "a[b]");
    CHECK(content("<a b='' c=''><d b='' c=''/></a>", {.attributes = 2}) == "a[@b='' @c='' d[@b='' @c='']]");
    CHECK(content("<a" + attributes(128) + "/>", {}).ends_with("@a127='']"));
    CHECK(content("<a" + attributes(129) + "/>", {}) == "error(too_many_attributes@0)");
    CHECK(grind(opening, {.limits = {.attributes = 2}}) == "open");
    CHECK(grind(opening, {.limits = {.attributes = 1}}) == "error(too_many_attributes@0)");
}

TEST_CASE("namespace_declarations counts what is in scope inside a first-level element") {
    CHECK(content("<a xmlns='u'><b xmlns:p='v'/></a>", {.namespace_declarations = 2}) == "{u}a[b]");
    CHECK(content("<a xmlns='u'><b xmlns:p='v'/></a>", {.namespace_declarations = 1}) ==
          "error(too_many_namespaces@13)");
    CHECK(content("<a>" + repeated(100, "<b xmlns='u'/>") + "</a>", {.namespace_declarations = 1}).ends_with("{u}b]"));
    CHECK(
        content("<a>" + repeated(100, "<b xmlns='u'></b>") + "</a>", {.namespace_declarations = 1}).ends_with("{u}b]"));
    CHECK(content("<a xmlns='u'/>", {.namespace_declarations = 0}) == "error(too_many_namespaces@0)");
    CHECK(content("<a/>", {.namespace_declarations = 0}) == "a");
}

TEST_CASE("name_bytes counts a qualified name with its prefix, of elements, attributes and declarations") {
    const canto::limits five{.name_bytes = 5};
    CHECK(content("<abcde fghij=''/>", five) == "abcde[@fghij='']");
    CHECK(content("<abcdef/>", five) == "error(name_too_long@1)");
    CHECK(content("<a fghijk=''/>", five) == "error(name_too_long@3)");
    CHECK(content("<a><b/><abcdef></abcdef></a>", five) == "error(name_too_long@8)");
    CHECK(content("<a xmlns='u'/>", five) == "{u}a");
    CHECK(content("<a xmlns:p='u'/>", five) == "error(name_too_long@3)");
    CHECK(content("<p:abcdef xmlns:p='u'/>", {.name_bytes = 8}) == "{u}abcdef");
    CHECK(content("<p:abcdef xmlns:p='u'/>", {.name_bytes = 7}) == "error(name_too_long@1)");
    CHECK(content("<\xC3\xA9\xC3\xA9\xC3\xA9/>", five) == "error(name_too_long@1)");
    CHECK(content("<a/>", {.name_bytes = 0}) == "error(name_too_long@1)");
    CHECK(content("<a></abcdefgh>", five) == "error(mismatched_end_tag@3)");
}

TEST_CASE("names are counted alike whether they are read with or without looking for the end") {
    for (const std::uint32_t limit : {13u, 14u, 15u, 16u, 17u, 18u, 19u, 30u, 31u, 32u, 33u})
        for (const std::uint32_t size : {limit, limit + 1}) {
            CAPTURE(limit);
            CAPTURE(size);
            const canto::limits limits{.name_bytes = limit};
            const std::string name(size, 'n'), behind = " b='" + std::string(100, 'v') + "'/>";
            const std::string element = content("<" + name + behind, limits), value(100, 'v');
            CHECK(element == (size <= limit ? name + "[@b='" + value + "']" : "error(name_too_long@1)"));
            const std::string attribute = content("<a " + name + "='" + value + "'/>", limits);
            CHECK(attribute == (size <= limit ? "a[@" + name + "='" + value + "']" : "error(name_too_long@3)"));
            const std::string early = content("<a " + name + "='c'" + behind, limits);
            CHECK(early == (size <= limit ? "a[@" + name + "='c' @b='" + value + "']" : "error(name_too_long@3)"));
        }
}

TEST_CASE("name_bytes by default, and one beyond") {
    for (const std::string_view before : {"<", "<a ", "<a><b/><"}) {
        const bool attribute = before == "<a ";
        const auto with_name = [&](std::size_t n) {
            return std::string(before) + std::string(n, 'n') + (attribute ? "=''/>" : "/>");
        };
        CHECK(content(with_name(1025), {}) == "error(name_too_long@" + std::to_string(before.size()) + ")");
        CHECK(content(with_name(1024), {}).find("error") == std::string::npos);
    }
}

TEST_CASE("namespace_bytes counts what a declaration binds, as it stands on the wire, and nothing else") {
    const canto::limits three{.namespace_bytes = 3};
    CHECK(content("<a xmlns='abc'/>", three) == "{abc}a");
    CHECK(content("<a xmlns='abcd'/>", three) == "error(namespace_too_long@10)");
    CHECK(content("<a xmlns = 'abcd'/>", three) == "error(namespace_too_long@12)");
    CHECK(content("<p:a xmlns:p='abc'/>", three) == "{abc}a");
    CHECK(content("<p:a xmlns:p='abcd'/>", three) == "error(namespace_too_long@14)");
    CHECK(content("<a><b xmlns='&lt;'/></a>", three) == "error(namespace_too_long@13)");
    CHECK(content("<a b='abcd' xml:lang='abcd'/>", three) ==
          "a[@b='abcd' @{http://www.w3.org/XML/1998/namespace}lang='abcd']");
    CHECK(content("<a xmlns=''/>", {.namespace_bytes = 0}) == "{}a");
    CHECK(content("<a xmlns='u'/>", {.namespace_bytes = 0}) == "error(namespace_too_long@10)");
    CHECK(content("<a xmlns:p='' p='abcd' xmlns='abcd'/>", three) == "error(illegal_namespace_binding@3)");
}

TEST_CASE("each byte of a namespace that has to be decoded counts eightfold") {
    for (const std::string_view one : {"&lt;", "abc\n", "\tabc", "\rabc"}) {
        const std::string bytes = "<a><b xmlns:c='" + std::string(one) + "'/></a>";
        CHECK(content(bytes, {.namespace_bytes = 32}) == "a[b]");
        CHECK(content(bytes, {.namespace_bytes = 31}) == "error(namespace_too_long@15)");
    }
    const std::string header = "<stream:stream xmlns:stream='http://etherx.jabber.org/streams' xmlns='a&lt;'>";
    CHECK(grind(header, {.limits = {.namespace_bytes = 40}}).find("error") == std::string::npos);
    CHECK(grind(header, {.limits = {.namespace_bytes = 39}}) == "error(namespace_too_long@70)");
}

TEST_CASE("namespace_bytes by default, and one beyond, of elements and of the header") {
    const auto with_name = [](std::size_t n) { return "<a xmlns='" + std::string(n, 'u') + "'/>"; };
    CHECK(content(with_name(1024), {}).find("error") == std::string::npos);
    CHECK(content(with_name(1025), {}) == "error(namespace_too_long@10)");
    const auto header = [](std::size_t n) {
        return "<stream:stream xmlns:stream='http://etherx.jabber.org/streams' xmlns='" + std::string(n, 'u') + "'>";
    };
    CHECK(grind(header(1024)).find("error") == std::string::npos);
    CHECK(grind(header(1025)) == "error(namespace_too_long@" + std::to_string(header(0).size() - 2) + ")");
}

TEST_CASE("name_bytes is at most 65,535") {
    for (const std::uint32_t limit : {65'535u, 65'536u, 1'000'000u}) {
        canto::stream_parser parser({.limits = {.name_bytes = limit}});
        CHECK(last_of(parser, opening) == "well");
        const std::string name(65'535, 'n');
        CHECK(last_of(parser, "<" + name + " " + name + "=''></" + name + ">") == "well");
        const std::uint64_t begin = parser.offset();
        CHECK(last_of(parser, "<a><" + name + "n/></a>") == "name_too_long@" + std::to_string(begin + 4));
    }
    const std::string name(65'536, 'n');
    for (const std::string& tag : {"<" + name + "/>", "<" + name + ">", "<" + name + " />", "<" + name + "\n>"}) {
        canto::stream_parser parser({.limits = {.name_bytes = 65'535}});
        CHECK(last_of(parser, opening) == "well");
        CHECK(last_of(parser, tag) == "name_too_long@" + std::to_string(opening.size() + 1));
    }
    for (const std::string& tag : {"<a " + name + "=''/>", "<a " + name + " = ''/>", "<a " + name + "\t=''/>"}) {
        canto::stream_parser parser({.limits = {.name_bytes = 65'535}});
        CHECK(last_of(parser, opening) == "well");
        CHECK(last_of(parser, tag) == "name_too_long@" + std::to_string(opening.size() + 3));
    }
}

TEST_CASE("limits changed inside the loop hold from the next step on") {
    canto::stream_parser parser;
    CHECK(last_of(parser, opening) == "well");
    std::string seen;
    const std::string_view bytes = "<a>0123456789</a><b>0123456789</b>";
    for (const canto::event& event : parser.feed(bytes)) {
        seen +=
            event.kind() == canto::event::type::parse_error ? to_string(event.error().code()) : event.element().name();
        seen += ' ';
        parser.set_limits({.stanza_bytes = 5});
    }
    CHECK(seen == "a stanza_too_large ");
}

TEST_CASE("strict limits before authentication can be raised after it") {
    canto::stream_parser parser({.limits = {.stanza_bytes = 20, .depth = 1}});
    CHECK(last_of(parser, opening) == "well");
    CHECK(last_of(parser, "<auth>0123456</auth>") == "well");
    parser.set_limits({});
    CHECK(parser.limits() == canto::limits{});
    CHECK(last_of(parser, "<a><b><c>0123456789</c></b></a>") == "well");
}

TEST_CASE("limits changed between two feeds hold for what is being read") {
    canto::stream_parser parser;
    CHECK(last_of(parser, opening) == "well");
    CHECK(last_of(parser, "<a>0123456789") == "nothing");
    parser.set_limits({.stanza_bytes = 10});
    CHECK(last_of(parser, "x") == "stanza_too_large@" + std::to_string(opening.size() + 10));

    canto::stream_parser lowered;
    CHECK(last_of(lowered, opening) == "well");
    CHECK(last_of(lowered, "<a>" + std::string(1'000, 'x')) == "nothing");
    lowered.set_limits({.stanza_bytes = 10, .header_bytes = 10});
    CHECK(last_of(lowered, std::string(1'000, 'x') + "</a>") ==
          "stanza_too_large@" + std::to_string(opening.size() + 10));

    canto::stream_parser raised({.limits = {.stanza_bytes = 15}});
    CHECK(last_of(raised, opening) == "well");
    CHECK(last_of(raised, "<a>0123456789") == "nothing");
    raised.set_limits({.stanza_bytes = 100});
    CHECK(last_of(raised, "0123456789</a>") == "well");

    canto::stream_parser header({.limits = {.header_bytes = 200}});
    CHECK(last_of(header, "<?xml version='1.0'?><stream:stream to='") == "nothing");
    header.set_limits({.header_bytes = 30});
    CHECK(last_of(header, "x") == "header_too_large@30");
}

TEST_CASE("limits hold for single elements as they do in a stream") {
    const auto error = [](std::string_view xml, canto::limits bounds) {
        const auto parsed = canto::parse_element(xml, {}, bounds);
        return parsed ? "well" : std::string(to_string(parsed.error())) + "@" + std::to_string(parsed.offset());
    };
    CHECK(error(" <a>0123</a>", {.stanza_bytes = 11}) == "well");
    CHECK(error(" <a>0123</a>", {.stanza_bytes = 10}) == "stanza_too_large@11");
    CHECK(error("<a><b/></a>", {.depth = 1}) == "too_deep@3");
    CHECK(error("<a b='' c=''/>", {.attributes = 1}) == "too_many_attributes@0");
    CHECK(error("<a xmlns='u' xmlns:v='v'/>", {.namespace_declarations = 1}) == "too_many_namespaces@0");
    CHECK(error("<abc/>", {.name_bytes = 2}) == "name_too_long@1");
}

#include <canto/xml/document.hpp>

#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include <canto/stream/stream_parser.hpp>

#include "support/guarded_buffer.hpp"

using canto::errc;
using canto::parse_element;

namespace {

std::string error(std::string_view xml, const canto::element_context& context = {}) {
    const canto_test::guarded_buffer bytes(xml);
    const auto parsed = parse_element(bytes.view(), context);
    return parsed ? "none" : std::string(to_string(parsed.error())) + "@" + std::to_string(parsed.offset());
}

}

TEST_CASE("one element is parsed where it lies, white space around it or not") {
    const std::string_view xml = " \n<a b='c'>text</a>\r\n ";
    const auto parsed = parse_element(xml);
    REQUIRE(parsed);
    CHECK(parsed->raw() == "<a b='c'>text</a>");
    CHECK(parsed->raw().data() == xml.data() + 2);
    CHECK(parsed->root().attribute("b") == "c");
    CHECK(parsed->root().text() == "text");
}

TEST_CASE("anything else around the element is trailing content, or not well formed") {
    CHECK(error("<a/><b/>") == "trailing_content@4");
    CHECK(error("<a/> x") == "trailing_content@5");
    CHECK(error("x<a/>") == "malformed_tag@0");
    CHECK(error(" x<a/>") == "malformed_tag@1");
    CHECK(error("</a>") == "mismatched_end_tag@0");
    CHECK(error("</") == "incomplete_element@2");
}

TEST_CASE("an element that does not end is incomplete") {
    CHECK(error("") == "incomplete_element@0");
    CHECK(error("  ") == "incomplete_element@2");
    for (const std::string_view xml : {"<", "<a", "<a b='", "<a>", "<a>text", "<a>&am", "<a>\xC3", "<a><![CDATA[x]]",
                                       "<a><b></b>", "<a></a", "<a><!"}) {
        CAPTURE(xml);
        CHECK(error(xml) == "incomplete_element@" + std::to_string(xml.size()));
    }
}

TEST_CASE("what is wrong with the end of a frame names the condition to end its stream with") {
    CHECK(canto::info(errc::incomplete_element).stream == canto::stream_condition::not_well_formed);
    CHECK(canto::info(errc::trailing_content).stream == canto::stream_condition::bad_format);
}

TEST_CASE("errors are those of a stream, with offsets from the first of the bytes") {
    CHECK(error("  <a></b>") == "mismatched_end_tag@5");
    CHECK(error("<a>&x;</a>") == "undefined_entity@3");
    CHECK(error("<p:a/>") == "undeclared_prefix@1");
    CHECK(error("<!-- --><a/>") == "comment@0");
    CHECK(error("<?xml version='1.0'?><a/>") == "misplaced_declaration@0");
    CHECK(error("<![CDATA[x]]>") == "malformed_tag@0");
    CHECK(error("\xEF\xBB\xBF<a/>") == "malformed_tag@0");
}

TEST_CASE("a context gives the namespace and language that the element inherits") {
    const auto parsed = parse_element("<message><body/></message>", {.xmlns = canto::ns::client, .lang = "en"});
    REQUIRE(parsed);
    CHECK(parsed->root().is("message", "jabber:client"));
    CHECK(parsed->root().first_child()->is("body", "jabber:client"));
    CHECK(parsed->root().lang() == "en");
}

TEST_CASE("the context of a stream's header gives its prefixes, too") {
    CHECK(error("<p:a/>") == "undeclared_prefix@1");
    canto::stream_parser parser;
    for ([[maybe_unused]] const canto::event& e :
         parser.feed("<s:stream xmlns='jabber:client' xmlns:s='http://etherx.jabber.org/streams' xmlns:p='u'>")) {
    }
    const auto parsed = parse_element("<p:a/>", parser.header()->context());
    REQUIRE(parsed);
    CHECK(parsed->root().xmlns() == "u");
    CHECK(error("<s:stream>", parser.header()->context()) == "unexpected_header@0");
    CHECK(error(" </s:stream>", parser.header()->context()) == "mismatched_end_tag@1");
}

TEST_CASE("a stream header is no element, wherever it stands alone") {
    CHECK(error("<stream xmlns='http://etherx.jabber.org/streams'/>") == "unexpected_header@0");
}

TEST_CASE("elements stay valid when their document moves") {
    auto parsed = parse_element("<a><b>text</b></a>");
    REQUIRE(parsed);
    canto::document first = *std::move(parsed);
    const canto::element b = *first.root().first_child();
    canto::document second(std::move(first));
    CHECK(b.text() == "text");
    CHECK(second.root().first_child() == b);
    auto other = parse_element("<c/>");
    canto::document third = *std::move(other);
    third = std::move(second);
    CHECK(b.text() == "text");
    CHECK(third.root().name() == "a");
    static_assert(!std::is_copy_constructible_v<canto::document> &&
                  std::is_nothrow_move_constructible_v<canto::document>);
}

TEST_CASE("a limit of bytes above the most there may be acts as that") {
    CHECK(parse_element("<a>text</a>", {}, {.stanza_bytes = 0xFFFF'FFFF}));
    CHECK(parse_element("<a>text</a>", {}, {.stanza_bytes = canto::limits::max_stanza_bytes}));
}

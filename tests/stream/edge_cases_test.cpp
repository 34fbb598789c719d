// The rules of XMPP's XML that are easy to get wrong, each under its own name. RFC 6120 unless another document is
// named.
#include <canto/stream/stream_parser.hpp>

#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include "support/grind.hpp"

using canto_test::closing;
using canto_test::grind;
using canto_test::grind_content;
using canto_test::grind_options;
using canto_test::opening;
using namespace std::string_view_literals;

namespace {

std::string with(std::string_view a, std::string_view b, std::string_view c = {}, std::string_view d = {}) {
    return std::string(a).append(b).append(c).append(d);
}

/// A character by its UTF-8, inside an element and inside an attribute.
std::string in_text(std::string_view bytes) { return grind_content(with("<a>", bytes, "</a>")); }
std::string in_value(std::string_view bytes) { return grind_content(with("<a b='", bytes, "'/>")); }

}

// --- the XML declaration (§11.4, §11.5)

TEST_CASE("the XML declaration is optional") {
    CHECK(grind(opening) == "open");
    CHECK(grind(with("<?xml version='1.0'?>", opening)) == "open");
    CHECK(grind(with("<?xml version='1.0'?>\r\n", opening)) == "open");
}

TEST_CASE("a declaration has a version 1.x, UTF-8 in any case, standalone yes or no, either quote, and spaces where "
          "XML has them") {
    for (const std::string_view declaration :
         {"<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "<?xml version='1.0' encoding='utf-8'?>",
          "<?xml version='1.1'?>", "<?xml version='1.15' encoding='uTf-8' standalone='yes'?>",
          "<?xml version='1.0' standalone='no' ?>", "<?xml version = '1.0'\tencoding\n=\n'UTF-8'  ?>",
          "<?xml\nversion=\"1.0\"?>", "<?xml version='1.0' standalone=\"yes\"?>"})
        CHECK(grind(with(declaration, opening)) == "open");
}

TEST_CASE("another encoding than UTF-8 is unsupported, its '<' being named") {
    for (const std::string_view encoding : {"UTF-16", "utf8", "ISO-8859-1", "US-ASCII", "UTF-8x", "UTF_8"})
        CHECK(grind(with("<?xml version='1.0' encoding='", encoding, "'?>", opening)) ==
              "error(unsupported_encoding@0)");
}

TEST_CASE("a declaration that breaks its grammar names the first byte that is wrong") {
    const auto offset = [](std::string_view declaration) { return grind(with(declaration, opening)); };
    CHECK(offset("<?xml?>") == "error(malformed_declaration@5)");
    CHECK(offset("<?xml ?>") == "error(malformed_declaration@6)");
    CHECK(offset("<?xml encoding='UTF-8'?>") == "error(malformed_declaration@6)");
    CHECK(offset("<?xml version='1.0'encoding='UTF-8'?>") == "error(malformed_declaration@19)");
    CHECK(offset("<?xml version='2.0'?>") == "error(malformed_declaration@15)");
    CHECK(offset("<?xml version='1'?>") == "error(malformed_declaration@16)");
    CHECK(offset("<?xml version='1.'?>") == "error(malformed_declaration@17)");
    CHECK(offset("<?xml version='1.a'?>") == "error(malformed_declaration@17)");
    CHECK(offset("<?xml version=1.0?>") == "error(malformed_declaration@14)");
    CHECK(offset("<?xml version='1.0' standalone='maybe'?>") == "error(malformed_declaration@32)");
    CHECK(offset("<?xml version='1.0' standalone='yet'?>") == "error(malformed_declaration@34)");
    CHECK(offset("<?xml version='1.0' standalone='noo'?>") == "error(malformed_declaration@34)");
    CHECK(offset("<?xml version='1.0' standalone='y'?>") == "error(malformed_declaration@33)");
    CHECK(offset("<?xml verzion='1.0'?>") == "error(malformed_declaration@9)");
    CHECK(offset("<?xml version='1.0' encode='UTF-8'?>") == "error(malformed_declaration@25)");
    CHECK(offset("<?xml version='1.0' encoding='UTF-8' stand='yes'?>") == "error(malformed_declaration@42)");
    CHECK(offset("<?xml version='1.0' standalone='yes' encoding='UTF-8'?>") == "error(malformed_declaration@37)");
    CHECK(offset("<?xml version='1.0' encoding=''?>") == "error(malformed_declaration@30)");
    CHECK(offset("<?xml version='1.0' encoding='8'?>") == "error(malformed_declaration@30)");
    CHECK(offset("<?xml version='1.0' ? >") == "error(malformed_declaration@21)");
    CHECK(offset("<?xml version='1.0' more='x'?>") == "error(malformed_declaration@20)");
    CHECK(offset("<?xml version='1.0\">'?>") == "error(malformed_declaration@18)");
    CHECK(offset("<?xml version='1.0<") == "error(malformed_declaration@18)");
}

TEST_CASE("white space before a header is fine, before a declaration it is not") {
    CHECK(grind(with(" \t\r\n", opening)) == "open");
    CHECK(grind(with("\n<?xml version='1.0'?>", opening)) == "error(misplaced_declaration@1)");
}

TEST_CASE("a second declaration is misplaced, wherever it stands") {
    CHECK(grind(with("<?xml version='1.0'?><?xml version='1.0'?>", opening)) == "error(misplaced_declaration@21)");
    CHECK(grind_content("<?xml version='1.0'?>") == "error(misplaced_declaration@0)");
    CHECK(grind_content("<a><?xml version='1.0'?></a>") == "error(misplaced_declaration@3)");
    CHECK(grind_content("<a/><?XML ") == "a error(misplaced_declaration@4)");
}

TEST_CASE("a byte order mark is text before the header (§11.6)") {
    CHECK(grind(with("\xEF\xBB\xBF", opening)) == "error(text_before_header@0)");
    CHECK(grind(with("\xEF\xBB\xBF<?xml version='1.0'?>", opening)) == "error(text_before_header@0)");
}

TEST_CASE("UTF-16 is an unsupported encoding") {
    CHECK(grind("\xFE\xFF\0<\0s"sv) == "error(unsupported_encoding@0)");
    CHECK(grind("\xFF\xFE<\0s\0"sv) == "error(unsupported_encoding@0)");
    CHECK(grind("\0<\0s"sv) == "error(unsupported_encoding@0)");
    CHECK(grind("<\0s\0"sv) == "error(unsupported_encoding@0)");
}

TEST_CASE("text before the header is not well formed") {
    CHECK(grind(with("x", opening)) == "error(text_before_header@0)");
    CHECK(grind(with("\n\xC3\xA9", opening)) == "error(text_before_header@1)");
    CHECK(grind(with("<?xml version='1.0'?>x", opening)) == "error(text_before_header@21)");
    CHECK(grind("<![CDATA[x]]>") == "error(text_before_header@0)");
    CHECK(grind("\x01") == "error(illegal_character@0)");
    CHECK(grind(" \xC3(") == "error(invalid_utf8@1)");
}

// --- the header (§4.7, §4.8)

TEST_CASE("the root is stream in the streams namespace, by any prefix or none") {
    CHECK(grind("<stream:stream xmlns:stream='http://etherx.jabber.org/streams'>") == "open");
    CHECK(grind("<stream xmlns='http://etherx.jabber.org/streams'>") == "open");
    CHECK(grind("<s:stream xmlns='jabber:client' xmlns:s='http://etherx.jabber.org/streams'>") == "open");
}

TEST_CASE("a root in another namespace is an invalid namespace, also where its name is wrong too") {
    CHECK(grind("<stream:stream xmlns:stream='http://etherx.jabber.org/stream'>") == "error(wrong_root_namespace@0)");
    CHECK(grind("<stream>") == "error(wrong_root_namespace@0)");
    CHECK(grind("\n<a xmlns='b'>") == "error(wrong_root_namespace@1)");
    CHECK(grind("<stream xmlns='http://etherx.jabber.org/streams/'>") == "error(wrong_root_namespace@0)");
}

TEST_CASE("a root of another name in the streams namespace has a bad format") {
    CHECK(grind("<?xml version='1.0'?><s:streams xmlns:s='http://etherx.jabber.org/streams'>") ==
          "error(wrong_root_name@21)");
    CHECK(grind("<features xmlns='http://etherx.jabber.org/streams'>") == "error(wrong_root_name@0)");
}

TEST_CASE("the stream's end tag repeats the name of its start tag byte for byte") {
    constexpr std::string_view two =
        "<a:stream xmlns:a='http://etherx.jabber.org/streams' xmlns:b='http://etherx.jabber.org/streams'>";
    CHECK(grind("</a:stream>", {.before = two}) == "close");
    CHECK(grind("</a:stream \n>", {.before = two}) == "close");
    CHECK(grind("</b:stream>", {.before = two}) == "error(mismatched_end_tag@0)");
    CHECK(grind("</stream>", {.before = two}) == "error(mismatched_end_tag@0)");
    CHECK(grind("<a></b:stream>", {.before = two}) == "error(mismatched_end_tag@3)");
}

TEST_CASE("the content namespace may be absent: each stanza then declares its own") {
    constexpr std::string_view bare = "<s:stream xmlns:s='http://etherx.jabber.org/streams'>";
    CHECK(grind("<message xmlns='jabber:client'><body/></message><iq/>", {.before = bare}) ==
          "{jabber:client}message[body] iq");
}

TEST_CASE("more prefixes in the header are accepted, and resolve in stanzas") {
    constexpr std::string_view header = "<stream:stream xmlns='jabber:server' xmlns:db='jabber:server:dialback' "
                                        "xmlns:stream='http://etherx.jabber.org/streams'>";
    CHECK(grind("<db:result from='a'/>", {.before = header}) == "{jabber:server:dialback}result[@from='a']");
    CHECK(grind("<stream:features/>", {.before = header}) == "{http://etherx.jabber.org/streams}features");
}

TEST_CASE("an element's namespace is what its prefix is bound to, not the prefix") {
    CHECK(grind("<c:message/><message/>",
                {.before = "<s:stream xmlns:c='jabber:client' xmlns:s='http://etherx.jabber.org/streams'>"}) ==
          "{jabber:client}message message");
    CHECK(grind_content("<c:message xmlns:c='jabber:client'/>") == "message");
}

TEST_CASE("a child that binds the stream's prefix anew changes its own subtree only") {
    CHECK(grind_content("<a><stream:b xmlns:stream='x'><stream:c/></stream:b><stream:d/></a>") ==
          "a[{x}b[c] {http://etherx.jabber.org/streams}d]");
    CHECK(grind_content("<a xmlns:stream='x'/></stream:stream>") == "a close");
    CHECK(grind_content("<stream:stream xmlns:stream='x'/>") == "{x}stream");
}

TEST_CASE("a header that closes itself is a whole stream") {
    CHECK(grind("<stream xmlns='http://etherx.jabber.org/streams'/>more") == "open close unread(more)");
}

TEST_CASE("a second header without a restart has a bad format") {
    CHECK(grind_content(opening) == "error(unexpected_header@0)");
    CHECK(grind_content("<a/> <x:stream xmlns:x='http://etherx.jabber.org/streams'>") ==
          "a keepalive error(unexpected_header@5)");
    CHECK(grind_content("<stream:stream/>") == "error(unexpected_header@0)");
    CHECK(grind_content("<stream/>") == "stream");
}

// --- namespaces (Namespaces in XML 1.0)

TEST_CASE("an empty default namespace means none; a prefix cannot be unbound") {
    CHECK(grind_content("<a><b xmlns=''><c/></b></a>") == "a[{}b[c]]");
    CHECK(grind_content("<a xmlns:p=''/>") == "error(illegal_namespace_binding@3)");
}

TEST_CASE("xml and xmlns, and the namespaces that belong to them, are bound to nothing else") {
    CHECK(grind_content("<a xmlns:xml='http://www.w3.org/XML/1998/namespace'/>") == "a");
    CHECK(grind_content("<a xmlns:xml='x'/>") == "error(illegal_namespace_binding@3)");
    CHECK(grind_content("<a xmlns:xmlns='x'/>") == "error(illegal_namespace_binding@3)");
    CHECK(grind_content("<a xmlns:xmlns='http://www.w3.org/2000/xmlns/'/>") == "error(illegal_namespace_binding@3)");
    CHECK(grind_content("<a xmlns:b='http://www.w3.org/2000/xmlns/'/>") == "error(illegal_namespace_binding@3)");
    CHECK(grind_content("<a xmlns:b='http://www.w3.org/XML/1998/namespace'/>") == "error(illegal_namespace_binding@3)");
    CHECK(grind_content("<a xmlns='http://www.w3.org/2000/xmlns/'/>") == "error(illegal_namespace_binding@3)");
    CHECK(grind_content("<a xmlns='http://www.w3.org/XML/1998/namespace'/>") == "error(illegal_namespace_binding@3)");
    CHECK(grind_content("<a xmlns='http://www.w3.org/2000/xmlns&#x2F;'/>") == "error(illegal_namespace_binding@3)");
    CHECK(grind_content("<a><b xmlns:p='u' xmlns:q='http://www.w3.org/XML/1998/namespace'/></a>") ==
          "error(illegal_namespace_binding@18)");
}

TEST_CASE("elements and attributes cannot have the prefix xmlns") {
    CHECK(grind_content("<xmlns:a/>") == "error(undeclared_prefix@1)");
    CHECK(grind_content("<xmlns:a xmlns:xmlns='u'/>") == "error(undeclared_prefix@1)");
}

TEST_CASE("namespace names are any characters, decoded and compared byte for byte") {
    CHECK(grind_content("<a xmlns='not a URI'/>") == "{not a URI}a");
    CHECK(grind_content("<a xmlns='x&amp;y'><b xmlns='x&#38;y'/></a>") == "{x&y}a[b]");
    CHECK(grind_content("<a xmlns='X'><b xmlns='x'/></a>") == "{X}a[{x}b]");
}

TEST_CASE("an undeclared prefix is an error, on elements and attributes") {
    CHECK(grind_content("<p:a/>") == "error(undeclared_prefix@1)");
    CHECK(grind_content("<a p:b='1'/>") == "error(undeclared_prefix@3)");
    CHECK(grind_content("<a><b xmlns:p='u'/><p:c/></a>") == "error(undeclared_prefix@20)");
    CHECK(grind_content("<a xmlns:p='u'><p:b/></a><p:a/>") == "a[{u}b] error(undeclared_prefix@26)");
    CHECK(grind_content("<p:a p:b='1' xmlns:p='u'/>") == "{u}a[@{u}b='1']");
    CHECK(grind_content("<a xmlns:P='u'><p:b/></a>") == "error(undeclared_prefix@16)");
}

TEST_CASE("the prefix of an end tag is not looked up: it repeats the start tag's, or is wrong") {
    CHECK(grind_content("<a></p:a>") == "error(mismatched_end_tag@3)");
}

TEST_CASE("duplicate attributes are an error, by qualified name and by expanded name") {
    CHECK(grind_content("<a b='1' b='2'/>") == "error(duplicate_attribute@9)");
    CHECK(grind_content("<a xmlns:p='u' xmlns:q='u' p:b='1' q:b='2'/>") == "error(duplicate_attribute@35)");
    CHECK(grind_content("<a xmlns:p='u' xmlns:q='v' p:b='1' q:b='2' b='3'/>") == "a[@{u}b='1' @{v}b='2' @b='3']");
    CHECK(grind_content("<a xmlns:p='u&amp;' xmlns:q='u&#x26;' p:b='1' q:b='2'/>") == "error(duplicate_attribute@46)");
    CHECK(grind_content("<a xmlns='u' xmlns:p='u' p:b='1' b='2'/>") == "{u}a[@{u}b='1' @b='2']");
    CHECK(grind_content("<a xmlns='u' xmlns='u'/>") == "error(duplicate_attribute@13)");
    CHECK(grind_content("<a xmlns:p='u' xmlns:p='v'/>") == "error(duplicate_attribute@15)");
    CHECK(grind_content("<a xml:lang='1' xml:lang='2'/>") == "error(duplicate_attribute@16)");
}

TEST_CASE("of several duplicates the first in reading order is named, few attributes or many") {
    CHECK(grind_content("<a x='' y='' y='' x=''/>") == "error(duplicate_attribute@13)");
    std::string many = "<a x='' y='' y='' x=''";
    for (int i = 0; i != 30; ++i) many += " a" + std::to_string(i) + "=''";
    CHECK(grind_content(many + "/>") == "error(duplicate_attribute@13)");
}

TEST_CASE("an attribute without prefix has no namespace") {
    CHECK(grind_content("<a xmlns='u' type='x' p:type='y' xmlns:p='u'/>") == "{u}a[@type='x' @{u}type='y']");
}

// --- what is restricted (§11.1), and what is not

TEST_CASE("comments, processing instructions and DOCTYPE are restricted, at whatever depth") {
    CHECK(grind("<!--x-->") == "error(comment@0)");
    CHECK(grind("<!DOCTYPE stream>") == "error(doctype@0)");
    CHECK(grind("<?php ?>") == "error(processing_instruction@0)");
    CHECK(grind_content("<!--x-->") == "error(comment@0)");
    CHECK(grind_content("<!DOCTYPE a>") == "error(doctype@0)");
    CHECK(grind_content("<?a?>") == "error(processing_instruction@0)");
    CHECK(grind_content("<a><b/><!-- x --></a>") == "error(comment@7)");
    CHECK(grind_content("<a><b>x<?xml-stylesheet?></b></a>") == "error(processing_instruction@7)");
    CHECK(grind_content("<a><b><!DOCTYPE") == "error(doctype@6)");
    CHECK(grind(with("<?xml version='1.0'?>\n<!DOCTYPE x [ <!ENTITY lol 'lol'> ]>", opening)) == "error(doctype@22)");
}

TEST_CASE("'<!' and '<?' are judged at the first byte that decides") {
    CHECK(grind_content("<a><!") == "unfinished");
    CHECK(grind_content("<a><!-") == "unfinished");
    CHECK(grind_content("<a><!--") == "error(comment@3)");
    CHECK(grind_content("<a><!x") == "error(malformed_tag@5)");
    CHECK(grind_content("<a><!-x") == "error(malformed_tag@6)");
    CHECK(grind_content("<a><![CDATA") == "unfinished");
    CHECK(grind_content("<a><![CDATA<") == "error(malformed_tag@11)");
    CHECK(grind_content("<a><![cdata[") == "error(malformed_tag@6)");
    CHECK(grind_content("<a><!DOCTYP ") == "error(malformed_tag@11)");
    CHECK(grind_content("<a><?") == "unfinished");
    CHECK(grind_content("<a><? ") == "error(malformed_tag@5)");
    CHECK(grind_content("<a><?1") == "error(malformed_tag@5)");
    CHECK(grind_content("<a><?x") == "unfinished");
    CHECK(grind_content("<a><?xy") == "error(processing_instruction@3)");
    CHECK(grind_content("<a><?\xC3\xA9") == "error(processing_instruction@3)");
}

TEST_CASE("a reference to another entity than the five is restricted, in attribute values too") {
    CHECK(grind_content("<a>&nbsp;</a>") == "error(undefined_entity@3)");
    CHECK(grind_content("<a b='x&nbsp;'/>") == "error(undefined_entity@7)");
    CHECK(grind_content("<a>&AMP;</a>") == "error(undefined_entity@3)");
    CHECK(grind_content("<a>&ampx;</a>") == "error(undefined_entity@3)");
    CHECK(grind_content("<a>&am;</a>") == "error(undefined_entity@3)");
    CHECK(grind_content("<a>&\xC3\xA9;</a>") == "error(undefined_entity@3)");
    CHECK(grind("<s:stream xmlns:s='&lol;'>") == "error(undefined_entity@19)");
}

TEST_CASE("a '&' that begins no reference is not well formed") {
    CHECK(grind_content("<a>& amp;</a>") == "error(malformed_reference@3)");
    CHECK(grind_content("<a>&;</a>") == "error(malformed_reference@3)");
    CHECK(grind_content("<a>&amp </a>") == "error(malformed_reference@3)");
    CHECK(grind_content("<a>&am<b/></a>") == "error(malformed_reference@3)");
    CHECK(grind_content("<a b='&'/>") == "error(malformed_reference@6)");
    CHECK(grind_content("<a>&1;</a>") == "error(malformed_reference@3)");
    CHECK(grind_content("<a>x&&amp;</a>") == "error(malformed_reference@4)");
}

TEST_CASE("the five entities and character references are decoded") {
    CHECK(grind_content("<a b='&lt;&gt;&amp;&apos;&quot;'>&lt;&gt;&amp;&apos;&quot;</a>") ==
          "a[@b='<>&'\"' \"<>&'\"\"]");
    CHECK(grind_content("<a>&#65;&#x42;&#x1F600;&#x1f600;&#128512;</a>") ==
          "a[\"AB\xF0\x9F\x98\x80\xF0\x9F\x98\x80\xF0\x9F\x98\x80\"]");
}

TEST_CASE("a character reference may have thousands of leading zeros") {
    const std::string zeros(3'000, '0');
    CHECK(grind_content(with("<a>&#", zeros, "65;</a>")) == "a[\"A\"]");
    CHECK(grind_content(with("<a b='&#x", zeros, "41;'/>")) == "a[@b='A']");
}

TEST_CASE("a reference to no character of XML is malformed") {
    for (const std::string_view reference : {"&#0;",          "&#x0;",
                                             "&#1;",          "&#x1F;",
                                             "&#xB;",         "&#xD800;",
                                             "&#xDFFF;",      "&#xFFFE;",
                                             "&#xFFFF;",      "&#x110000;",
                                             "&#1114112;",    "&#4294967361;",
                                             "&#x100000041;", "&#18446744073709551681;",
                                             "&#X41;",        "&#;",
                                             "&#x;",          "&# 65;",
                                             "&#65 ;",        "&#a;",
                                             "&#xg;",         "&#-1;",
                                             "&#+1;"}) {
        CAPTURE(reference);
        CHECK(in_text(reference) == "error(malformed_reference@3)");
        CHECK(in_value(reference) == "error(malformed_reference@6)");
    }
    for (const std::string_view reference : {"&#9;", "&#10;", "&#13;", "&#x20;", "&#xD7FF;", "&#xE000;", "&#xFFFD;",
                                             "&#x10000;", "&#x10FFFF;", "&#127;"}) {
        CAPTURE(reference);
        CHECK(in_text(reference).starts_with("a["));
        CHECK(in_value(reference).starts_with("a["));
    }
}

TEST_CASE("CDATA is allowed inside elements, and only there") {
    CHECK(grind_content("<a><![CDATA[<b>&amp;</b>]]></a>") == "a[\"<b>&amp;</b>\"]");
    CHECK(grind_content("<a><![CDATA[]]></a>") == "a");
    CHECK(grind_content("<![CDATA[x]]>") == "error(text_between_stanzas@0)");
    CHECK(grind_content("<a/><![CDATA[") == "a error(text_between_stanzas@4)");
}

TEST_CASE("adjacent text, CDATA and references are one text") {
    CHECK(grind_content("<a>x<![CDATA[y]]><![CDATA[<]]>&gt;z</a>") == "a[\"xy<>z\"]");
    CHECK(grind_content("<a>x<b/>y</a>") == "a[\"x\" b \"y\"]");
}

TEST_CASE("']]>' in text is an error, at its first ']'") {
    CHECK(in_text("x]]>") == "error(cdata_end_in_text@4)");
    CHECK(in_text("]]]>") == "error(cdata_end_in_text@4)");
    CHECK(in_text("]] >") == "a[\"]] >\"]");
    CHECK(in_text("]>]") == "a[\"]>]\"]");
    CHECK(in_text("]]&gt;") == "a[\"]]>\"]");
    CHECK(in_text("&#93;]>") == "a[\"]]>\"]");
    CHECK(in_text("<b/>]]>") == "error(cdata_end_in_text@7)");
    CHECK(in_text("]<b/>]>") == "a[\"]\" b \"]>\"]");
    CHECK(in_text("<![CDATA[]]]]>>") == "a[\"]]>\"]");
    CHECK(in_value("]]>") == "a[@b=']]>']");
}

TEST_CASE("']]]>' ends a CDATA section with one ']' kept") {
    CHECK(grind_content("<a><![CDATA[x]]]></a>") == "a[\"x]\"]");
    CHECK(grind_content("<a><![CDATA[]]]]></a>") == "a[\"]]\"]");
    CHECK(grind_content("<a><![CDATA[]>]]x]] >]]></a>") == "a[\"]>]]x]] >\"]");
}

// --- characters

TEST_CASE("bytes that are not UTF-8 are an unsupported encoding, at the first byte of the sequence") {
    for (const std::string_view bytes :
         {"\x80", "\xBF", "\xC0\x80", "\xC1\xBF", "\xE0\x80\x80", "\xE0\x9F\xBF", "\xED\xA0\x80", "\xED\xBF\xBF",
          "\xF0\x80\x80\x80", "\xF0\x8F\xBF\xBF", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xFE", "\xFF", "\xC3x",
          "\xE2\x82x", "\xF0\x9F\x98x", "\xC3\xC3", "\xE2\xE2\x82\xAC"}) {
        CAPTURE(bytes);
        CHECK(in_text(bytes) == "error(invalid_utf8@3)");
        CHECK(in_value(bytes) == "error(invalid_utf8@6)");
        CHECK(grind_content(with("<a><![CDATA[", bytes, "]]></a>")) == "error(invalid_utf8@12)");
        CHECK(in_text(with("0123456789\xC3\xA9 6789012345678901", bytes)) == "error(invalid_utf8@32)");
    }
    CHECK(grind_content("<a\x80/>") == "error(invalid_utf8@2)");
    CHECK(grind_content("<a \x80/>") == "error(invalid_utf8@3)");
}

TEST_CASE("controls but TAB, LF and CR, and U+FFFE and U+FFFF, are illegal characters") {
    for (int c = 0; c != 0x20; ++c) {
        const std::string byte(1, char(c));
        if (c == '\t' || c == '\n' || c == '\r') continue;
        CAPTURE(c);
        CHECK(in_text(byte) == "error(illegal_character@3)");
        CHECK(in_value(byte) == "error(illegal_character@6)");
        CHECK(grind_content(with("<a><![CDATA[", byte, "]]></a>")) == "error(illegal_character@12)");
    }
    for (const std::string_view bytes : {"\xEF\xBF\xBE", "\xEF\xBF\xBF"}) {
        CHECK(in_text(bytes) == "error(illegal_character@3)");
        CHECK(in_value(bytes) == "error(illegal_character@6)");
    }
}

TEST_CASE("U+007F to U+009F, and all other characters, are legal") {
    for (const std::string_view bytes :
         {"\x7F", "\xC2\x80", "\xC2\x9F", "\xC2\xA0", "\xDF\xBF", "\xE0\xA0\x80", "\xED\x9F\xBF", "\xEE\x80\x80",
          "\xEF\xBF\xBD", "\xEF\xB7\x90", "\xF0\x90\x80\x80", "\xF0\x9F\xBF\xBE", "\xF4\x8F\xBF\xBF"}) {
        CHECK(in_text(bytes) == with("a[\"", bytes, "\"]"));
        CHECK(in_value(bytes) == with("a[@b='", bytes, "']"));
    }
}

TEST_CASE("a sequence that the input cuts is unfinished, not wrong") {
    CHECK(grind_content("<a>\xF0\x9F\x98") == "unfinished");
    CHECK(grind_content("\xC3") == "unfinished");
    CHECK(grind("\xE2\x82") == "unfinished");
}

TEST_CASE("in text CRLF and CR become LF, and character references survive") {
    CHECK(in_text("a\r\nb\rc\nd\r\r\ne") == "a[\"a\\nb\\nc\\nd\\n\\ne\"]");
    CHECK(in_text("\r") == "a[\"\\n\"]");
    CHECK(in_text("&#13;&#10;&#x9;") == "a[\"\\r\\n\\t\"]");
    CHECK(in_text("&#13;\n") == "a[\"\\r\\n\"]");
    CHECK(in_text("x\r<![CDATA[\ny\r\nz]]>") == "a[\"x\\n\\ny\\nz\"]");
}

TEST_CASE("in attribute values TAB, LF, CR and CRLF become one space each, and character references survive") {
    CHECK(in_value("a\tb\nc\rd\r\ne\r\rf") == "a[@b='a b c d e  f']");
    CHECK(in_value("&#9;&#10;&#13;&#xD;&#xA;") == "a[@b='\\t\\n\\r\\r\\n']");
    CHECK(in_value("  x  ") == "a[@b='  x  ']");
}

TEST_CASE("white space is SP, TAB, CR and LF, and nothing else") {
    CHECK(grind_content(" \t\r\n<a/>") == "keepalive a");
    CHECK(grind_content("\xC2\xA0<a/>") == "error(text_between_stanzas@0)");
    CHECK(grind_content("\x0B<a/>") == "error(illegal_character@0)");
    CHECK(grind_content("\x0C") == "error(illegal_character@0)");
    CHECK(grind_content("<a\xC2\xA0" "b=''/>") == "error(malformed_tag@2)");
    CHECK(grind_content("<a\vb=''/>") == "error(malformed_tag@2)");
}

// --- tags

TEST_CASE("a '<' in an attribute value is an error, '>' and the other quote are not") {
    CHECK(grind_content("<a b='<'/>") == "error(malformed_tag@6)");
    CHECK(grind_content("<a b='>\"/>' c=\"'\"/>") == "a[@b='>\"/>' @c=''']");
}

TEST_CASE("what breaks the grammar of a tag is named by its first byte without continuation") {
    CHECK(grind_content("<a b='1'c='2'/>") == "error(malformed_tag@8)");
    CHECK(grind_content("< a>") == "error(malformed_tag@1)");
    CHECK(grind_content("<>") == "error(malformed_tag@1)");
    CHECK(grind_content("<1>") == "error(malformed_tag@1)");
    CHECK(grind_content("<-a>") == "error(malformed_tag@1)");
    CHECK(grind_content("<a></ a>") == "error(malformed_tag@5)");
    CHECK(grind_content("<a></>") == "error(malformed_tag@5)");
    CHECK(grind_content("<a></a b>") == "error(malformed_tag@7)");
    CHECK(grind_content("<a></a/>") == "error(malformed_tag@6)");
    CHECK(grind_content("<a / >") == "error(malformed_tag@4)");
    CHECK(grind_content("<a/b>") == "error(malformed_tag@3)");
    CHECK(grind_content("<a b/>") == "error(malformed_tag@4)");
    CHECK(grind_content("<a b>") == "error(malformed_tag@4)");
    CHECK(grind_content("<a b=1>") == "error(malformed_tag@5)");
    CHECK(grind_content("<a b=>") == "error(malformed_tag@5)");
    CHECK(grind_content("<a ='1'>") == "error(malformed_tag@3)");
    CHECK(grind_content("<a b==''>") == "error(malformed_tag@5)");
    CHECK(grind_content("<a b'1'>") == "error(malformed_tag@4)");
    CHECK(grind_content("<a!>") == "error(malformed_tag@2)");
    CHECK(grind_content("<a 1='x'>") == "error(malformed_tag@3)");
}

TEST_CASE("colons in names separate one prefix from one local name") {
    CHECK(grind_content("<:a>") == "error(malformed_tag@1)");
    CHECK(grind_content("<a:>") == "error(malformed_tag@3)");
    CHECK(grind_content("<xml:a:b>") == "error(malformed_tag@6)");
    CHECK(grind_content("<a :b=''>") == "error(malformed_tag@3)");
    CHECK(grind_content("<a b:=''>") == "error(malformed_tag@5)");
    CHECK(grind_content("<a xmlns:='u'>") == "error(malformed_tag@9)");
    CHECK(grind_content("<a xmlns:1='u'>") == "error(malformed_tag@9)");
}

TEST_CASE("white space is fine where XML has it") {
    CHECK(grind_content("<a ></a >") == "a");
    CHECK(grind_content("<a b = '1' ></a\n>") == "a[@b='1']");
    CHECK(grind_content("<a\n\tb='1'\r\nc\n=\n\"2\"\n/>") == "a[@b='1' @c='2']");
}

TEST_CASE("names may have any characters that XML gives them") {
    CHECK(grind_content("<\xC3\xA9t\xC3\xA9 \xE4\xB8\xAD-1='x'/>") == "\xC3\xA9t\xC3\xA9[@\xE4\xB8\xAD-1='x']");
    CHECK(grind_content("<_a.b-c1\xC2\xB7/>") == "_a.b-c1\xC2\xB7");
    CHECK(grind_content("<\xF0\x90\x80\x80/>") == "\xF0\x90\x80\x80");
    CHECK(grind_content("<a\xC3\x97/>") == "error(malformed_tag@2)");
    CHECK(grind_content("<\xC2\xB7/>") == "error(malformed_tag@1)");
}

TEST_CASE("names that begin with xml are names") {
    CHECK(grind_content("<xml-not-well-formed xmlns='urn:ietf:params:xml:ns:xmpp-streams'/>") ==
          "{urn:ietf:params:xml:ns:xmpp-streams}xml-not-well-formed");
    CHECK(grind_content("<XML xmlfoo='1' xmlnsfoo='2'/>") == "XML[@xmlfoo='1' @xmlnsfoo='2']");
}

TEST_CASE("an end tag repeats the name of the open element") {
    CHECK(grind_content("<a></b>") == "error(mismatched_end_tag@3)");
    CHECK(grind_content("<a><b></a></b>") == "error(mismatched_end_tag@6)");
    CHECK(grind_content("<abc></ab>") == "error(mismatched_end_tag@5)");
    CHECK(grind_content("<ab></abc>") == "error(mismatched_end_tag@4)");
    CHECK(grind_content("<a_long_name_here></a_long_name_Here>") == "error(mismatched_end_tag@18)");
    CHECK(grind_content("<a_long_name_here></a_long_name_here>") == "a_long_name_here");
    CHECK(grind_content("<a/></a>") == "a error(mismatched_end_tag@4)");
    CHECK(grind_content("<a></A>") == "error(mismatched_end_tag@3)");
}

// --- framing

TEST_CASE("what looks like the stream's end inside an element does not end it") {
    CHECK(grind_content("<a><![CDATA[</stream:stream>]]></a><b c='>/stream:stream>'/>") ==
          "a[\"</stream:stream>\"] b[@c='>/stream:stream>']");
    CHECK(grind_content("<a></stream:stream>") == "error(mismatched_end_tag@3)");
}

TEST_CASE("a nested message, in any namespace, is part of the stanza") {
    CHECK(grind_content("<message><forwarded xmlns='urn:xmpp:forward:0'><message "
                        "xmlns='jabber:client'><body>x</body></message></forwarded></message>") ==
          "message[{urn:xmpp:forward:0}forwarded[{jabber:client}message[body[\"x\"]]]]");
    CHECK(grind_content("<message><message></message></message>") == "message[message]");
    CHECK(grind_content("<a><stream:stream><b/></stream:stream></a>") ==
          "a[{http://etherx.jabber.org/streams}stream[{jabber:client}b]]");
}

TEST_CASE("text between stanzas has a bad format, at its first byte") {
    CHECK(grind_content("<a/> x<b/>") == "a keepalive error(text_between_stanzas@5)");
    CHECK(grind_content("&#32;") == "error(text_between_stanzas@0)");
    CHECK(grind_content("&lt;") == "error(text_between_stanzas@0)");
    CHECK(grind_content("]]>") == "error(text_between_stanzas@0)");
    CHECK(grind_content("\xC3\xA9") == "error(text_between_stanzas@0)");
    CHECK(grind_content("\x80") == "error(invalid_utf8@0)");
    CHECK(grind_content("\xC3x") == "error(invalid_utf8@0)");
    CHECK(grind_content("\xEF\xBF\xBF") == "error(illegal_character@0)");
}

TEST_CASE("white space between stanzas is a keepalive, one for each run, and none before the header") {
    CHECK(grind(with("\n\n", opening, "\n \n<a/>\n<b/>", "  </stream:stream>")) ==
          "open keepalive a keepalive b keepalive close");
    CHECK(grind(with("<?xml version='1.0'?>\n", opening)) == "open");
}

TEST_CASE("bytes behind the stream's end tag are unread, and nobody's error") {
    CHECK(grind_content("</stream:stream>\n<junk & <") == "close unread(\n<junk & <)");
    CHECK(grind_content("</stream:stream></stream:stream>") == "close unread(</stream:stream>)");
}

TEST_CASE("input may end between elements, and not inside of anything") {
    CHECK(grind("") == "");
    CHECK(grind(" \n") == "");
    CHECK(grind("<") == "unfinished");
    CHECK(grind("<?xml version='1.0'") == "unfinished");
    CHECK(grind("<?xml version='1.0'?>") == "unfinished");
    CHECK(grind("<?xml version='1.0'?>\n") == "unfinished");
    CHECK(grind("<stream:stream ") == "unfinished");
    CHECK(grind_content("") == "");
    CHECK(grind_content("<a>") == "unfinished");
    CHECK(grind_content("<a/>\n") == "a keepalive");
    CHECK(grind_content("</stream:stream") == "unfinished");
}

// --- restarts (§4.3.3)

TEST_CASE("after <success/> a new header follows, with no end tag, and all starts afresh") {
    const grind_options restarting{.restart_on_success = true, .before = opening};
    constexpr std::string_view success = "<success xmlns='urn:ietf:params:xml:ns:xmpp-sasl'/>";
    constexpr std::string_view again =
        "<s:stream xmlns='jabber:server' xmlns:s='http://etherx.jabber.org/streams' xml:lang='de'>";
    CHECK(grind(with(success, again, "<a/></s:stream>"), restarting) ==
          "{urn:ietf:params:xml:ns:xmpp-sasl}success open a close");
    CHECK(grind(with(success, "<?xml version='1.0'?>\n", again, "<a/></s:stream>"), restarting) ==
          "{urn:ietf:params:xml:ns:xmpp-sasl}success open a close");
    CHECK(grind(with(success, "\n", again), restarting) == "{urn:ietf:params:xml:ns:xmpp-sasl}success open");
    CHECK(grind(with(success, again, "<stream:features/>"), restarting).find("error(undeclared_prefix@") !=
          std::string::npos);
    CHECK(grind(with(success, again, "</stream:stream>"), restarting).find("error(mismatched_end_tag@") !=
          std::string::npos);
    CHECK(grind(with(success, "<a/>"), restarting) ==
          "{urn:ietf:params:xml:ns:xmpp-sasl}success error(wrong_root_namespace@51)");
    CHECK(grind(with(success, again, again), restarting).find("open error(unexpected_header@") != std::string::npos);
}

TEST_CASE("SASL2 success restarts nothing") {
    const grind_options restarting{.restart_on_success = true, .before = opening};
    CHECK(grind(with("<success xmlns='urn:xmpp:sasl:2'/>", "<stream:features/>"), restarting) ==
          "{urn:xmpp:sasl:2}success {http://etherx.jabber.org/streams}features");
}

TEST_CASE("automatic restarts take a header, with or without declaration, wherever it stands at first level") {
    const grind_options automatic{.restart = canto::restarts::automatic, .before = opening};
    CHECK(grind(with("<a/>", opening, "<b/>"), automatic) == "a open b");
    CHECK(grind(with("<?xml version='1.0'?>", opening, "<b/></stream:stream>"), automatic) == "open b close");
    CHECK(grind("<x:stream xmlns:x='http://etherx.jabber.org/streams'><x:b/></x:stream>", automatic) ==
          "open {http://etherx.jabber.org/streams}b close");
    CHECK(grind("<x:stream xmlns:x='http://etherx.jabber.org/streams'><stream:b/>", automatic) ==
          "open error(undeclared_prefix@54)");
    CHECK(grind("<a><stream:stream/></a>", automatic) == "a[{http://etherx.jabber.org/streams}stream]");
    CHECK(grind("<?xml version='1.0'?><a/>", automatic) == "error(wrong_root_namespace@21)");
    CHECK(grind("<a/><?php ", automatic) == "a error(processing_instruction@4)");
}

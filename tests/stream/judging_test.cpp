// When things are judged: the rule that makes what a parser says a function of the bytes alone.
#include <canto/xml/tokenizer.hpp>

#include <string>

#include <doctest/doctest.h>

#include "support/grind.hpp"

using canto_test::grind;
using canto_test::grind_content;

TEST_CASE("nothing in a tag is judged before its end has been seen, however hopeless it is") {
    for (const std::string tag :
         {"< ", "<1", "<a b", "<a b=1", "<a b=1 c==\"", "<a b='\x01\xFF", "<a b='&nbsp; &#0;", "<a/ b", "<a:b:c d:e:f",
          "<a></ ", "<a></b", "<a></a b='", "<p:a", "<a b='' b=''", "<a xmlns:xml='x'"}) {
        CAPTURE(tag);
        CHECK(grind_content(tag).ends_with("unfinished"));
        CHECK(grind_content(tag + std::string(200, ' ')).ends_with("unfinished"));
    }
}

TEST_CASE("a tag ends at the first '>' outside quotes") {
    CHECK(grind_content("<a b=1 >") == "error(malformed_tag@5)");
    CHECK(grind_content("<a b=1 c='>") == "unfinished");
    CHECK(grind_content("<a b=1 c='>'") == "unfinished");
    CHECK(grind_content("<a b=1 c='>'>") == "error(malformed_tag@5)");
    CHECK(grind_content("<a b=1 c='>\">'>") == "error(malformed_tag@5)");
    CHECK(grind_content("<a b'>'") == "unfinished");
    CHECK(grind_content("<a b'>'>") == "error(malformed_tag@4)");
}

TEST_CASE("a tag ends at the next '<', quoted or not") {
    CHECK(grind_content("<a b=1 <") == "error(malformed_tag@5)");
    CHECK(grind_content("<a <") == "error(malformed_tag@3)");
    CHECK(grind_content("<a<") == "error(malformed_tag@2)");
    CHECK(grind_content("<<") == "error(malformed_tag@1)");
    CHECK(grind_content("<a b='<") == "error(malformed_tag@6)");
    CHECK(grind_content("<a b='x' c=\"'<") == "error(malformed_tag@13)");
    CHECK(grind_content("<a></<") == "error(malformed_tag@5)");
    CHECK(grind_content("<a></a<") == "error(malformed_tag@6)");
    CHECK(grind_content("<a b='&<") == "error(malformed_reference@6)");
    CHECK(grind_content("<a b='&amp<") == "error(malformed_reference@6)");
}

TEST_CASE("quotes where none belong are hunted through like any others") {
    CHECK(grind_content("<'>'>") == "error(malformed_tag@1)");
    CHECK(grind_content("<a '>'x>") == "error(malformed_tag@3)");
    CHECK(grind_content("<a b='1'\">\"x>") == "error(malformed_tag@8)");
    CHECK(grind_content("<a></a '>'>") == "error(malformed_tag@7)");
    CHECK(grind_content("<a></a '>") == "unfinished");
}

TEST_CASE("the first grammar error of a tag counts, in reading order") {
    CHECK(grind_content("<a b='&x;' c=1>") == "error(undefined_entity@6)");
    CHECK(grind_content("<a b='\x01' c='&x;'>") == "error(illegal_character@6)");
    CHECK(grind_content("<a c=1 b='&x;'>") == "error(malformed_tag@5)");
    CHECK(grind_content("<a b='\xFF' \x01>") == "error(invalid_utf8@6)");
}

TEST_CASE("a grammar error goes before a namespace, duplicate or count error of the same tag") {
    CHECK(grind_content("<p:a b='' b='' c=1>") == "error(malformed_tag@17)");
    CHECK(grind_content("<p:a b='' b='' c='&x;'>") == "error(undefined_entity@18)");
    CHECK(grind_content("<a b='' b='' c=1>", {.limits = {.attributes = 1}}) == "error(malformed_tag@15)");
    CHECK(grind_content("<aaaa b=1>", {.limits = {.name_bytes = 2}}) == "error(malformed_tag@8)");
    CHECK(grind_content("<a><b c=1>", {.limits = {.depth = 1}}) == "error(malformed_tag@8)");
}

TEST_CASE("of namespace, duplicate, count and depth errors the one with the smallest offset counts") {
    CHECK(grind_content("<p:a b='' b=''>") == "error(undeclared_prefix@1)");
    CHECK(grind_content("<a b='' b='' p:c=''>") == "error(duplicate_attribute@8)");
    CHECK(grind_content("<a p:c='' b='' b=''>") == "error(undeclared_prefix@3)");
    CHECK(grind_content("<a b='' b='' xmlns:xml='x'>") == "error(duplicate_attribute@8)");
    CHECK(grind_content("<a xmlns:xml='x' b='' b=''>") == "error(illegal_namespace_binding@3)");
    CHECK(grind_content("<a xmlns:p='' p:b=''>") == "error(illegal_namespace_binding@3)");
    CHECK(grind_content("<a xmlns:p='u' p:b='' xmlns:p='v' p:b=''>") == "error(duplicate_attribute@22)");
    CHECK(grind_content("<a b='' b='' cccc=''>", {.limits = {.name_bytes = 3}}) == "error(duplicate_attribute@8)");
    CHECK(grind_content("<a cccc='' b='' b=''>", {.limits = {.name_bytes = 3}}) == "error(name_too_long@3)");
    CHECK(grind_content("<p:a b='' c=''>", {.limits = {.attributes = 1}}) == "error(too_many_attributes@0)");
    CHECK(grind_content("<a><p:b c='' c=''>", {.limits = {.depth = 1}}) == "error(too_deep@3)");
    CHECK(grind_content("<a p:b='' xmlns='u' xmlns:q='v'>", {.limits = {.namespace_declarations = 1}}) ==
          "error(too_many_namespaces@0)");
}

TEST_CASE("across tokens reading order counts") {
    CHECK(grind_content("<a>&x;<b b=1>") == "error(undefined_entity@3)");
    CHECK(grind_content("<a><p:b/>&x;") == "error(undeclared_prefix@4)");
    CHECK(grind_content("<a>\x01</b>") == "error(illegal_character@3)");
    CHECK(grind_content("<a/>x<b b=1>") == "a error(text_between_stanzas@4)");
}

TEST_CASE("text and CDATA are judged byte by byte") {
    CHECK(grind_content("<a>\x01") == "error(illegal_character@3)");
    CHECK(grind_content("<a>\xC3(") == "error(invalid_utf8@3)");
    CHECK(grind_content("<a>\xE2\x82") == "unfinished");
    CHECK(grind_content("<a>\xE2(") == "error(invalid_utf8@3)");
    CHECK(grind_content("<a>]]") == "unfinished");
    CHECK(grind_content("<a>]]>") == "error(cdata_end_in_text@3)");
    CHECK(grind_content("<a><![CDATA[\x01") == "error(illegal_character@12)");
    CHECK(grind_content("<a><![CDATA[]]") == "unfinished");
}

TEST_CASE("a reference is judged at the first byte that leaves the five names, or the number") {
    CHECK(grind_content("<a>&") == "unfinished");
    CHECK(grind_content("<a>&am") == "unfinished");
    CHECK(grind_content("<a>&n") == "error(undefined_entity@3)");
    CHECK(grind_content("<a>&ax") == "error(undefined_entity@3)");
    CHECK(grind_content("<a>&ap;") == "error(undefined_entity@3)");
    CHECK(grind_content("<a>&amp:") == "error(undefined_entity@3)");
    CHECK(grind_content("<a>&a\xC3") == "unfinished");
    CHECK(grind_content("<a>&a\xC3\xA9") == "error(undefined_entity@3)");
    CHECK(grind_content("<a>&a\xC3\x97") == "error(malformed_reference@3)");
    CHECK(grind_content("<a>&a\xFF") == "error(malformed_reference@3)");
    CHECK(grind_content("<a>&a ") == "error(malformed_reference@3)");
    CHECK(grind_content("<a>&a<") == "error(malformed_reference@3)");
    CHECK(grind_content("<a>&#") == "unfinished");
    CHECK(grind_content("<a>&#;") == "error(malformed_reference@3)");
    CHECK(grind_content("<a>&#x") == "unfinished");
    CHECK(grind_content("<a>&#xg") == "error(malformed_reference@3)");
    CHECK(grind_content("<a>&#0") == "unfinished");
    CHECK(grind_content("<a>&#0;") == "error(malformed_reference@3)");
    CHECK(grind_content("<a>&#99999999999") == "unfinished");
    CHECK(grind_content("<a>&#99999999999;") == "error(malformed_reference@3)");
}

TEST_CASE("a NUL behind '<' is UTF-16 at the beginning, and a tag's first grammar error anywhere else") {
    using namespace std::string_literals;
    CHECK(grind("<\0"s) == "error(unsupported_encoding@0)");
    CHECK(grind(" <\0"s) == "unfinished");
    CHECK(grind(" <\0>"s) == "error(malformed_tag@2)");
    CHECK(grind_content("<\0"s) == "unfinished");
    CHECK(grind_content("<\0>"s) == "error(malformed_tag@1)");
    CHECK(grind_content("<a/><\0<"s) == "a error(malformed_tag@5)");
}

TEST_CASE("'<!' and '<?' at first level and before the header are judged like those inside") {
    CHECK(grind("<!") == "unfinished");
    CHECK(grind("<!x") == "error(malformed_tag@2)");
    CHECK(grind("<?") == "unfinished");
    CHECK(grind("<?x") == "unfinished");
    CHECK(grind("<?y") == "error(processing_instruction@0)");
    CHECK(grind("<?xm ") == "error(processing_instruction@0)");
    CHECK(grind("<?xmlx") == "error(processing_instruction@0)");
    CHECK(grind("<?XML ") == "error(malformed_declaration@2)");
    CHECK(grind_content("<?XmL\n") == "error(misplaced_declaration@0)");
}

TEST_CASE("a declaration is judged when its '>' has arrived, or a '<'") {
    CHECK(grind("<?xml version='3") == "unfinished");
    CHECK(grind("<?xml version='3'>") == "error(malformed_declaration@15)");
    CHECK(grind("<?xml version='3<") == "error(malformed_declaration@15)");
    CHECK(grind("<?xml version='1.0' encoding='latin1'") == "unfinished");
}

TEST_CASE("UTF-16 and text are judged at their first byte") {
    CHECK(grind("\xFE") == "error(unsupported_encoding@0)");
    CHECK(grind(std::string(1, '\0')) == "error(unsupported_encoding@0)");
    CHECK(grind("x") == "error(text_before_header@0)");
    CHECK(grind_content("x") == "error(text_between_stanzas@0)");
}

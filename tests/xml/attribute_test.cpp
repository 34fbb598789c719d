#include <canto/xml/attribute.hpp>

#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include <canto/xml/document.hpp>

namespace {

std::string attributes(std::string_view xml) {
    std::string out;
    const auto parsed = canto::parse_element(xml);
    for (const canto::attribute a : parsed->root().attributes())
        out += "{" + a.xmlns().str() + "}" + std::string(a.name()) + "=" + a.value().str() + ";";
    return out;
}
std::string declarations(std::string_view xml) {
    std::string out;
    const auto parsed = canto::parse_element(xml);
    for (const canto::declaration d : parsed->root().declarations())
        out += std::string(d.prefix()) + "=" + d.xmlns().str() + ";";
    return out;
}

}

TEST_CASE("attributes come in document order, without the namespace declarations among them") {
    CHECK(attributes("<a c='1' xmlns='u' b='2' xmlns:p='v' p:b='3' xml:b='4'/>") ==
          "{}c=1;{}b=2;{v}b=3;{http://www.w3.org/XML/1998/namespace}b=4;");
    CHECK(attributes("<a xmlns='u'/>") == "");
    CHECK(attributes("<a><b c=''/></a>") == "");
}

TEST_CASE("declarations come in document order, without the attributes among them") {
    CHECK(declarations("<a c='1' xmlns='u&amp;' b='2' xmlns:p='v'/>") == "=u&;p=v;");
    CHECK(declarations("<a b=''><c xmlns='u'/></a>") == "");
    CHECK(declarations("<a xmlns=''/>") == "=;");
}

TEST_CASE("what only begins like a declaration is an attribute") {
    CHECK(attributes("<a xmlnsx='1' xmln='2' XMLNS='3' xml-ns='4'/>") == "{}xmlnsx=1;{}xmln=2;{}XMLNS=3;{}xml-ns=4;");
}

TEST_CASE("an attribute knows its names") {
    const auto parsed = canto::parse_element("<a xmlns:p='u' p:b='1'/>");
    const canto::attribute b = *parsed->root().attributes().begin();
    CHECK(b.name() == "b");
    CHECK(b.prefix() == "p");
    CHECK(b.qualified_name() == "p:b");
    CHECK(b.xmlns() == "u");
    CHECK(b.qname() == canto::qname{"u", "b"});
    CHECK(b.is("b", "u"));
    CHECK_FALSE(b.is("b"));
    CHECK_FALSE(b.is("b", ""));
}

TEST_CASE("an attribute without prefix is in no namespace, whatever the default is") {
    const auto parsed = canto::parse_element("<a xmlns='u' b='1'/>");
    const canto::attribute b = *parsed->root().attributes().begin();
    CHECK(b.xmlns().empty());
    CHECK(b.is("b"));
    CHECK_FALSE(b.is("c"));
    CHECK(b.is("b", ""));
    CHECK_FALSE(b.is("b", "u"));
}

TEST_CASE("the namespace of an attribute's prefix may be declared behind it, or around its element") {
    CHECK(attributes("<a p:b='1' xmlns:p='u'/>") == "{u}b=1;");
    const auto parsed = canto::parse_element("<a xmlns:p='u'><b p:c=''/></a>");
    CHECK((*parsed->root().first_child()->attributes().begin()).xmlns() == "u");
}

TEST_CASE("iterators of attributes and declarations can be kept") {
    const auto parsed = canto::parse_element("<a b='1' xmlns='u' c='2' xmlns:p='v'/>");
    auto at = parsed->root().attributes().begin();
    const auto first = at++;
    CHECK((*first).name() == "b");
    CHECK((*at).name() == "c");
    CHECK(++at == parsed->root().attributes().end());
    auto declared = parsed->root().declarations().begin();
    CHECK((*declared++).xmlns() == "u");
    CHECK((*declared).prefix() == "p");
}

TEST_CASE("ranges may be empty") {
    const auto parsed = canto::parse_element("<a/>");
    CHECK(parsed->root().attributes().empty());
    CHECK(parsed->root().declarations().empty());
    const auto both = canto::parse_element("<a b='' xmlns='u'/>");
    CHECK_FALSE(both->root().attributes().empty());
    CHECK_FALSE(both->root().declarations().empty());
}

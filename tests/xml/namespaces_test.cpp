#include <canto/xml/namespaces.hpp>

#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include <canto/xml/document.hpp>

#include "support/grind.hpp"

using canto::text;
using canto::token;
using canto_test::grind_content;
namespace detail = canto::detail;

namespace {

std::string numbered(std::string_view front, std::string_view back, int n) {
    std::string out;
    for (int i = 0; i != n; ++i) out += std::string(front) + std::to_string(i) + std::string(back);
    return out;
}

}

TEST_CASE("outside of everything only xml is declared, and the default namespace is none") {
    CHECK(detail::inherited_namespace(nullptr, "xml") == text(canto::ns::xml));
    CHECK(detail::inherited_namespace(nullptr, "") == text());
    CHECK_FALSE(detail::inherited_namespace(nullptr, "p"));
}

TEST_CASE("a context gives the default namespace, and the prefixes of the tag it names") {
    const canto::element_context plain{.xmlns = "u"};
    CHECK(detail::inherited_namespace(&plain, "") == text("u"));
    CHECK_FALSE(detail::inherited_namespace(&plain, "p"));
    CHECK(detail::inherited_namespace(&plain, "xml") == text(canto::ns::xml));
}

TEST_CASE("a prefix is in scope in its own tag, its element, and no further") {
    CHECK(grind_content("<p:a xmlns:p='u'><p:b/></p:a>") == "{u}a[b]");
    CHECK(grind_content("<a><b xmlns:p='u'><p:c/></b><p:d/></a>") == "error(undeclared_prefix@29)");
    CHECK(grind_content("<a><b xmlns:p='u'/><p:d/></a>") == "error(undeclared_prefix@20)");
    CHECK(grind_content("<a xmlns:p='u'><b xmlns:p='v'><p:c/></b><p:d/></a>") == "a[b[{v}c] {u}d]");
}

TEST_CASE("namespaces are told apart by all of their names") {
    CHECK(grind_content("<a xmlns:p='costarring' xmlns:q='liquid' p:b='1' q:b='2'/>") ==
          "a[@{costarring}b='1' @{liquid}b='2']");
    CHECK(grind_content("<a xmlns:p='costarring' xmlns:q='&#99;ostarring' p:b='1' q:b='2'/>") ==
          "error(duplicate_attribute@57)");
    CHECK(grind_content("<a xmlns:p='declinate' xmlns:q='macallums' xmlns:r='declinate' p:b='' q:b='' r:b=''/>") ==
          "error(duplicate_attribute@77)");
}

TEST_CASE("duplicates are found among few attributes and among many") {
    for (const int n : {2, 15, 16, 17, 18, 40, 100}) {
        CAPTURE(n);
        const std::string tag = "<a" + numbered(" a", "=''", n);
        CHECK(grind_content(tag + "/>").find("error") == std::string::npos);
        const std::string error = "error(duplicate_attribute@" + std::to_string(tag.size() + 1) + ")";
        CHECK(grind_content(tag + " a0=''/>") == error);
        CHECK(grind_content(tag + " a1='' a0=''/>") == error);
        CHECK(grind_content(tag + " a" + std::to_string(n - 1) + "=''/>") == error);
    }
}

TEST_CASE("duplicates by expanded name are found among few attributes and among many") {
    for (const int n : {1, 20}) {
        const std::string tag = "<a xmlns:p='u' xmlns:q='u' xmlns:r='v'" + numbered(" p:a", "=''", n) +
                                numbered(" r:a", "=''", n) + numbered(" a", "=''", n);
        CHECK(grind_content(tag + "/>").find("error") == std::string::npos);
        CHECK(grind_content(tag + " q:a0=''/>") == "error(duplicate_attribute@" + std::to_string(tag.size() + 1) + ")");
    }
}

TEST_CASE("an attribute and a declaration are never duplicates of each other") {
    CHECK(grind_content("<a p='' xmlns:p='u'/>") == "a[@p='']");
    CHECK(grind_content("<a xmlns='' xmlns:x='u'/>") == "{}a");
}

TEST_CASE("names that look alike are not duplicates") {
    CHECK(grind_content("<a abc='' adc='' acc='' Abc='' abC=''/>") == "a[@abc='' @adc='' @acc='' @Abc='' @abC='']");
    CHECK(grind_content("<a xml:b='' b=''/>") == "a[@{http://www.w3.org/XML/1998/namespace}b='' @b='']");
}

TEST_CASE("a name splits at its colon") {
    const auto parsed = canto::parse_element("<p:a xmlns:p='u' b='' p:c=''/>");
    CHECK(parsed->root().prefix() == "p");
    CHECK(parsed->root().name() == "a");
    std::string names;
    for (const canto::attribute a : parsed->root().attributes())
        names += std::string(a.prefix()) + "|" + std::string(a.name()) + " ";
    CHECK(names == "|b p|c ");
}

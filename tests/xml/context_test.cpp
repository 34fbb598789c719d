#include <canto/xml/context.hpp>

#include <doctest/doctest.h>

#include <canto/xml/document.hpp>

TEST_CASE("a context is empty unless told otherwise: no namespace, no language, no prefixes") {
    const canto::element_context none;
    CHECK(none.xmlns.empty());
    CHECK(none.lang.empty());
    CHECK(none.declarations == nullptr);
    const auto parsed = canto::parse_element("<a/>", none);
    REQUIRE(parsed);
    CHECK(parsed->root().xmlns().empty());
    CHECK(parsed->root().lang().empty());
}

TEST_CASE("what a context says is copied: it need not outlive the document") {
    const auto parsed = [] {
        const canto::element_context context{.xmlns = "jabber:client", .lang = "en"};
        return canto::parse_element("<a/>", context);
    }();
    REQUIRE(parsed);
    CHECK(parsed->root().xmlns() == "jabber:client");
    CHECK(parsed->root().lang() == "en");
}

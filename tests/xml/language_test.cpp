#include <canto/xml/language.hpp>

#include <canto/rapidxml.hpp>
#include <canto/xml/view.hpp>

#include <string>

#include <doctest/doctest.h>

#include "support/models.hpp"

using namespace canto;
using canto_test::parsed;

TEST_CASE("languages are compared without regard to case") {
    CHECK(same_language("de-CH", "DE-ch"));
    CHECK_FALSE(same_language("de", "de-CH"));
    CHECK_FALSE(same_language("de-CH", "de"));
    CHECK_FALSE(same_language("", "de"));
    CHECK(same_language("", ""));
}

TEST_CASE("a range falls back subtag by subtag, single letters together with what they introduce") {
    using detail::shorter_range;
    CHECK(shorter_range("zh-Hant-CN-x-private1-private2") == "zh-Hant-CN-x-private1");
    CHECK(shorter_range("zh-Hant-CN-x-private1") == "zh-Hant-CN");
    CHECK(shorter_range("zh-Hant-CN") == "zh-Hant");
    CHECK(shorter_range("zh") == "");
    CHECK(shorter_range("x-private") == "x");
}

CANTO_TEST_BOTH("the choice goes from the exact language to the range, to the one without, to the first") {
    parsed<Model> p(
        "<m xml:lang='it'><t xml:lang='en'>1</t><t xml:lang='de'>2</t><t xml:lang='de-AT'>3</t><t>4</t></m>");
    const fields<Model> all(p.root(), "t");
    const auto chosen = [&](const char* range) { return choose_language(all, range)->text().str(); };
    CHECK(chosen("de-AT") == "3");
    CHECK(chosen("DE-at-1996") == "3");
    CHECK(chosen("de-CH") == "2");
    CHECK(chosen("it") == "4");
    CHECK(chosen("fr") == "4");
    CHECK(chosen("") == "4");
    CHECK(chosen("*") == "4");
    CHECK_FALSE(choose_language(fields<Model>(p.root(), "u"), "de"));
    parsed<Model> first_without("<m><t>1</t><t xml:lang='de'>2</t></m>");
    CHECK(choose_language(fields<Model>(first_without.root(), "t"), "de")->text() == "2");
    CHECK(choose_language(fields<Model>(first_without.root(), "t"), "")->text() == "1");
    parsed<Model> all_inherit("<m xml:lang='it'><t>1</t><t>2</t></m>");
    CHECK(choose_language(fields<Model>(all_inherit.root(), "t"), "de")->text() == "1");
    CHECK(choose_language(fields<Model>(all_inherit.root(), "t"), "it")->text() == "1");
    parsed<Model> unset("<m xml:lang='it'><t xml:lang='de'>1</t><t xml:lang=''>2</t><t xml:lang=''>3</t></m>");
    CHECK(choose_language(fields<Model>(unset.root(), "t"), "fr")->text() == "2");
    CHECK(choose_language(fields<Model>(unset.root(), "t"), "de")->text() == "1");
}

CANTO_TEST_BOTH("two texts are in the same language when they inherit it, too") {
    parsed<Model> p("<m xml:lang='it'><t/><t xml:lang='IT'/><u/><u xml:lang='en'/></m>");
    CHECK(has_duplicate_language<64>(fields<Model>(p.root(), "t")));
    CHECK_FALSE(has_duplicate_language<64>(fields<Model>(p.root(), "u")));
    CHECK_FALSE(has_duplicate_language<1>(fields<Model>(p.root(), "t")));
}

CANTO_TEST_BOTH("languages are compared as decoded, and those behind the first few not at all") {
    parsed<Model> p("<m><t xml:lang='de'/><t xml:lang='en'/><t xml:lang='&#100;E'/></m>");
    CHECK(has_duplicate_language<3>(fields<Model>(p.root(), "t")));
    CHECK_FALSE(has_duplicate_language<2>(fields<Model>(p.root(), "t")));
}

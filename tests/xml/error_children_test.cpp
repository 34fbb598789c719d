#include <canto/xml/error_children.hpp>

#include <canto/rapidxml.hpp>

#include <string_view>

#include <doctest/doctest.h>

#include "support/models.hpp"

using namespace canto;
using canto_test::parsed;

namespace {

constexpr bool is_known(std::string_view name) noexcept {
    return name == "known";
}

}

CANTO_TEST_BOTH("a condition is the first child of its namespace that is known, else the first, and never a text") {
    parsed<Model> p("<e xmlns='e'><known/><text xmlns='c'/><odd xmlns='c'/>"
                    "<known xmlns='c'/><known xmlns='c' n=''/></e>");
    const auto found = detail::find_condition(p.root(), "c", is_known);
    REQUIRE(found);
    CHECK(found->name() == "known");
    CHECK(found->xmlns() == "c");
    CHECK_FALSE(found->attribute("n"));
    CHECK(detail::find_condition(parsed<Model>("<e><odd xmlns='c'/><other xmlns='c'/></e>").root(), "c", is_known)
              ->name() == "odd");
    CHECK_FALSE(detail::find_condition(parsed<Model>("<e><text xmlns='c'/></e>").root(), "c", is_known));
}

CANTO_TEST_BOTH("what an application adds is in neither the conditions' namespace nor the error's") {
    parsed<Model> p("<e xmlns='e'><junk/><known xmlns='c'/><mine xmlns='a'/></e>");
    CHECK(detail::find_application_condition(p.root(), "c")->name() == "mine");
    CHECK_FALSE(detail::find_application_condition(parsed<Model>("<e><known xmlns='c'/></e>").root(), "c"));
}

CANTO_TEST_BOTH("a description is a text in the conditions' namespace") {
    parsed<Model> p("<e xmlns='e'><text/><known xmlns='c'/><text xmlns='c'/></e>");
    const detail::error_text filter{"c"};
    int found = 0;
    for (const Model child : p.root().children()) found += filter(child).has_value();
    CHECK(found == 1);
}

#include <canto/xml/view.hpp>

#include <canto/rapidxml.hpp>
#include <canto/stanza/hint.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>
#include <optional>
#include <ranges>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "support/models.hpp"

// Views are values: no iterator gives a reference to what it holds.
static_assert(std::is_same_v<std::iter_reference_t<canto::fields<>::iterator>, canto::element>);
static_assert(std::forward_iterator<canto::fields<>::iterator>);
static_assert(std::ranges::borrowed_range<canto::fields<>>);
static_assert(std::ranges::borrowed_range<canto::child_views<canto::hint, canto::element>>);
static_assert(
    std::is_same_v<std::iter_reference_t<canto::fields<canto::rapidxml_element>::iterator>, canto::rapidxml_element>);

using namespace canto;
using canto_test::parsed;

namespace {

// A view as a plain struct, and one of several names.
struct plain {
    element e;
    static constexpr qname tag{"urn:a", "a"};
};

template <xml_element Element>
struct several {
    Element e;
    static constexpr bool matches(const qname& name) noexcept { return name.xmlns == text("urn:a"); }
};

// One that says its local names, and counts how often it is asked for the rest.
struct named {
    element e;
    static bool matches(const qname& name) noexcept {
        ++asked;
        return name.xmlns == text("urn:a");
    }
    static inline int asked = 0;
};

// One that derives from a view of several names, and matches another.
struct derived : hint {
    using hint::hint;
    static constexpr bool matches(const qname& name) noexcept { return name.name == "z"; }
};

// A model of elements that derives from canto's.
struct modelled : element {
    using element::element;
    explicit modelled(const element& e) noexcept : element(e) {}
    struct child_range {
        struct iterator : canto::child_range::iterator {
            iterator() noexcept = default;
            explicit iterator(const canto::child_range::iterator& i) noexcept : canto::child_range::iterator(i) {}
            modelled operator*() const noexcept { return modelled(canto::child_range::iterator::operator*()); }
            iterator& operator++() noexcept {
                canto::child_range::iterator::operator++();
                return *this;
            }
        };
        element of;
        iterator begin() const noexcept { return iterator(of.children().begin()); }
        iterator end() const noexcept { return iterator(of.children().end()); }
    };
    child_range children() const noexcept { return {*this}; }
};
static_assert(xml_element<modelled>);

}

template <>
inline constexpr auto canto::local_names<named> = std::to_array<std::string_view>({"a", "bcd"});

TEST_CASE("the element of a view outlives the view") {
    static_assert(!std::is_reference_v<decltype(std::declval<const view_of<element>&>().element())>);
    const auto document = parse_element("<a><b x='1'/></a>");
    const auto& inner = view_of<element>(*document->root().child("b")).element();
    CHECK(inner.attribute("x") == "1");
}

TEST_CASE("an element is seen as a view where its expanded name is the view's") {
    CHECK(parsed<element>("<a xmlns='urn:a'/>").root().as<plain>());
    CHECK(parsed<element>("<p:a xmlns:p='urn&#58;a'/>").root().as<plain>());
    CHECK_FALSE(parsed<element>("<a/>").root().as<plain>());
    CHECK_FALSE(parsed<element>("<b xmlns='urn:a'/>").root().as<plain>());
    CHECK(canto::matches<plain>(qname{"urn:a", "a"}));
    CHECK_FALSE(canto::matches<plain>(qname{"urn:a", "b"}));
}

TEST_CASE("a view that says its local names is asked about elements of those names alone") {
    const parsed<element> p("<x><y xmlns='urn:a'/><bcd/><bcd xmlns='urn:a'/><b xmlns='urn:a'/></x>");
    named::asked = 0;
    const auto found = p.root().payload<named>();
    REQUIRE(found);
    CHECK(found->e.xmlns() == "urn:a");
    CHECK(found->e.name() == "bcd");
    CHECK(named::asked == 2);
    const auto all = p.root().payloads<named>();
    CHECK(std::distance(all.begin(), all.end()) == 1);
    CHECK_FALSE(parsed<element>("<y xmlns='urn:a'/>").root().as<named>());
    CHECK_FALSE(parsed<element>("<x><y xmlns='urn:a'/></x>").root().payload<named>());
    CHECK(parsed<element>("<x><y xmlns='urn:a'/></x>").root().payloads<named>().empty());
    CHECK(named::asked == 4);
}

TEST_CASE("a view that derives from another, and matches others, is asked about all") {
    const parsed<element> p("<x><no-store xmlns='urn:xmpp:hints'/><z/></x>");
    REQUIRE(p.root().payload<derived>());
    CHECK(p.root().payload<derived>()->element().name() == "z");
    CHECK_FALSE(p.root().payloads<derived>().empty());
    CHECK(p.root().payload<hint>()->kind() == hint_kind::no_store);
}

TEST_CASE("a model that derives from canto's elements is viewed like any other") {
    const parsed<element> p("<x><a xmlns='urn:a'/><b xmlns='urn:a'/></x>");
    const child_views<several<modelled>, modelled> all{modelled(p.root())};
    CHECK(std::distance(all.begin(), all.end()) == 2);
    CHECK(all.front()->e.name() == "a");
}

CANTO_TEST_BOTH("payloads are the children that a view refers to, in order") {
    parsed<Model> p("<x><a xmlns='urn:a'/>t<y/><b xmlns='urn:a'/><p:c xmlns:p='urn:a'/></x>");
    std::string names;
    for (const auto& each : p.root().template payloads<several<Model>>()) names += each.e.name();
    CHECK(names == "abc");
    CHECK(p.root().template payload<several<Model>>()->e.name() == "a");
    parsed<Model> none("<x>t</x>");
    CHECK(none.root().template payloads<several<Model>>().empty());
    CHECK_FALSE(none.root().template payload<several<Model>>());
}

CANTO_TEST_BOTH("fields are the children of one name in the namespace of their parent") {
    parsed<Model> p("<x><f>1</f><f xmlns='urn:other'>2</f><g/><f>3</f></x>");
    std::string all;
    const fields<Model> found(p.root(), "f");
    for (const Model& f : found) all += f.text().str();
    CHECK(all == "13");
    CHECK(found.front()->text() == "1");
    CHECK(fields<Model>(p.root(), "h").empty());
    parsed<Model> other("<x><f xmlns='urn:other'>1</f><f>2</f></x>");
    CHECK(fields<Model>(other.root(), "f").front()->text() == "2");
}

CANTO_TEST_BOTH("iterators can be kept, and begin again") {
    parsed<Model> p("<x><f/><f/></x>");
    const fields<Model> found(p.root(), "f");
    auto first = found.begin();
    const auto kept = first++;
    CHECK(kept == found.begin());
    CHECK(first != kept);
    CHECK(++first == found.end());
    CHECK(kept->name() == "f");
}

CANTO_TEST_BOTH("fields of an element with a prefix are in its namespace, whatever theirs is called") {
    parsed<Model> p("<p:x xmlns:p='urn:p' xmlns:q='urn:p' xmlns='urn:d'><p:f>1</p:f><f>2</f><q:f>3</q:f><f "
                    "xmlns='urn:p'>4</f></p:x>");
    std::string all;
    for (const Model& f : fields<Model>(p.root(), "f")) all += f.text().str();
    CHECK(all == "134");
}

TEST_CASE("fields are what looking up every namespace finds, however names and namespaces are said") {
    constexpr auto children = std::to_array<std::string_view>(
        {"", "t", "<g><f/></g>", "<f/>", "<ff/>", "<f xmlns='urn:a'/>", "<f xmlns='urn:b'/>", "<f xmlns:a='urn:b'/>",
         "<a:f/>", "<b:f/>", "<a:f xmlns:a='urn:b'/>", "<b:g/>", "<f xmlns='urn:b'><f/></f>"});
    constexpr auto parents = std::to_array<std::string_view>(
        {"x xmlns='urn:a'", "a:x", "a:x xmlns='urn:a'", "b:x xmlns='urn:a'", "x", "x f='f' b:f='f'"});
    std::size_t count = 0;
    const auto check = [&count](const element& x) {
        std::vector<element> expected;
        for (const element child : x.children())
            if (child.name() == "f" && child.xmlns() == x.xmlns()) expected.push_back(child);
        const fields<element> found(x, "f");
        count += expected.size();
        return std::equal(found.begin(), found.end(), expected.begin(), expected.end()) &&
               found.empty() == expected.empty() &&
               found.front() == (expected.empty() ? std::nullopt : std::optional(expected.front()));
    };
    for (const std::string_view parent : parents)
        for (const std::string_view first : children)
            for (const std::string_view second : children)
                for (const std::string_view third : children) {
                    const std::string name(parent.substr(0, parent.find(' ')));
                    std::string xml("<r xmlns:a='urn:a' xmlns:b='urn:b'>");
                    ((((((xml += '<') += parent) += '>') += first) += second) += third) += "</" + name + "></r>";
                    const auto parsed = parse_element(xml);
                    REQUIRE(parsed);
                    if (!check(*parsed->root().first_child())) FAIL_CHECK(xml);
                }
    CHECK(count > 5000);
}

TEST_CASE("the fields of an element end where it does") {
    const auto parsed = parse_element("<r><x/><x f=''/><x>t</x><f/></r>");
    for (const element x : parsed->root().children()) CHECK(fields<element>(x, "f").empty());
    const auto last = parse_element("<r><f/><x f='' g=''/></r>");
    CHECK(fields<element>(*last->root().child("x"), "f").empty());
}

// RapidXML, which checks little, against canto, which checks all: what canto accepts, RapidXML reads the same.
//
// Input:   an element.
// Oracles: RapidXML, translating no references, parses the raw bytes to the same names and raw values, white space
//          between elements aside, which it leaves out. Its recursion is bounded by canto's limit of depth.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include <canto/xml/document.hpp>
#if !defined(__cpp_exceptions)
#define RAPIDXML_NO_EXCEPTIONS
#endif
#include <rapidxml/rapidxml.hpp>

#include "harness.hpp"

using namespace canto_fuzz;

namespace {

using xml_node = rapidxml::xml_node<char>;
using xml_attribute = rapidxml::xml_attribute<char>;

std::string_view name(const rapidxml::xml_base<char>& n) {
    return {n.name(), n.name_size()};
}
std::string_view value(const rapidxml::xml_base<char>& n) {
    return {n.value(), n.value_size()};
}

void compare(const canto::element& e, const xml_node& n, std::size_t depth) {
    expect(depth <= canto::limits().depth, "the depth is bounded");
    expect_same(e.qualified_name(), name(n), "the element's name");
    // RapidXML knows declarations as attributes.
    auto a = e.attributes().begin();
    auto d = e.declarations().begin();
    for (const xml_attribute* x = n.first_attribute(); x; x = x->next_attribute()) {
        if (name(*x) == "xmlns" || name(*x).starts_with("xmlns:")) {
            expect(d != e.declarations().end(), "a declaration");
            expect_same((*d).prefix().empty() ? "xmlns" : "xmlns:" + std::string((*d).prefix()), name(*x),
                        "the declaration's name");
            expect_same((*d).xmlns().raw(), value(*x), "the declaration's value");
            ++d;
        } else {
            expect(a != e.attributes().end(), "an attribute");
            expect_same((*a).qualified_name(), name(*x), "the attribute's name");
            expect_same((*a).value().raw(), value(*x), "the attribute's value");
            ++a;
        }
    }
    expect(a == e.attributes().end() && d == e.declarations().end(), "as many attributes");

    const xml_node* x = n.first_node();
    for (const canto::node c : e.nodes()) {
        using enum canto::node::kind;
        if (c.what() == text && c.as_text().raw().find_first_not_of(" \t\r\n") == std::string_view::npos) continue;
        expect(x != nullptr, "a node");
        if (c.is_element()) {
            expect(x->type() == rapidxml::node_element, "an element");
            compare(c.as_element(), *x, depth + 1);
        } else {
            expect(x->type() == (c.what() == cdata ? rapidxml::node_cdata : rapidxml::node_data),
                   "text of the same kind");
            expect_same(c.as_text().raw(), value(*x), "the text");
        }
        x = x->next_sibling();
    }
    expect(x == nullptr, "as many nodes");
}

}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const alone input(as_view(data, size));
    const auto parsed = canto::parse_element(input.view());
    if (!parsed) return 0;
    std::string bytes(parsed->raw());
    rapidxml::xml_document<char> document;
    document.parse<rapidxml::parse_no_entity_translation>(bytes.data());
    const xml_node* const root = document.first_node();
    expect(root && !root->next_sibling(), "one element");
    compare(parsed->root(), *root, 1);
    return 0;
}

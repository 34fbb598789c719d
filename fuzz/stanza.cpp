// Every accessor of every view, over both models of an element.
//
// Input:   a byte that chooses the stream's content namespace, then first-level elements.
// Oracles: canto::element and canto::rapidxml_element say the same, generally and through every view; no view
//          allocates; visit() takes an element for what its name says; a copy made by to_owned() says the same, too.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include <canto/canto.hpp>
#include <canto/rapidxml.hpp>

#include <support/counting_allocator.hpp>
#include <support/walk.hpp>

#include "harness.hpp"

using namespace canto_fuzz;

namespace {

constexpr std::string_view headers[] = {
    "<stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams' xml:lang='en'>",
    "<stream:stream xmlns='jabber:server' xmlns:stream='http://etherx.jabber.org/streams' "
    "xmlns:db='jabber:server:dialback'>",
    "<stream:stream xmlns='jabber:component:accept' xmlns:stream='http://etherx.jabber.org/streams'>",
    "<stream xmlns='http://etherx.jabber.org/streams' xmlns:c='jabber:client'>",
};

template <class A, class B>
void same(const A& a, const B& b, std::string_view what) {
    expect_same(a.str(), b.str(), what);
    expect(a.empty() == b.empty(), what);
}

/// What the concept xml_element asks of both.
void compare(const canto::element& e, const canto::rapidxml_element& r) {
    expect_same(e.name(), r.name(), "the name");
    same(e.xmlns(), r.xmlns(), "the namespace");
    same(e.lang(), r.lang(), "the language");
    same(e.text(), r.text(), "the text");
    for (const canto::attribute a : e.attributes()) {
        const auto found = r.attribute(a.name(), a.xmlns());
        expect(found.has_value(), "an attribute of this expanded name");
        same(a.value(), *found, "the attribute's value");
        expect(r.attribute(a.name()).has_value() == e.attribute(a.name()).has_value(), "an attribute of this name");
    }
    auto child = r.children().begin();
    for (const canto::element c : e.children()) {
        expect(child != r.children().end(), "a child");
        compare(c, *child);
        ++child;
    }
    expect(child == r.children().end(), "as many children");
}

template <class Model>
std::size_t walk(const Model& e, std::uint64_t& sum, std::string_view what) {
    sum = 0;
    const canto_test::allocation_scope scope;
    const std::size_t views = canto_test::walk(e, sum);
    expect(scope.allocations() == 0, what);
    return views;
}

void check(const canto::event& event, const canto::element_context& context) {
    const canto::element e = event.element();
    rapidxml::memory_pool<char> pool;
    const canto::rapidxml_element r(*canto::to_rapidxml(e, pool), &context);
    compare(e, r);

    std::uint64_t sum = 0, other = 0;
    const std::size_t views = walk(e, sum, "views of elements do not allocate");
    expect(walk(r, other, "views of RapidXML's trees do not allocate") == views, "as many views");
    expect(sum == other, "views of both models say the same");
    const auto owned = e.to_owned();
    expect(owned && walk(owned->root(), other, "views of a copy do not allocate") == views && other == sum,
           "and so do those of a copy");

    const std::string_view kind = canto::visit(
        event, [](const canto::message&) { return std::string_view("message"); },
        [](const canto::presence&) { return std::string_view("presence"); },
        [](const canto::iq&) { return std::string_view("iq"); },
        [](const canto::element&) { return std::string_view(); }, [](const auto&) { return std::string_view("?"); });
    const bool content = e.xmlns() == canto::text(canto::ns::client) || e.xmlns() == canto::text(canto::ns::server) ||
                         e.xmlns() == canto::text(canto::ns::component);
    const bool named = e.name() == "message" || e.name() == "presence" || e.name() == "iq";
    expect(kind == (content && named ? e.name() : std::string_view()), "visit() goes by the name alone");
}

}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0 || size > (16u << 10)) return 0;
    const std::string_view header = headers[data[0] % std::size(headers)];
    const alone input(as_view(data + 1, size - 1));
    canto::stream_parser parser;
    for (const canto::event& event : parser.feed(header))
        expect(event.kind() == canto::event::type::stream_header, "a header");
    for (const canto::event& event : parser.feed(input.view()))
        if (event.kind() == canto::event::type::element) check(event, parser.header()->context());
    return 0;
}

#include <canto/rapidxml.hpp>

#include <canto/stanza/message.hpp>
#include <canto/stream/stream_parser.hpp>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <rapidxml/rapidxml_print.hpp>

#include <doctest/doctest.h>

#include "support/counting_allocator.hpp"
#include "support/models.hpp"

using namespace canto;
using canto_test::parsed;

namespace {

using node_type = rapidxml::xml_node<char>;

struct tree_of {
    std::unique_ptr<rapidxml::memory_pool<char>> pool = std::make_unique<rapidxml::memory_pool<char>>();
    node_type* root;
    explicit tree_of(const element& e) : root(to_rapidxml(e, *pool)) {}
};

std::string printed(const node_type& n) {
    std::string out;
    rapidxml::print(std::back_inserter(out), n, rapidxml::print_no_indenting);
    return out;
}

std::string_view value(const rapidxml::xml_base<char>& of) {
    return {of.value(), of.value_size()};
}
std::string_view name(const rapidxml::xml_base<char>& of) {
    return {of.name(), of.name_size()};
}

bool is_blank(std::string_view s) {
    return s.find_first_not_of(" \t\r\n") == s.npos;
}

/// The attribute declares a namespace that the element inherits: to_rapidxml() adds such to the root.
bool is_added(const rapidxml::xml_attribute<char>* a) {
    return a && name(*a).starts_with("xmlns");
}

/// Compares a tree built from the tape with what RapidXML made of the same bytes, and through the element with the raw
/// values: names, order, kinds and, where nothing is to be decoded, values.
void compare(const element& e, const node_type& ours, const node_type& theirs, bool is_root) {
    CHECK(name(ours) == name(theirs));
    CHECK(ours.type() == theirs.type());
    const auto* a = ours.first_attribute();
    const auto* b = theirs.first_attribute();
    for (; b; a = a->next_attribute(), b = b->next_attribute()) {
        REQUIRE(a);
        CHECK(name(*a) == name(*b));
        // Theirs is raw: compare with what canto decodes of it.
        for (const attribute each : e.attributes())
            if (each.qualified_name() == name(*b)) {
                CHECK(each.value().raw() == value(*b));
                CHECK(each.value() == text(value(*a)));
            }
        if (value(*b).find_first_of("&\t\r\n") == value(*b).npos) CHECK(value(*a) == value(*b));
    }
    for (; a; a = a->next_attribute()) CHECK((is_root && is_added(a)));

    const node_type* x = ours.first_node();
    const node_type* y = theirs.first_node();
    auto at = e.nodes().begin();
    const auto skip_blank = [](const node_type*& n) {
        while (n && n->type() == rapidxml::node_data && is_blank(value(*n))) n = n->next_sibling();
    };
    const auto skip_blank_runs = [&] {
        while (at != e.nodes().end() && (*at).what() == node::kind::text && is_blank((*at).as_text().raw())) ++at;
    };
    for (;;) {
        skip_blank_runs();
        // A blank reference, such as "&#10;", is no blank text to RapidXML.
        if (x && x->type() == rapidxml::node_data && is_blank(value(*x)) &&
            !(at != e.nodes().end() && (*at).what() == node::kind::text && (*at).as_text() == text(value(*x))))
            skip_blank(x);
        if (!x || !y || at == e.nodes().end()) break;
        REQUIRE(x->type() == y->type());
        if ((*at).is_element()) {
            compare((*at).as_element(), *x, *y, false);
        } else {
            CHECK((*at).as_text().raw() == value(*y));
            CHECK((*at).as_text() == text(value(*x)));
        }
        x = x->next_sibling();
        y = y->next_sibling();
        ++at;
    }
    CHECK(!x);
    CHECK(!y);
    CHECK(at == e.nodes().end());
}

void compare_with_rapidxml(const element& e) {
    std::string raw(e.raw());
    auto theirs = std::make_unique<rapidxml::xml_document<char>>();
    theirs->parse<rapidxml::parse_non_destructive>(raw.data());
    const tree_of ours(e);
    REQUIRE(theirs->first_node());
    compare(e, *ours.root, *theirs->first_node(), true);
    CHECK(!theirs->first_node()->next_sibling());
}

}

TEST_CASE("a tree built from the tape is the tree that RapidXML parses") {
    for (const char* bytes : {
             "<a/>",
             "<a></a>",
             "<a b='1' c=\"2\"><d/>text<e>more</e>tail</a>",
             "<a x='&lt;&#38;&gt;' y='\t\n'>&amp;&#x1F600;<b>\r\n</b> <c> x </c></a>",
             "<a><![CDATA[<b>&amp;]]>text<![CDATA[]]]]><![CDATA[>]]></a>",
             "<p:a xmlns:p='urn:p' p:x='1'><p:b xmlns:p='urn:q'/></p:a>",
             "<a xml:lang='de' xmlns='urn:a'><b xmlns=''/></a>",
             "<a>\n  <b>\n    <c/>\n  </b>\n</a >",
             "<\xC3\xA9 \xC3\xA8='\xE2\x82\xAC'>\xF0\x9F\x98\x80</\xC3\xA9>",
             "<a b = '1'\n c='>'>]] ></a>",
             "<a>&#10;</a>",
         }) {
        CAPTURE(bytes);
        compare_with_rapidxml(parsed<element>(bytes).root());
    }
}

TEST_CASE("the value of an element is its first data node's") {
    rapidxml::memory_pool<char> pool;
    const auto value = [&pool](const char* bytes) {
        const parsed<element> p(bytes);
        const auto* const node = to_rapidxml(p.root(), pool);
        return std::string(node->value(), node->value_size());
    };
    CHECK(value("<a>x<b/>y</a>") == "x");
    CHECK(value("<a><b/>y&amp;<c/>z</a>") == "y&");
    CHECK(value("<a><b>x</b></a>") == "");
}

TEST_CASE("so it is for every element of the recorded sessions") {
    std::size_t elements = 0;
    for (const auto& entry : std::filesystem::directory_iterator(CANTO_SOURCE_DIR "/tests/data/wire")) {
        if (entry.path().extension() != ".xml") continue;
        CAPTURE(entry.path().filename().string());
        std::ifstream file(entry.path(), std::ios::binary);
        const std::string session{std::istreambuf_iterator<char>(file), {}};
        stream_options options;
        options.restart = restarts::automatic;
        stream_parser parser(options);
        for (const event& e : parser.feed(session)) {
            if (e.kind() != event::type::element) continue;
            compare_with_rapidxml(e.element());
            ++elements;
        }
    }
    CHECK(elements > 100);
}

TEST_CASE("what is inherited and used is declared at the root, so that the printed tree stands alone") {
    const std::string_view session =
        "<stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams' xmlns:p='urn:p' "
        "xmlns:q='urn:q'>"
        "<message p:a='&quot;'><p:x/><y xmlns:q='urn:other' q:b='&apos;'/>a &lt; b</message>";
    stream_parser parser;
    for (const event& e : parser.feed(session)) {
        if (e.kind() != event::type::element) continue;
        const tree_of made(e.element());
        const std::string text = printed(*made.root);
        CHECK(text.find("xmlns:stream") == text.npos);
        CHECK(text.find("urn:q") == text.npos);
        const auto again = parse_element(text);
        REQUIRE(again);
        CHECK(again->root().is("message", "jabber:client"));
        CHECK(again->root().attribute("a", "urn:p") == "\"");
        CHECK(again->root().child("x", "urn:p"));
        CHECK(again->root().child("y", "jabber:client")->attribute("b", "urn:other") == "'");
        CHECK(again->root().text() == "a < b");
    }
}

TEST_CASE("an element inside another brings what it inherits from there") {
    parsed<element> p("<a xmlns='urn:a' xmlns:p='urn:p'><b><p:c d='1'/></b></a>");
    const tree_of made(*p.root().child("b"));
    const std::string text = printed(*made.root);
    const auto again = parse_element(text);
    REQUIRE(again);
    CHECK(again->root().is("b", "urn:a"));
    CHECK(again->root().child("c", "urn:p")->attribute("d") == "1");
}

TEST_CASE("an element that leaves the default namespace is not brought back to it") {
    parsed<element> p("<a xmlns='urn:a'><b xmlns=''><c/></b></a>");
    const tree_of made(*p.root().child("b"));
    CHECK(printed(*made.root) == "<b xmlns=\"\"><c/></b>");
}

TEST_CASE("names and values that need no decoding stand in the element's bytes, and none is allocated for them") {
    parsed<element> p("<message to='a@b'><body>text</body></message>", {});
    const tree_of made(p.root());
    const char* const begin = p.bytes().data();
    const auto inside = [&](const char* at) { return at >= begin && at < begin + p.bytes().size(); };
    CHECK(inside(made.root->name()));
    CHECK(inside(made.root->first_attribute()->name()));
    CHECK(inside(made.root->first_attribute()->value()));
    CHECK(inside(made.root->first_node()->first_node()->value()));
    rapidxml::memory_pool<char> pool;
    const canto_test::allocation_scope scope;
    to_rapidxml(p.root(), pool);
    const std::size_t allocations = scope.allocations();
    CHECK(allocations == 0);
}

TEST_CASE("depth costs no stack") {
    std::string bytes;
    for (int i = 0; i != 20'000; ++i) bytes += "<a>";
    for (int i = 0; i != 20'000; ++i) bytes += "</a>";
    limits bounds;
    bounds.depth = 100'000;
    const auto document = parse_element(bytes, {}, bounds);
    REQUIRE(document);
    const tree_of made(document->root());
    std::size_t depth = 0;
    for (const node_type* n = made.root; n; n = n->first_node()) ++depth;
    CHECK(depth == 20'000);
}

TEST_CASE("a tree of RapidXML's own is read by its names, prefixes and contexts") {
    char bytes[] = "<c:message xmlns:c='jabber:client' xmlns:o='urn:o' o:type='x' type='chat' xml:lang='de'>"
                   "<c:body>a &amp; <![CDATA[b]]></c:body><body>c</body></c:message>";
    auto document = std::make_unique<rapidxml::xml_document<char>>();
    document->parse<0>(bytes);
    const element_context outer{"urn:outer", "en"};
    const rapidxml_element e(*document->first_node(), &outer);
    CHECK(e.name() == "message");
    CHECK(e.prefix() == "c");
    CHECK(e.qualified_name() == "c:message");
    CHECK(e.is("message", "jabber:client"));
    CHECK(e.attribute("type") == "chat");
    CHECK(e.attribute("type", "urn:o") == "x");
    CHECK_FALSE(e.attribute("c", "http://www.w3.org/2000/xmlns/"));
    CHECK_FALSE(e.attribute("xmlns"));
    CHECK_FALSE(e.attribute("o:type"));
    CHECK(e.lang() == "de");
    CHECK(e.child("body", "jabber:client")->text() == "a & b");
    CHECK(e.child("body", "urn:outer")->text() == "c");
    CHECK(e.child("body")->prefix() == "c");
    CHECK(e.namespace_of("nowhere").empty());
    const auto m = e.as<basic_message<rapidxml_element>>();
    REQUIRE(m);
    CHECK(m->body() == "a & b");
    CHECK(m->type() == message_type::chat);
}

TEST_CASE("text is the data and CDATA nodes of an element, or its value where it has neither") {
    rapidxml::memory_pool<char> pool;
    node_type* const made = pool.allocate_node(rapidxml::node_element, "body", "by hand");
    CHECK(rapidxml_element(*made).text() == "by hand");
    made->append_node(pool.allocate_node(rapidxml::node_data, "", "node"));
    CHECK(rapidxml_element(*made).text() == "node");
    CHECK(rapidxml_element(*made).text().view() == "node");
    made->append_node(pool.allocate_node(rapidxml::node_element, "x", "no"));
    made->append_node(pool.allocate_node(rapidxml::node_cdata, "", "s"));
    const rapidxml_text all = rapidxml_element(*made).text();
    CHECK_FALSE(all.view());
    CHECK(all == "nodes");
    CHECK(all != "node");
    CHECK(all != "nodess");
    CHECK(all.str() == "nodes");
    CHECK(all.max_size() == 5);
    CHECK(all == rapidxml_element(*made).text());
    CHECK(rapidxml_element(*pool.allocate_node(rapidxml::node_element, "e")).text().empty());
}

TEST_CASE("text is copied and walked in order, nodes without characters aside") {
    rapidxml::memory_pool<char> pool;
    node_type* const made = pool.allocate_node(rapidxml::node_element, "body");
    for (const char* run : {"on", "", "e"}) made->append_node(pool.allocate_node(rapidxml::node_data, "", run));
    const rapidxml_text all = rapidxml_element(*made).text();
    char out[] = "####";
    CHECK(all.copy_to(out) == out + 3);
    CHECK(std::string_view(out) == "one#");
    const auto pieces = all.pieces();
    auto at = pieces.begin();
    CHECK(*at++ == "on");
    CHECK(*at == "e");
    CHECK(++at == pieces.end());
}

TEST_CASE("an element whose data nodes are all empty has no text, whatever its value") {
    rapidxml::memory_pool<char> pool;
    node_type* const made = pool.allocate_node(rapidxml::node_element, "body", "stale");
    made->append_node(pool.allocate_node(rapidxml::node_element, "x"));
    CHECK(rapidxml_element(*made).text() == "stale");
    made->append_node(pool.allocate_node(rapidxml::node_cdata, "", ""));
    CHECK(rapidxml_element(*made).text().empty());
    CHECK(rapidxml_element(*made).text().view() == "");
}

TEST_CASE("elements of a tree are handles: to a node, with its names and its children") {
    char bytes[] = "<a xmlns='urn:a' xmlns:p='urn:p' p:x='1' y='2'><b/>text<p:c/></a>";
    auto document = std::make_unique<rapidxml::xml_document<char>>();
    document->parse<0>(bytes);
    const rapidxml_element a(*document->first_node());
    CHECK(&a.node() == document->first_node());
    CHECK(a.qname() == qname{"urn:a", "a"});
    CHECK_FALSE(a.is("b", "urn:a"));
    CHECK_FALSE(a.is("a", "urn:p"));
    CHECK(a == rapidxml_element(*document->first_node()));
    auto at = a.children().begin();
    const rapidxml_element b = *at++;
    CHECK(b.name() == "b");
    CHECK(b != a);
    CHECK((*at).qname() == qname{"urn:p", "c"});
    CHECK(++at == a.children().end());
    CHECK(b.children().empty());
    CHECK_FALSE(a.child("d"));
    CHECK_FALSE(a.child("c", "urn:a"));
    CHECK(a.lang().empty());
    CHECK_FALSE(a.attribute(""));
    CHECK(a.attribute("y", "") == "2");
    CHECK_FALSE(a.attribute("x", "urn:a"));
    CHECK_FALSE(a.attribute("x"));
}

TEST_CASE("each prefix that is used and inherited is declared once, and none that is declared inside") {
    parsed<element> p("<a xmlns:p='urn:p' xmlns:q='urn:q'><b xmlns:z='urn:z' q:x='1'><p:c "
                      "xmlns:r='urn:r'/><q:d/><p:e/><z:f/></b></a>",
                      {});
    const tree_of made(*p.root().child("b"));
    CHECK(printed(*made.root) == "<b xmlns:z=\"urn:z\" q:x=\"1\" xmlns:q=\"urn:q\" xmlns:p=\"urn:p\"><p:c "
                                 "xmlns:r=\"urn:r\"/><q:d/><p:e/><z:f/></b>");
}

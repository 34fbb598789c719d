#include <canto/xml/element.hpp>

#include <cstddef>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include <canto/stream/stream_parser.hpp>
#include <canto/xml/document.hpp>

#include "support/grind.hpp"

using canto::element;
using canto::parse_element;

namespace {

/// raw() of every element in document order.
void add_raws(const element& e, std::vector<std::string_view>& out) {
    out.push_back(e.raw());
    for (const element child : e.children()) add_raws(child, out);
}
std::vector<std::string_view> raws(std::string_view xml) {
    const auto parsed = parse_element(xml);
    REQUIRE(parsed);
    std::vector<std::string_view> out;
    add_raws(parsed->root(), out);
    return out;
}
using views = std::vector<std::string_view>;

}

TEST_CASE("an element has a local name, a prefix and a qualified name") {
    const auto plain = parse_element("<abc/>");
    CHECK(plain->root().name() == "abc");
    CHECK(plain->root().prefix() == "");
    CHECK(plain->root().qualified_name() == "abc");
    const auto prefixed = parse_element("<p:abc xmlns:p='u'/>");
    CHECK(prefixed->root().name() == "abc");
    CHECK(prefixed->root().prefix() == "p");
    CHECK(prefixed->root().qualified_name() == "p:abc");
}

TEST_CASE("an element's namespace is that of the nearest declaration of its prefix") {
    const auto parsed = parse_element(
        "<a xmlns='1' xmlns:p='2'><b/><p:c/><d xmlns='3' xmlns:p='4'><e/><p:f/><g xmlns=''/></d><h/><xml:i/></a>");
    const element a = parsed->root();
    const element d = *a.child("d");
    CHECK(a.xmlns() == "1");
    CHECK(a.child("b")->xmlns() == "1");
    CHECK(a.child("c")->xmlns() == "2");
    CHECK(d.xmlns() == "3");
    CHECK(d.child("e")->xmlns() == "3");
    CHECK(d.child("f")->xmlns() == "4");
    CHECK(d.child("g")->xmlns().empty());
    CHECK(a.child("h")->xmlns() == "1");
    CHECK(a.child("i")->xmlns() == canto::ns::xml);
}

TEST_CASE("an element is known by its expanded name") {
    const auto parsed = parse_element("<p:a xmlns:p='u'/>");
    const element a = parsed->root();
    CHECK(a.is("a", "u"));
    CHECK_FALSE(a.is("a", ""));
    CHECK_FALSE(a.is("p:a", "u"));
    CHECK(a.is({.xmlns = "u", .name = "a"}));
    CHECK(a.qname() == canto::qname{"u", "a"});
}

TEST_CASE("a prefix can be asked for, with or without an element that has it") {
    const auto parsed = parse_element("<a xmlns='1' xmlns:p='2'><b xmlns:p='3'/></a>");
    const element b = *parsed->root().first_child();
    CHECK(b.namespace_of("") == "1");
    CHECK(b.namespace_of("p") == "3");
    CHECK(parsed->root().namespace_of("p") == "2");
    CHECK(b.namespace_of("q").empty());
    CHECK(b.namespace_of("xml") == canto::ns::xml);
}

TEST_CASE("an attribute is found by its local name only where it has no namespace") {
    const auto parsed = parse_element("<a p:type='1' type='2' xml:lang='3' xmlns:p='u' empty=''/>");
    const element a = parsed->root();
    CHECK(a.attribute("type") == "2");
    CHECK(a.attribute("type", "u") == "1");
    CHECK(a.attribute("type", "") == "2");
    CHECK_FALSE(a.attribute("lang"));
    CHECK(a.attribute("lang", canto::ns::xml) == "3");
    CHECK_FALSE(a.attribute("p:type"));
    CHECK_FALSE(a.attribute("xmlns"));
    CHECK_FALSE(a.attribute("p"));
    CHECK_FALSE(a.attribute("p", canto::ns::xmlns));
    CHECK(a.attribute("empty"));
    CHECK(a.attribute("empty")->empty());
    const auto around = parse_element("<a xmlns:p='u' type='2'><b p:type='1'/></a>");
    CHECK_FALSE(around->root().attribute("type", "u"));
    CHECK_FALSE(parse_element("<a><b type='1'/></a>")->root().attribute("type"));
}

TEST_CASE("children are elements, in order; nodes are text and CDATA, too") {
    const auto parsed = parse_element("<a x='1'>t<b><c/></b><![CDATA[d]]>&lt;<e/></a>");
    const element a = parsed->root();
    std::string names, kinds;
    for (const element child : a.children()) names += child.name();
    CHECK(names == "be");
    for (const canto::node n : a.nodes()) {
        using enum canto::node::kind;
        kinds += n.what() == element ? "e" : n.what() == text ? "t" : "c";
        kinds += n.is_element() ? std::string(n.as_element().name()) : n.as_text().str();
    }
    CHECK(kinds == "ttebcdt<ee");
    CHECK(std::distance(a.children().begin(), a.children().end()) == 2);
    CHECK(std::distance(a.nodes().begin(), a.nodes().end()) == 5);
    CHECK(parse_element("<a x=''/>")->root().children().empty());
    CHECK(parse_element("<a x=''></a>")->root().nodes().empty());
    CHECK(parse_element("<a>t</a>")->root().children().empty());
    CHECK_FALSE(parse_element("<a>t</a>")->root().nodes().empty());
}

TEST_CASE("ranges of children, nodes and attributes are forward ranges") {
    static_assert(std::forward_iterator<canto::child_range::iterator>);
    static_assert(std::forward_iterator<canto::node_range::iterator>);
    static_assert(std::forward_iterator<canto::attribute_range::iterator>);
    static_assert(std::forward_iterator<canto::declaration_range::iterator>);
    static_assert(std::ranges::borrowed_range<canto::child_range> && std::ranges::borrowed_range<canto::node_range> &&
                  std::ranges::borrowed_range<canto::attribute_range>);
    const auto parsed = parse_element("<a><b/><c/></a>");
    auto i = parsed->root().children().begin();
    CHECK((*i++).name() == "b");
    CHECK((*i).name() == "c");
    CHECK(++i == parsed->root().children().end());
    auto n = parsed->root().nodes().begin();
    CHECK((*n++).as_element().name() == "b");
    CHECK((*n).as_element().name() == "c");
    CHECK(++n == parsed->root().nodes().end());
}

TEST_CASE("a child is found by name, in one namespace or any") {
    const auto parsed = parse_element("<a><b xmlns='1' n='x'/><b xmlns='2' n='y'/><c><d/></c></a>");
    const element a = parsed->root();
    CHECK(a.child("b")->attribute("n") == "x");
    CHECK(a.child("b", "2")->attribute("n") == "y");
    CHECK_FALSE(a.child("b", "3"));
    CHECK_FALSE(a.child("bb", "2"));
    CHECK_FALSE(a.child("d"));
    CHECK(a.first_child()->attribute("n") == "x");
    CHECK_FALSE(a.child("c")->first_child()->first_child());
    const auto before = parse_element("<a><b/><c/></a>");
    CHECK_FALSE(before->root().child("b")->child("c"));
}

TEST_CASE("each child is found by its name, of whatever size and letters, and no other is") {
    std::vector<std::string> names;
    for (std::size_t size = 1; size != 24; ++size)
        for (const std::string first : {"a", "B", "k", "t", "z", "_", "\xC3\xA9", "\xF0\x90\x80\x80"})
            names.push_back(first + std::string(size - 1, 'x'));
    std::string xml = "<root xmlns:p='u'>";
    for (std::size_t i = 0; i != names.size(); i += 2) xml += (i % 3 ? "<" : "<p:") + names[i] + "/>";
    xml += "</root>";

    const auto check = [&](const element& root) {
        for (std::size_t i = 0; i != names.size(); ++i) {
            INFO(names[i]);
            const auto found = root.child(names[i]);
            CHECK(found.has_value() == (i % 2 == 0));
            if (found) CHECK(found->name() == names[i]);
            CHECK(root.child(names[i], i % 3 ? "" : "u").has_value() == (i % 2 == 0));
        }
        CHECK_FALSE(root.child(""));
        CHECK_FALSE(root.child("root"));
    };
    const auto parsed = parse_element(xml);
    REQUIRE(parsed);
    check(parsed->root());
    check(parsed->root().to_owned()->root());
    std::size_t elements = 0;
    canto::stream_parser parser;
    for (const char& byte : "<s:stream xmlns:s='http://etherx.jabber.org/streams'>" + xml) {
        for (const canto::event& event : parser.feed(std::string_view(&byte, 1))) {
            if (event.kind() != canto::event::type::element) continue;
            ++elements;
            CHECK(event.element().child("axxx").has_value());
            check(event.element());
        }
    }
    CHECK(elements == 1);
}

TEST_CASE("a tree knows names that no element of it but the root has, so that they are not looked for") {
    const auto check = [](const element& e) {
        const auto may_hold = [&](std::string_view name) { return e.of().may_hold(canto::detail::name_bit(name)); };
        CHECK(may_hold("show"));
        CHECK(may_hold("c"));
        CHECK(may_hold("body"));
        CHECK_FALSE(may_hold("status"));
        CHECK_FALSE(may_hold("presence"));
        CHECK_FALSE(may_hold(""));
    };
    const std::string_view xml =
        "<presence from='a@b' to='c@d'><show>away</show><p:c xmlns:p='u'><body/></p:c></presence>";
    const auto parsed = parse_element(xml);
    REQUIRE(parsed);
    check(parsed->root());
    check(parsed->root().to_owned()->root());
    for (std::size_t first = 0; first != xml.size(); ++first) {
        for (std::size_t second = first; second != xml.size(); ++second) {
            canto::stream_parser parser;
            for (const canto::event& event : parser.feed("<stream xmlns='http://etherx.jabber.org/streams'>"))
                REQUIRE(event.kind() == canto::event::type::stream_header);
            std::size_t elements = 0;
            for (const std::string_view piece :
                 {xml.substr(0, first), xml.substr(first, second - first), xml.substr(second)}) {
                for (const canto::event& event : parser.feed(piece)) {
                    CHECK(event.element().of().may_hold(canto::detail::name_bit("show")));
                    CHECK(event.element().of().may_hold(canto::detail::name_bit("c")));
                    CHECK(event.element().of().may_hold(canto::detail::name_bit("body")));
                    CHECK_FALSE(event.element().of().may_hold(canto::detail::name_bit("status")));
                    ++elements;
                }
            }
            CHECK(elements == 1);
        }
    }
}

TEST_CASE("siblings are found behind text and whole subtrees, never in another parent") {
    const auto parsed = parse_element("<a><b><x/></b>text<c/><![CDATA[]]><d/></a>");
    const element b = *parsed->root().first_child();
    CHECK(b.next_sibling()->name() == "c");
    CHECK(b.next_sibling()->next_sibling()->name() == "d");
    CHECK_FALSE(b.next_sibling()->next_sibling()->next_sibling());
    CHECK_FALSE(b.first_child()->next_sibling());
    CHECK_FALSE(parsed->root().next_sibling());
}

TEST_CASE("text is all direct character data, and nothing of the children") {
    const auto text = [](std::string_view xml) { return parse_element(xml)->root().text().str(); };
    CHECK(text("<a/>") == "");
    CHECK(text("<a>x</a>") == "x");
    CHECK(text("<a b='y'>x</a>") == "x");
    CHECK(text("<a>x<b>no</b>y<![CDATA[<z>]]>&amp;</a>") == "xy<z>&");
    CHECK(text("<a><b>no</b></a>") == "");
    CHECK(text("<a><b/>x</a>") == "x");
}

TEST_CASE("raw gives the bytes of an element, whatever token it ends with") {
    CHECK(raws("<a><b/><c></c><d x='1'/><e x='1'></e><f>t</f><g><![CDATA[>]]></g></a>") ==
          views{"<a><b/><c></c><d x='1'/><e x='1'></e><f>t</f><g><![CDATA[>]]></g></a>", "<b/>", "<c></c>",
                "<d x='1'/>", "<e x='1'></e>", "<f>t</f>", "<g><![CDATA[>]]></g>"});
    CHECK(raws("<a><b><c><d/></c></b>x</a>") ==
          views{"<a><b><c><d/></c></b>x</a>", "<b><c><d/></c></b>", "<c><d/></c>", "<d/>"});
    CHECK(raws("<a><b><c>t</c ></b\n></a>") == views{"<a><b><c>t</c ></b\n></a>", "<b><c>t</c ></b\n>", "<c>t</c >"});
    CHECK(raws("<a><b><c x='/>'/></b></a>") == views{"<a><b><c x='/>'/></b></a>", "<b><c x='/>'/></b>", "<c x='/>'/>"});
    CHECK(raws("<a><b xmlns='u' /><c xmlns='u' ></c></a>") ==
          views{"<a><b xmlns='u' /><c xmlns='u' ></c></a>", "<b xmlns='u' />", "<c xmlns='u' ></c>"});
    CHECK(raws("<a><b\n/><c ></c><d ><e/></d></a>") ==
          views{"<a><b\n/><c ></c><d ><e/></d></a>", "<b\n/>", "<c ></c>", "<d ><e/></d>", "<e/>"});
    CHECK(raws("<a><b>></b><c>/></c></a>") == views{"<a><b>></b><c>/></c></a>", "<b>></b>", "<c>/></c>"});
    CHECK(raws("<a><b><![CDATA[]]></b>]]&gt;</a>") == views{"<a><b><![CDATA[]]></b>]]&gt;</a>", "<b><![CDATA[]]></b>"});
    CHECK(raws("<a><b><c/>t</b><d><e><f/></e><![CDATA[>]]></d><g><h>></h>/</g></a>") ==
          views{"<a><b><c/>t</b><d><e><f/></e><![CDATA[>]]></d><g><h>></h>/</g></a>", "<b><c/>t</b>", "<c/>",
                "<d><e><f/></e><![CDATA[>]]></d>", "<e><f/></e>", "<f/>", "<g><h>></h>/</g>", "<h>></h>"});
    CHECK(raws("<a><p:b xmlns:p='u'></p:b><p:c xmlns:p='u'><d/></p:c></a>") ==
          views{"<a><p:b xmlns:p='u'></p:b><p:c xmlns:p='u'><d/></p:c></a>", "<p:b xmlns:p='u'></p:b>",
                "<p:c xmlns:p='u'><d/></p:c>", "<d/>"});
}

TEST_CASE("an element knows where it stands in the one at first level") {
    const auto parsed = parse_element("  <a>x<b/><c/></a>");
    CHECK(parsed->root().offset() == 0);
    CHECK(parsed->root().child("b")->offset() == 4);
    CHECK(parsed->root().child("c")->offset() == 8);
}

TEST_CASE("the language in force is the nearest; an empty one unsets it") {
    const canto::element_context german{.lang = "de"};
    const auto parsed = parse_element("<a><b xml:lang='en'><c/><d xml:lang=''><e/></d></b><f lang='no'/></a>", german);
    const element a = parsed->root();
    CHECK(a.lang() == "de");
    CHECK(a.child("b")->lang() == "en");
    CHECK(a.child("b")->child("c")->lang() == "en");
    CHECK(a.child("b")->child("d")->lang().empty());
    CHECK(a.child("b")->child("d")->child("e")->lang().empty());
    CHECK(a.child("f")->lang() == "de");
    CHECK(parse_element("<a/>")->root().lang().empty());
    CHECK(parse_element("<a lang='de' p:lang='fr' xmlns:p='urn:p' xml:lang='it' xml:x=''/>")->root().lang() == "it");
    CHECK(parse_element("<a lang='de' p:lang='fr' xmlp:lang='es' xmlns:xmlp='urn:q' xmlns:p='urn:p'/>")
              ->root()
              .lang()
              .empty());
}

TEST_CASE("elements of one tree are the same where they stand at the same place") {
    const auto parsed = parse_element("<a><b/><b/></a>");
    const element b = *parsed->root().first_child();
    CHECK(b == *parsed->root().child("b"));
    CHECK(b != *b.next_sibling());
    CHECK(b != parsed->root());
    const auto other = parse_element("<a><b/><b/></a>");
    CHECK(parsed->root() != other->root());
    CHECK(b != *other->root().first_child());
    static_assert(std::is_trivially_copyable_v<element> && sizeof(element) <= 2 * sizeof(void*));
}

TEST_CASE("a copy that is owned stands for itself") {
    auto owned = [] {
        std::string bytes = "<a xmlns='1' xmlns:p='2' xmlns:q='3' xml:lang='en'><b xmlns:q='4'><c p:x='5' "
                            "q:y='&amp;6'>text<p:d/><q:e/></c></b></a>";
        const auto parsed = parse_element(bytes);
        auto copy = parsed->root().child("b")->child("c")->to_owned();
        bytes.assign(bytes.size(), '#');
        return copy;
    }();
    REQUIRE(owned);
    const canto::document moved = *std::move(owned);
    const element c = moved.root();
    CHECK(c.raw() == "<c p:x='5' q:y='&amp;6'>text<p:d/><q:e/></c>");
    CHECK(c.xmlns() == "1");
    CHECK(c.lang() == "en");
    CHECK(c.attribute("x", "2") == "5");
    CHECK(c.attribute("y", "4") == "&6");
    CHECK(c.text() == "text");
    CHECK(c.child("d")->xmlns() == "2");
    CHECK(c.child("e")->xmlns() == "4");
    CHECK(c.child("e")->raw() == "<q:e/>");
    CHECK(c.namespace_of("q") == "4");
    CHECK_FALSE(c.next_sibling());
}

TEST_CASE("a copy has what the stream header declares, and outlives the parser") {
    auto owned = [] {
        canto::stream_parser parser;
        std::string bytes = "<s:stream xmlns='jabber:client' xmlns:s='http://etherx.jabber.org/streams' "
                            "xmlns:x='&lt;x>' xmlns:y='hidden' xml:lang='d&#101;'>"
                            "<message xmlns:y='y'><body>hi</body><x:z y:w='1'/><s:error/></message>";
        std::vector<canto::result<canto::document>> copies;
        for (const canto::event& event : parser.feed(bytes))
            if (event.kind() == canto::event::type::element) {
                copies.push_back(event.element().to_owned());
                for (const element child : event.element().children()) copies.push_back(child.to_owned());
            }
        bytes.assign(bytes.size(), '#');
        return copies;
    }();
    REQUIRE(owned.size() == 4);
    const element message = owned[0]->root(), body = owned[1]->root(), z = owned[2]->root(), error = owned[3]->root();
    CHECK(message.is("message", "jabber:client"));
    CHECK(message.child("z", "<x>"));
    CHECK(message.child("error", canto::ns::streams));
    CHECK(message.raw() == "<message xmlns:y='y'><body>hi</body><x:z y:w='1'/><s:error/></message>");
    CHECK(message.lang() == "de");
    CHECK(body.is("body", "jabber:client"));
    CHECK(body.text() == "hi");
    CHECK(body.lang() == "de");
    CHECK(z.is("z", "<x>"));
    CHECK(z.attribute("w", "y") == "1");
    CHECK(error.xmlns() == canto::ns::streams);
}

TEST_CASE("a copy of a copy is the same again") {
    const auto parsed = parse_element("<a xmlns:p='1' xmlns='2'><b><p:c d='e'/></b></a>");
    const auto once = parsed->root().first_child()->to_owned();
    REQUIRE(once);
    const auto twice = once->root().first_child()->to_owned();
    REQUIRE(twice);
    CHECK(twice->raw() == "<p:c d='e'/>");
    CHECK(twice->root().is("c", "1"));
    CHECK(twice->root().namespace_of("") == "2");
}

TEST_CASE("a default namespace that a nearer ancestor takes away stays away in a copy") {
    const auto parsed = parse_element("<a xmlns='1'><b xmlns=''><c/></b></a>");
    const auto copy = parsed->root().first_child()->first_child()->to_owned();
    REQUIRE(copy);
    CHECK(copy->root().xmlns().empty());
}

TEST_CASE("an element that inherits from nothing is copied without a namespace or language") {
    const auto parsed = parse_element("<a><b><c/></b></a>", {"u", "en"});
    canto::tree alone = parsed->root().of();
    alone.outer = nullptr;
    const auto whole = element(&alone, 0).to_owned();
    const auto part = element(&alone, 1).to_owned();
    REQUIRE(whole);
    REQUIRE(part);
    CHECK(whole->raw() == "<a><b><c/></b></a>");
    CHECK(part->raw() == "<b><c/></b>");
    for (const element e : {whole->root(), part->root(), *part->root().first_child()}) {
        CHECK(e.xmlns().empty());
        CHECK(e.lang().empty());
    }
}

#include <canto/xml/tape.hpp>

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include <canto/stream/stream_parser.hpp>
#include <canto/xml/document.hpp>
#include <canto/xml/tokenizer.hpp>

using canto::token;
using canto::token_flags;
using canto::token_kind;

TEST_CASE("a token keeps what it was made of") {
    const token t{token::make_head(0xFFFF'FFFE, 0xFFFF, token_kind::cdata, 0xF),
                  token::make_tail(0x8000'0001, 0xFFFF'FFFF)};
    CHECK(t.offset() == 0xFFFF'FFFE);
    CHECK(t.name_size() == 0xFFFF);
    CHECK(t.kind() == token_kind::cdata);
    CHECK(t.flags() == 0xF);
    CHECK(t.after() == 0x8000'0001);
    CHECK(t.parent() == token::none);
    CHECK(t.value_offset() == 0x8000'0001);
    CHECK(t.value_size() == 0xFFFF'FFFF);
}

TEST_CASE("attributes and declarations stand in a tag, the other tokens do not") {
    const auto of = [](token_kind kind) { return token{token::make_head(0, 0, kind, 0), 0}.in_tag(); };
    CHECK(of(token_kind::attribute));
    CHECK(of(token_kind::declaration));
    CHECK_FALSE(of(token_kind::element));
    CHECK_FALSE(of(token_kind::text));
    CHECK_FALSE(of(token_kind::cdata));
}

TEST_CASE("a token is asked at once for its kind, the size of its name, and whether that has a prefix") {
    const auto of = [](std::size_t size, token_kind kind, std::uint8_t flags) {
        return token{token::make_head(77, size, kind, flags), 0};
    };
    const token plain = of(4, token_kind::attribute, token_flags::references | token_flags::line_ends);
    CHECK(plain.is_named(token_kind::attribute, 4));
    CHECK_FALSE(plain.is_named(token_kind::attribute, 5));
    CHECK_FALSE(plain.is_named(token_kind::declaration, 4));
    CHECK_FALSE(plain.is_named(token_kind::attribute, 4, true));
    CHECK_FALSE(plain.is_named(token_kind::element, 0x1'0004));    // a size that would reach into the kind
    const token prefixed = of(8, token_kind::attribute, token_flags::prefixed | token_flags::references);
    CHECK(prefixed.is_named(token_kind::attribute, 8, true));
    CHECK_FALSE(prefixed.is_named(token_kind::attribute, 8));
}

TEST_CASE("the tape of an element is what its drawing shows") {
    const std::string_view xml = "<a x='1'><b xmlns='u'/>t&lt;</a>";
    canto::tape memory;
    canto::detail::token_progress progress;
    canto::no_probe probe;
    canto::detail::tokenizer<> parser(progress, probe);
    REQUIRE(parser.run(canto::detail::token_goal::element, xml.data(), xml.size(), 1'000, canto::errc::stanza_too_large,
                       memory, {}, nullptr) == canto::detail::tokenizer<>::status::complete);
    REQUIRE(parser.count() == 5);
    const token* const t = memory.tokens.data();
    const auto value = [&](int i) { return xml.substr(t[i].value_offset(), t[i].value_size()); };

    CHECK(t[0].kind() == token_kind::element);
    CHECK(t[0].offset() == 0);
    CHECK(t[0].name_size() == 1);
    CHECK(t[0].tag_size() == 2);
    CHECK(t[0].after() == 5);
    CHECK(t[0].parent() == token::none);
    CHECK(t[1].kind() == token_kind::attribute);
    CHECK(t[1].offset() == 3);
    CHECK(value(1) == "1");
    CHECK(t[2].kind() == token_kind::element);
    CHECK(t[2].has(token_flags::declares));
    CHECK(t[2].after() == 4);
    CHECK(t[2].parent() == 0);
    CHECK(t[3].kind() == token_kind::declaration);
    CHECK(value(3) == "u");
    CHECK(t[4].kind() == token_kind::text);
    CHECK(t[4].has(token_flags::references));
    CHECK(value(4) == "t&lt;");
}

TEST_CASE("a token says how many tokens its tag takes if that fits, and keeps all else") {
    for (std::uint32_t size = 1; size != 40; ++size) {
        token t{token::make_head(0xFFFF'FFFE, 0xFFFF, token_kind::element, 0xF), token::make_tail(7, 8)};
        CHECK(t.tag_size() == 0);
        t.note_tag_size(size);
        CHECK(t.tag_size() == (size < 16 ? size : 0));
        CHECK(t.offset() == 0xFFFF'FFFE);
        CHECK(t.name_size() == 0xFFFF);
        CHECK(t.kind() == token_kind::element);
        CHECK(t.flags() == 0xF);
        CHECK(t.after() == 7);
    }
}

TEST_CASE("what an element holds begins behind its attributes and declarations, however many those are") {
    const auto with = [](std::string_view name, int attributes, std::string_view content) {
        std::string xml = "<" + std::string(name) + " xmlns='u'";
        for (int i = 1; i < attributes; ++i) xml += " a" + std::to_string(i) + "='v'";
        return xml + ">" + std::string(content) + "</" + std::string(name) + ">";
    };
    for (int inner = 1; inner != 20; ++inner) {
        for (int outer = 1; outer != 20; ++outer) {
            const std::string xml = with("a", outer, with("b", inner, "t") + "<c/>");
            const auto parsed = canto::parse_element(xml);
            REQUIRE(parsed);
            const canto::element a = parsed->root();
            CHECK((*a.children().begin()).index() == std::uint32_t(1 + outer));
            REQUIRE(a.child("b"));
            CHECK((*a.child("b")->nodes().begin()).as_text() == "t");
            CHECK(a.child("b")->text() == "t");
            CHECK(a.child("c")->index() == std::uint32_t(3 + outer + inner));
            const auto all = a.to_owned(), part = a.child("b")->to_owned();
            REQUIRE(all);
            REQUIRE(part);
            CHECK(all->root().child("c")->index() == a.child("c")->index());
            CHECK((*part->root().nodes().begin()).as_text() == "t");
            CHECK(part->root().of().tokens->tag_size() == (inner < 15 ? std::uint32_t(1 + inner) : 0));
        }
    }
}

TEST_CASE("flags say what a reader must decode") {
    const auto flags = [](std::string_view xml, std::size_t index) {
        canto::tape memory;
        canto::detail::token_progress progress;
        canto::no_probe probe;
        canto::detail::tokenizer<> parser(progress, probe);
        REQUIRE(parser.run(canto::detail::token_goal::element, xml.data(), xml.size(), 1'000,
                           canto::errc::stanza_too_large, memory, {},
                           nullptr) == canto::detail::tokenizer<>::status::complete);
        return memory.tokens.data()[index].flags();
    };
    CHECK(flags("<a>x\ny</a>", 1) == 0);
    CHECK(flags("<a>x\ry</a>", 1) == token_flags::line_ends);
    CHECK(flags("<a>&lt;\r</a>", 1) == (token_flags::line_ends | token_flags::references));
    CHECK(flags("<a><![CDATA[&\r]]></a>", 1) == token_flags::line_ends);
    CHECK(flags("<a b='x y'/>", 1) == 0);
    CHECK(flags("<a b='x\ny'/>", 1) == token_flags::line_ends);
    CHECK(flags("<a b='\t'/>", 1) == token_flags::line_ends);
    CHECK(flags("<a b='&#9;'/>", 1) == token_flags::references);
    CHECK(flags("<a xml:b=''/>", 1) == token_flags::prefixed);
    CHECK(flags("<xml:a/>", 0) == token_flags::prefixed);
}

TEST_CASE("the most tokens that limits allow are what the shortest tokens need") {
    CHECK(canto::tape::most_tokens({.stanza_bytes = 1'000, .header_bytes = 10}) >= 500);
    CHECK(canto::tape::most_tokens({.stanza_bytes = 10, .header_bytes = 1'000}) >= 500);
}

TEST_CASE("a tape grows in steps that keep old and new together below one and a half of the most") {
    const canto::limits bounds{.stanza_bytes = 100'000, .header_bytes = 0};
    const std::size_t most = canto::tape::most_tokens(bounds);
    canto::tape memory;
    std::size_t together = 0;
    while (memory.tokens.capacity() != most) {
        const std::size_t before = memory.tokens.capacity();
        const std::size_t more = std::min<std::size_t>(most - before, 2);
        REQUIRE(memory.grow_tokens(before, more, most));
        REQUIRE(memory.tokens.capacity() >= before + more);
        together = std::max(together, before + memory.tokens.capacity());
    }
    CHECK(memory.tokens.capacity() == most);
    CHECK(together <= most + most / 2 + 1);
}

TEST_CASE("a tape grows to what is needed, were it more than the most") {
    canto::tape memory;
    REQUIRE(memory.grow_tokens(0, 200, 200));
    REQUIRE(memory.grow_tokens(200, 50, 220));
    CHECK(memory.tokens.capacity() == 250);
}

#include <canto/xml/tokenizer.hpp>

#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include "support/grind.hpp"
#include "support/guarded_buffer.hpp"
#include "support/twins.hpp"

using namespace canto::detail;
using canto::errc;

namespace {

/// What hunting through bytes ends at, and in which quote.
std::string hunted(std::string_view s, char quote = 0) {
    const char* const found = hunt(s.data(), s.data(), s.data() + s.size(), s.data() + s.size(), quote);
    return std::to_string(found - s.data()) + (quote ? std::string(1, quote) : "");
}

/// A tokenizer with all that it works on.
struct machine {
    canto::tape memory;
    token_progress progress;
    canto_test::counting_probe probe;
    tokenizer<canto_test::counting_probe> parser{progress, probe};

    auto run(std::string_view s, std::uint32_t most = 1'000, token_goal goal = token_goal::element,
             behind follows = behind::anything, const canto::limits& bounds = {}) {
        return parser.run(goal, s.data(), s.size(), most, errc::stanza_too_large, memory, bounds, nullptr, follows);
    }
};
using status = tokenizer<canto_test::counting_probe>::status;

/// All that two machines can have come to differently.
bool agree(const machine& a, const machine& b) {
    const token_progress &x = a.progress, &y = b.progress;
    if (x.position != y.position || x.begin != y.begin || x.count != y.count || x.open != y.open ||
        x.depth != y.depth || x.in != y.in || x.quote != y.quote)
        return false;
    for (std::uint32_t i = 0; i != x.count; ++i) {
        const canto::token &s = a.memory.tokens.data()[i], &t = b.memory.tokens.data()[i];
        if (s.head != t.head || s.tail != t.tail) return false;
    }
    return a.parser.why() == b.parser.why();
}

}

TEST_CASE("a hunt ends at the first '>' outside quotes, or the first '<' anywhere") {
    CHECK(hunted("a b='c'>x") == "7");
    CHECK(hunted("a b='>'>x") == "7");
    CHECK(hunted("a b='\">'>x") == "8");
    CHECK(hunted("a b=\"'>\">x") == "8");
    CHECK(hunted("a b='<'>") == "5'");
    CHECK(hunted("a <b>") == "2");
    CHECK(hunted("") == "0");
}

TEST_CASE("a hunt that finds nothing says which quote is open, and goes on in it") {
    CHECK(hunted("a b='c") == "6'");
    CHECK(hunted("a b='c' d=\"") == "11\"");
    CHECK(hunted("a b='c'") == "7");
    CHECK(hunted("c>'>", '\'') == "3");
    CHECK(hunted("c>'>", '"') == "4\"");
    CHECK(hunted(std::string(200, 'x') + "'" + std::string(200, '>') + "'>") == "402");
}

TEST_CASE("an element is read however much is behind it, and no further") {
    machine m;
    CHECK(m.run("<a><b/>text</a><c>") == status::complete);
    CHECK(m.parser.size() == 15);
    CHECK(m.parser.count() == 3);
    CHECK(m.probe.bytes_examined == 15);
}

TEST_CASE("bytes may move and grow between calls; what has been looked at is not looked at again") {
    machine m;
    const std::string whole = "<a b='c'>" + std::string(500, 'x') + "<d/></a>";
    for (std::size_t size = 1; size != whole.size(); ++size) {
        const std::string part = whole.substr(0, size);
        REQUIRE(m.run(part) == status::more);
    }
    CHECK(m.run(whole) == status::complete);
    CHECK(m.parser.count() == 4);
    CHECK(m.probe.bytes_examined <= 2 * whole.size());
}

TEST_CASE("each byte of a tag is looked at twice at most, and 32 a call, however large the pieces are") {
    const std::string whole = "<a b='" + std::string(2'000, 'x') + "'/>";
    for (const std::size_t first : {3u, 30u, 32u, 33u, 34u, 300u, 700u})
        for (const std::size_t next : {1u, 255u, 256u, 300u, 700u}) {
            machine m;
            std::size_t calls = 0, size = first;
            for (; size < whole.size(); size += ++calls % 2 == 1 ? next : 1)
                REQUIRE(m.run(whole.substr(0, size), 10'000) == status::more);
            CHECK(m.run(whole, 10'000) == status::complete);
            CHECK(m.probe.bytes_examined <= 2 * whole.size() + 32 * (calls + 1));
        }
}

TEST_CASE("zeros behind the bytes are read, a fixed number of them, and mean nothing") {
    const std::string nul(1, '\0');
    for (const std::string& whole : {
             std::string("<message from='romeo@montague.lit' to=\"juliet@capulet.lit/balcony\"><body>text &amp; "
                         "more]]></body></message>"),
             std::string("<a:b xmlns:a = 'urn:example:a' a:c='d'\n/>"),
             std::string("<a b='") + std::string(70, 'x') + "' c='" + std::string(70, '\xC3') + "'/>",
             std::string("<a><![CDATA[]]]]></a >"),
             std::string("<a-name-of-more-than-sixteen-bytes another-name-of-that-size='\t'/>"),
             "<a b='" + nul + "'/>",
             "<a" + nul + " b='c'/>",
             "<a b" + nul + "='c'/>",
             "<a>" + nul + "</a>",
             "<a b='c'" + nul + "/>",
         }) {
        for (std::size_t size = 2; size <= whole.size(); ++size) {
            CAPTURE(size);
            const std::string part = whole.substr(0, size);
            const canto_test::guarded_buffer alone(part),
                padded(part + std::string(tag_reader::padding, '\0'));
            machine plain, fast;
            const status expected = plain.run(alone.view());
            CHECK(fast.run(padded.view().substr(0, size), 1'000, token_goal::element, behind::zeros) == expected);
            CHECK(agree(plain, fast));
            for (const std::uint32_t most :
                 {3u, 9u, 20u, 33u}) { // what lies behind a limit inside the bytes is no zero
                machine limited, fast_limited;
                CHECK(limited.run(alone.view(), most) ==
                      fast_limited.run(padded.view().substr(0, size), most, token_goal::element, behind::zeros));
                CHECK(agree(limited, fast_limited));
            }
        }
    }
}

TEST_CASE("attributes of the common form are read as attributes of any form are, near the end of the bytes as well") {
    static constexpr std::string_view names[] = {
        "to", "id",       "from",  "xmlns",   "xml:lang", "stanza-id", "x1",  "_",      "subscription",
        "",   "\xC3\xA9", "xml:l", "xmlns:a", "xml:",     "xml:a:b",   "lang", "xml:1a", "xml:a-b",
        "1",  "a#b",      "a/b",   "a\x01",   ":a",       "xmlx",      "aNameOfSixteenXx",
        "aNameOfSeventeenX", "aNameOfThirtyLettersAndNoMorexx", "aNameOfThirtyTwoLettersAndNoMore",
        "aNameOfThirtyThreeLettersNotMoreX"};
    static constexpr std::string_view values[] = {
        "romeo@montague.lit", "http://jabber.org/protocol/disco#info", "http://www.w3.org/2000/xmlns/",
        "01234567890123456789012345678901234567890123456789012345678901234567890123456789", "#", " ", "x", "", "&amp;",
        "&", "<", ">", "'", "\"", "\x01", "\x80", "\xC3\xA9", "\t"};
    static constexpr std::string_view marks[] = {"='", "=\"", "=",  " = '", "= \"", "'", "\"",
                                                 " ",  "",    "\n", "/",    ">",    "/>"};
    canto::limits looks_at_each_byte;    // a limit so low that names must be counted as they are read
    looks_at_each_byte.name_bytes = tag_reader::unchecked_name - 1;
    canto_test::twins::random any;
    // Mostly one of the first, at times anything.
    const auto pick = [&any](const auto& from, std::uint32_t first) {
        return from[any(any(12) == 0 ? std::uint32_t(std::size(from)) : first)];
    };
    int compared = 0, good = 0;
    for (int round = 0; round != 20'000; ++round) {
        std::string tag = "<a";
        for (std::uint32_t n = any(6); n != 0; --n) {
            const std::string_view open = pick(marks, 2);
            tag.append(pick(marks, 1) == "='" ? " " : pick(marks, 13)).append(pick(names, 9)).append(open);
            for (std::uint32_t k = any(4); k != 0; --k) tag += pick(values, 8);
            tag += any(20) == 0 ? pick(marks, 13) : open.empty() ? open : open.substr(open.size() - 1);
        }
        tag += any(10) == 0 ? pick(marks, 13) : "/>";
        if (any(4) == 0) tag.resize(2 + any(std::uint32_t(tag.size())));    // or longer by a NUL
        CAPTURE(tag);
        const canto_test::guarded_buffer alone(tag);
        const std::string padded = tag + std::string(tag_reader::padding, '\0');
        const std::string_view bytes = std::string_view(padded).substr(0, tag.size());
        machine padded_regular, regular, plain;
        // The plain one last: what it leaves on the stack must not be what another forgot to set.
        const status found = regular.run(alone.view());
        const status padded_found = padded_regular.run(bytes, 1'000, token_goal::element, behind::zeros);
        const status expected =
            plain.run(bytes, 1'000, token_goal::element, behind::anything, looks_at_each_byte);
        if (plain.parser.why().code == errc::name_too_long) continue;
        REQUIRE(found == expected);
        REQUIRE(agree(regular, plain));
        REQUIRE(padded_found == expected);
        REQUIRE(agree(padded_regular, plain));
        ++compared;
        good += expected == status::complete;
    }
    CHECK(compared > 15'000);
    CHECK(good > 3'000);
}

TEST_CASE("a '>' that the bytes end in may be part of a value") {
    const std::string before = "<a b='" + std::string(80, 'x') + "' c='";
    machine m;
    CHECK(m.run(before + "d#e>") == status::more);
    CHECK(m.progress.quote == '\'');
    CHECK(m.run(before + "d#e>' f='g'/>") == status::complete);
    CHECK(m.parser.count() == 4);
}

TEST_CASE("a header is a start tag alone") {
    machine m;
    CHECK(m.run("<a b='c'><d>", 1'000, token_goal::header) == status::complete);
    CHECK(m.parser.size() == 9);
    CHECK_FALSE(m.parser.is_empty_tag());
    machine empty;
    CHECK(empty.run("<a/>", 1'000, token_goal::header) == status::complete);
    CHECK(empty.parser.is_empty_tag());
}

TEST_CASE("an element may take as many bytes as allowed, and not one more") {
    machine m;
    CHECK(m.run("<a>0123</a>", 11) == status::complete);
    machine n;
    CHECK(n.run("<a>0123</a>", 10) == status::failed);
    CHECK(n.parser.why() == canto::failure{errc::stanza_too_large, 10});
}

TEST_CASE("an end tag without an open element has nothing to close here") {
    machine m;
    CHECK(m.run("</a>") == status::failed);
    CHECK(m.parser.why() == canto::failure{errc::mismatched_end_tag, 0});
}

TEST_CASE("the end tag of what is around ends an element's place, not a header's") {
    canto::stream_parser parser;
    for ([[maybe_unused]] const canto::event& e : parser.feed(canto_test::opening)) {
    }
    const canto::element_context& outer = parser.header()->context();
    const auto run = [&](machine& m, std::string_view s, token_goal goal) {
        return m.parser.run(goal, s.data(), s.size(), 1'000, errc::stanza_too_large, m.memory, {}, &outer);
    };
    machine element, other, header;
    CHECK(run(element, "</stream:stream>", token_goal::element) == status::complete);
    CHECK(element.parser.count() == 0);
    CHECK(run(other, "</stream>", token_goal::element) == status::failed);
    CHECK(run(header, "</stream:stream>", token_goal::header) == status::failed);
    for (const machine* m : {&other, &header}) CHECK(m->parser.why() == canto::failure{errc::mismatched_end_tag, 0});
}

// Every allocation made to fail in turn: an error, never a crash, and what came before it is delivered.
#include <canto/stream/stream_parser.hpp>

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include <canto/xml/document.hpp>

#include "support/counting_allocator.hpp"
#include "support/grind.hpp"

using canto::errc;
using canto_test::allocation_failure;
using canto_test::allocation_scope;
using type = canto::event::type;

namespace {

/// Events without allocating: kind, and where each begins.
struct log {
    struct entry {
        type kind;
        std::uint64_t offset;
        friend bool operator==(const entry&, const entry&) = default;
    };
    std::array<entry, 64> entries{};
    std::size_t count = 0;
    errc error = errc::absent;
    std::uint64_t offset = 0;    // of the error
};

void feed(canto::stream_parser& parser, std::string_view bytes, log& told) {
    for (const canto::event& e : parser.feed(bytes)) {
        if (e.kind() == type::parse_error) {
            told.error = e.error().code();
            told.offset = e.offset();
        } else if (e.kind() != type::keepalive && told.count != told.entries.size()) {
            told.entries[told.count++] = {e.kind(), e.offset()};
        }
    }
}

/// So many attributes that no tape has room for them before they are there.
constexpr canto::limits wide{.attributes = 1'000};

log parse(std::string_view document, std::size_t piece, canto::scratch* shared) {
    log result;
    canto::stream_parser parser({.limits = wide, .scratch = shared});
    for (std::size_t fed = 0; fed < document.size() && result.error == errc::absent; fed += piece)
        feed(parser, document.substr(fed, piece), result);
    return result;
}

std::string attributes(int n) {
    std::string out;
    for (int i = 0; i != n; ++i) out += " a" + std::to_string(i) + "=''";
    return out;
}

std::string long_stream() {
    std::string out = "<?xml version='1.0'?>" + std::string(canto_test::opening) + "<a/>\n<b>";
    for (int i = 0; i != 200; ++i) out += "x<c/>";
    out += "</b><d" + attributes(100) + "/><d" + attributes(500) + "/><e";
    for (int i = 0; i != 40; ++i)
        out += " xmlns:p" + std::to_string(i) + "='u" + std::to_string(i) + "' p" + std::to_string(i) + ":a=''";
    return out + "/></stream:stream>";
}

bool begins_token(std::string_view bytes, std::uint64_t offset) {
    return offset < bytes.size() && (bytes[offset] == '<' || (offset != 0 && bytes[offset - 1] == '>'));
}

}

TEST_CASE("whichever allocation fails, the error is out_of_memory, and all before it has been told") {
    const std::string bytes = long_stream();
    for (const bool sharing : {false, true})
        for (const std::size_t piece : {std::size_t(1), std::size_t(50), bytes.size()}) {
            CAPTURE(piece);
            const log whole = parse(bytes, piece, nullptr);
            REQUIRE(whole.error == errc::absent);
            REQUIRE(whole.count == 7);
            std::size_t failures = 0;
            for (std::size_t n = 1;; ++n) {
                CAPTURE(n);
                const allocation_scope scope;
                log told;
                bool happened;
                {
                    canto::scratch shared;
                    const allocation_failure failure(n);
                    told = parse(bytes, piece, sharing ? &shared : nullptr);
                    happened = failure.happened();
                }
                const std::size_t leaked = scope.bytes();
                CHECK(leaked == 0);
                if (!happened) {
                    CHECK(told.error == errc::absent);
                    break;
                }
                ++failures;
                CHECK(told.error == errc::out_of_memory);
                CHECK(told.count < whole.count);
                CHECK(begins_token(bytes, told.offset));
                for (std::size_t i = 0; i != told.count; ++i) CHECK(told.entries[i] == whole.entries[i]);
            }
            // The parser's own memory, tape, scope and names of attributes, which grow, the header, what is gathered.
            CHECK(failures >= 8);
        }
}

TEST_CASE("where bytes had been read ahead, the error is still at the beginning of their element") {
    const std::string first = std::string(canto_test::opening) + "<a>", second = "</a><b>" + std::string(20'000, 'x');
    std::size_t failures_in_b = 0;
    for (std::size_t n = 1;; ++n) {
        canto::stream_parser parser;
        log told;
        bool happened = false;
        {
            const allocation_failure failure(n);
            feed(parser, first, told);
            if (told.error == errc::absent) feed(parser, second, told);
            happened = failure.happened();
        }
        if (!happened) break;
        CHECK(told.error == errc::out_of_memory);
        if (told.count != 2) continue;    // the header and <a/>
        ++failures_in_b;
        CHECK(told.offset == first.size() + 4);
        CHECK(parser.offset() + parser.unread().size() == first.size() + second.size());
    }
    CHECK(failures_in_b != 0);
}

TEST_CASE("out_of_memory names the start of the token, and a reset parser works again") {
    canto::stream_parser parser;
    std::size_t seen = 0;
    {
        const allocation_failure failure(1);
        for (const canto::event& e : parser.feed(canto_test::opening)) {
            seen += e.kind() == type::parse_error && e.error().code() == errc::out_of_memory && e.offset() == 0 &&
                    e.error().condition() == canto::stream_condition::resource_constraint;
        }
    }
    CHECK(seen == 1);
    parser.reset();
    seen = 0;
    for (const canto::event& e : parser.feed(canto_test::opening)) seen += e.kind() == type::stream_header;
    CHECK(seen == 1);
}

TEST_CASE("a header that there is no memory for leaves the one before it in force, and nothing leaks") {
    const std::string first =
        "<stream:stream id='1' xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'>";
    const std::string second =
        "<stream:stream id='2' xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'>";
    const allocation_scope scope;
    log told;
    bool kept = false, replaced = false;
    {
        canto::stream_parser parser;
        feed(parser, first + "<a/>", told);
        parser.restart();
        {
            const allocation_failure failure(1);
            feed(parser, second, told);
        }
        kept = parser.header() && parser.header()->id() == "1";
        parser.reset();
        for (const canto::event& e : parser.feed(second))
            replaced = e.kind() == type::stream_header && e.header().id() == "2";
    }
    const std::size_t leaked = scope.bytes();
    CHECK(leaked == 0);
    CHECK(told.count == 2);
    CHECK(told.error == errc::out_of_memory);
    CHECK(told.offset == first.size() + 4);
    CHECK(kept);
    CHECK(replaced);
}

TEST_CASE(
    "where a scratch is leased, a parser that gets no memory of its own says so, and the one that leases it goes on") {
    std::size_t failures = 0;
    for (std::size_t n = 1;; ++n) {
        CAPTURE(n);
        const allocation_scope scope;
        log outer_told, inner_told, afterwards;
        bool happened = false, leased = true;
        {
            canto::scratch shared;
            canto::stream_parser outer({.scratch = &shared}), inner({.scratch = &shared});
            feed(outer, canto_test::opening, outer_told);
            feed(inner, canto_test::opening, inner_told);
            for (const canto::event& e : outer.feed("<a><b/></a><c/>")) {
                outer_told.entries[outer_told.count++] = {e.kind(), e.offset()};
                if (outer_told.count != 2) continue;
                const allocation_failure failure(n);
                feed(inner, "<d>", inner_told);
                feed(inner, "</d>", inner_told);
                happened = failure.happened();
            }
            leased = shared.leased();
            inner.reset();
            feed(inner, canto_test::opening, afterwards);
        }
        const std::size_t leaked = scope.bytes();
        CHECK(leaked == 0);
        CHECK(outer_told.count == 3);
        CHECK(outer_told.error == errc::absent);
        CHECK_FALSE(leased);
        CHECK(afterwards.count == 1);
        CHECK(inner_told.count == (happened ? 1 : 2));
        CHECK(inner_told.error == (happened ? errc::out_of_memory : errc::absent));
        if (!happened) break;
        CHECK(inner_told.offset == canto_test::opening.size());
        ++failures;
    }
    CHECK(failures == 3);    // its own memory, the tape in there, and what it gathers
}

TEST_CASE("parse_element and to_owned report a lack of memory, too") {
    std::string xml = "<a xmlns:p='u'";
    for (int i = 0; i != 40; ++i) xml += " xmlns:p" + std::to_string(i) + "='u'";
    xml += attributes(500) + ">";
    for (int i = 0; i != 600; ++i) xml += "<p:b>x</p:b>";
    xml += "</a>";
    std::size_t failures = 0;
    for (std::size_t n = 1;; ++n) {
        const allocation_scope scope;
        bool happened, parsed_well, owned_well = false;
        errc parse_error = errc::absent, own_error = errc::absent;
        {
            const allocation_failure failure(n);
            const auto parsed = canto::parse_element(std::string_view(xml), {}, wide);
            parsed_well = parsed.has_value();
            if (parsed) {
                const auto owned = parsed->root().first_child()->to_owned();
                owned_well = owned.has_value();
                if (!owned) own_error = owned.error();
            } else {
                parse_error = parsed.error();
            }
            happened = failure.happened();
        }
        const std::size_t leaked = scope.bytes();
        CHECK(leaked == 0);
        if (!happened) {
            CHECK(owned_well);
            break;
        }
        ++failures;
        CHECK((parsed_well ? own_error : parse_error) == errc::out_of_memory);
    }
    // The document and its tape, scope and names, which grow; the copy, its tape and its bytes.
    CHECK(failures >= 10);
}

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
};

log parse(std::string_view document, std::size_t piece, canto::scratch* shared) {
    log result;
    canto::stream_parser parser({.scratch = shared});
    for (std::size_t fed = 0; fed < document.size() && result.error == errc::absent; fed += piece)
        for (const canto::event& e : parser.feed(document.substr(fed, piece))) {
            if (e.kind() == type::parse_error) result.error = e.error().code();
            else if (e.kind() != type::keepalive && result.count != result.entries.size()) result.entries[result.count++] = {e.kind(), e.offset()};
        }
    return result;
}

std::string document() {
    std::string out = "<?xml version='1.0'?>" + std::string(canto_test::opening) + "<a/>\n<b>";
    for (int i = 0; i != 200; ++i) out += "x<c/>";
    out += "</b><d";
    for (int i = 0; i != 100; ++i) out += " a" + std::to_string(i) + "=''";
    out += "/><e";
    for (int i = 0; i != 40; ++i) out += " xmlns:p" + std::to_string(i) + "='u" + std::to_string(i) + "' p" + std::to_string(i) + ":a=''";
    return out + "/></stream:stream>";
}

}

TEST_CASE("whichever allocation fails, the error is out_of_memory, and all before it has been told") {
    const std::string bytes = document();
    for (const bool sharing : {false, true})
        for (const std::size_t piece : {std::size_t(1), std::size_t(50), bytes.size()}) {
            CAPTURE(piece);
            const log whole = parse(bytes, piece, nullptr);
            REQUIRE(whole.error == errc::absent);
            REQUIRE(whole.count == 6);
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
                for (std::size_t i = 0; i != told.count; ++i) CHECK(told.entries[i] == whole.entries[i]);
            }
            CHECK(failures >= 3);
        }
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

TEST_CASE("parse_element and to_owned report a lack of memory, too") {
    std::string xml = "<a xmlns:p='u'>";
    for (int i = 0; i != 100; ++i) xml += "<p:b>x</p:b>";
    xml += "</a>";
    std::size_t failures = 0;
    for (std::size_t n = 1;; ++n) {
        const allocation_scope scope;
        bool happened, parsed_well, owned_well = false;
        errc parse_error = errc::absent, own_error = errc::absent;
        {
            const allocation_failure failure(n);
            const auto parsed = canto::parse_element(std::string_view(xml));
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
    CHECK(failures >= 5);
}

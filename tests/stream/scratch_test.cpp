#include <canto/stream/scratch.hpp>

#include <string>
#include <type_traits>

#include <doctest/doctest.h>

#include <canto/stream/stream_parser.hpp>

#include "support/counting_allocator.hpp"
#include "support/grind.hpp"

TEST_CASE("a scratch is empty when made, and keeps what it has grown to") {
    const canto_test::allocation_scope scope;
    std::size_t made, kept, shrunk;
    {
        canto::scratch shared;
        made = scope.bytes();
        {
            canto::stream_parser parser({.scratch = &shared});
            for ([[maybe_unused]] const canto::event& e : parser.feed(canto_test::opening)) {}
            for ([[maybe_unused]] const canto::event& e : parser.feed("<a>")) {}
        }
        kept = scope.bytes();
        shared.shrink();
        shrunk = scope.bytes();
    }
    CHECK(made == 0);
    CHECK(kept > 0);
    CHECK(shrunk == 0);
}

TEST_CASE("a scratch that is leased does not shrink") {
    canto::scratch shared;
    canto::stream_parser parser({.scratch = &shared});
    for ([[maybe_unused]] const canto::event& e : parser.feed(canto_test::opening)) {}
    std::string seen;
    for (const canto::event& e : parser.feed("<a>text</a>")) {
        CHECK(shared.leased());
        shared.shrink();
        seen += e.element().text().str();
    }
    CHECK(seen == "text");
    CHECK_FALSE(shared.leased());
}

TEST_CASE("a second parser that had to make its own memory gives it back when it is done") {
    canto::scratch shared;
    canto::stream_parser one({.scratch = &shared}), two({.scratch = &shared});
    for ([[maybe_unused]] const canto::event& e : one.feed(canto_test::opening)) {}
    for ([[maybe_unused]] const canto::event& e : two.feed(canto_test::opening)) {}
    for ([[maybe_unused]] const canto::event& e : one.feed("<a>")) {}
    const canto_test::allocation_scope scope;
    for ([[maybe_unused]] const canto::event& e : two.feed("<b>")) {}
    const std::size_t meanwhile = scope.bytes();
    for ([[maybe_unused]] const canto::event& e : two.feed("</b>")) {}
    const std::size_t after = scope.bytes();
    CHECK(meanwhile > 0);
    CHECK(after == 0);
    CHECK(shared.leased());
}

TEST_CASE("a scratch stays where it is") {
    static_assert(!std::is_copy_constructible_v<canto::scratch> && !std::is_move_constructible_v<canto::scratch>);
}

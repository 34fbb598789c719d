#include <canto/stream/stream_options.hpp>

#include <doctest/doctest.h>

#include <canto/stream/stream_parser.hpp>

TEST_CASE(
    "a parser that is told nothing keeps the default limits, waits for restart(), gathers, and has its own memory") {
    const canto::stream_options options;
    CHECK(options.limits == canto::limits());
    CHECK(options.restart == canto::restarts::armed);
    CHECK(!options.window);
    CHECK(options.scratch == nullptr);
}

TEST_CASE("a parser keeps the limits it was made with") {
    canto::stream_options options;
    options.limits.depth = 7;
    CHECK(canto::stream_parser(options).limits().depth == 7);
}

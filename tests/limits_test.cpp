#include <canto/limits.hpp>

#include <doctest/doctest.h>

TEST_CASE("the default limits are those of the documentation") {
    constexpr canto::limits defaults;
    CHECK(defaults.stanza_bytes == 1'048'576);
    CHECK(defaults.header_bytes == 16'384);
    CHECK(defaults.depth == 128);
    CHECK(defaults.attributes == 128);
    CHECK(defaults.namespace_declarations == 64);
    CHECK(defaults.name_bytes == 1'024);
    CHECK(defaults.namespace_bytes == 1'024);
    CHECK(canto::limits::max_stanza_bytes == 1'073'741'824);
    CHECK(canto::limits::max_name_bytes == 65'535);
}

TEST_CASE("limits are set by name and compare by value") {
    constexpr canto::limits strict{.stanza_bytes = 10'000, .depth = 8};
    static_assert(strict.attributes == canto::limits{}.attributes);
    CHECK(strict != canto::limits{});
    CHECK(strict != canto::limits{.stanza_bytes = 10'000});
    CHECK(strict == canto::limits{.stanza_bytes = 10'000, .depth = 8});
}

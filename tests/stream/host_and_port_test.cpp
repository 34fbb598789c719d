#include <canto/stream/host_and_port.hpp>

#include <canto/xml/document.hpp>

#include <array>
#include <span>

#include <doctest/doctest.h>

using canto::errc;
using canto::failure;
using canto::host_and_port;

TEST_CASE("hosts come with ports, without, and as IPv6 addresses with and without brackets") {
    const auto parse = [](const char* s) { return *host_and_port::parse(s); };
    CHECK(parse("a.example:9222").host == "a.example");
    CHECK(parse("a.example:9222").port == 9222);
    CHECK(parse("a.example").host == "a.example");
    CHECK_FALSE(parse("a.example").port);
    CHECK(parse("[::1]").host == "::1");
    CHECK(parse("2001:db8::1").host == "2001:db8::1");
    CHECK(parse("[::1]:65535").port == 65'535);
    for (const char* bad : {"", ":5222", "[::1", "[]:1"}) {
        CAPTURE(bad);
        CHECK(host_and_port::parse(bad).why() == failure{errc::invalid_value, 0});
    }
    for (const char* bad : {"a:", "a:x", "a:1x", "a:0", "a:65536", "a:-1", "a:000080"}) {
        CAPTURE(bad);
        CHECK(host_and_port::parse(bad).why() == failure{errc::invalid_value, 1});
    }
    for (const char* bad : {"[::1]5222", "[::1]:", "[::1]:x", "[::1]:0"}) {
        CAPTURE(bad);
        CHECK(host_and_port::parse(bad).why() == failure{errc::invalid_value, 5});
    }
}

TEST_CASE("what a text holds is decoded into the buffer where it has to be") {
    std::array<char, 8> buffer{};
    CHECK(canto::to_host_and_port(canto::text("a:1"))->port == 1);
    const auto document = canto::parse_element("<at>a&#58;1</at>");
    const canto::text escaped = document->root().text();
    CHECK(canto::to_host_and_port(escaped).error() == errc::needs_decoding);
    CHECK(canto::to_host_and_port(escaped, buffer)->port == 1);
    CHECK(canto::to_host_and_port(escaped, std::span(buffer).first(2)).error() == errc::buffer_too_small);
}

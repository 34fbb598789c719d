#include <canto/jid/ip_literal.hpp>

#include <string_view>

#include <doctest/doctest.h>

using canto::is_ip_literal;
using canto::is_ipv4_address;
using canto::is_ipv6_address;

TEST_CASE("an IPv4 address is four decimal numbers up to 255 without leading zeros") {
    for (const std::string_view good : {"0.0.0.0", "127.0.0.1", "255.255.255.255", "1.20.30.4"}) {
        CAPTURE(good);
        CHECK(is_ipv4_address(good));
    }
    for (const std::string_view bad :
         {"", "1", "1.2.3", "1.2.3.4.5", "1.2.3.", ".1.2.3", "1..2.3", "256.1.1.1", "1.1.1.1000", "01.2.3.4",
          "1.2.3.00", "1.2.3.4 ", "a.2.3.4", "1.2.3.-4", "1-2.3.4", "1.2.3:4", "1.2"}) {
        CAPTURE(bad);
        CHECK_FALSE(is_ipv4_address(bad));
    }
}

TEST_CASE("an IPv6 address has eight groups, or fewer and one gap that stands for at least one") {
    for (const std::string_view good :
         {"::", "::1", "1::", "1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7::", "::2:3:4:5:6:7:8", "1::3:4:5:6:7:8", "2001:db8::1",
          "2001:DB8::A", "fe80::1", "::ffff:1.2.3.4", "::1.2.3.4", "1:2:3:4:5:6:1.2.3.4", "1:2:3:4:5::1.2.3.4"}) {
        CAPTURE(good);
        CHECK(is_ipv6_address(good));
    }
    for (const std::string_view bad : {"",
                                       ":",
                                       ":::",
                                       "1",
                                       "1:",
                                       ":1",
                                       "1:2",
                                       "1:2:3:4:5:6:7",
                                       "1:2:3:4:5:6:7:8:9",
                                       "1:2:3:4:5:6:7:8::",
                                       "::1:2:3:4:5:6:7:8",
                                       "1::2::3",
                                       "1:::2",
                                       "12345::1",
                                       "g::1",
                                       "::1:",
                                       "1:2:3:4:5:6:7:1.2.3.4",
                                       "1:2:3:4:5:6::1.2.3.4",
                                       "::1.2.3",
                                       "::01.2.3.4",
                                       "1.2.3.4",
                                       "::1.2.3.4:1",
                                       "::1%25eth0"}) {
        CAPTURE(bad);
        CHECK_FALSE(is_ipv6_address(bad));
    }
}

TEST_CASE("an IP literal is an IPv6 address in brackets") {
    CHECK(is_ip_literal("[::1]"));
    for (const std::string_view bad :
         {"", "[", "[]", "[::1", "::1]", "[::1]:5222", "[::1].", "[127.0.0.1]", "[example.net]", "x[::1]", "[[::1]]"}) {
        CAPTURE(bad);
        CHECK_FALSE(is_ip_literal(bad));
    }
}

TEST_CASE("a zone follows a percent-encoded percent sign") {
    CHECK(is_ip_literal("[fe80::1%25eth0]"));
    CHECK(is_ip_literal("[fe80::1%25a%20b]"));
    CHECK_FALSE(is_ip_literal("[fe80::1%eth0]"));
    CHECK_FALSE(is_ip_literal("[fe80::1%25]"));
    CHECK_FALSE(is_ip_literal("[fe80::1%25a%2]"));
    CHECK_FALSE(is_ip_literal("[fe80::1%25a%zz]"));
    CHECK_FALSE(is_ip_literal("[fe80::1%25a%2z]"));
    CHECK_FALSE(is_ip_literal("[fe80:1%25eth0]"));
    CHECK_FALSE(is_ip_literal("[fe80::1%25a/b]"));
}

TEST_CASE("a literal of a version to come begins with v") {
    CHECK(is_ip_literal("[v1.x]"));
    CHECK(is_ip_literal("[VFF.a:b]"));
    CHECK(is_ip_literal("[v1.a+b,c~d]"));
    CHECK_FALSE(is_ip_literal("[v1]"));
    CHECK_FALSE(is_ip_literal("[vF]"));
    CHECK_FALSE(is_ip_literal("[v.x]"));
    CHECK_FALSE(is_ip_literal("[v1x]"));
    CHECK_FALSE(is_ip_literal("[v1.]"));
    CHECK_FALSE(is_ip_literal("[v1.a b]"));
}

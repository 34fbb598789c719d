#include <canto/jid/jid_view.hpp>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "support/counting_allocator.hpp"

using canto::errc;
using canto::failure;
using canto::jid_view;

namespace {

jid_view good_view(std::string_view text) {
    const auto jid = jid_view::parse(text);
    REQUIRE(jid);
    return *jid;
}
failure why(std::string_view text) {
    const auto jid = jid_view::parse(text);
    REQUIRE_FALSE(jid);
    return jid.why();
}

}

TEST_CASE("an address splits into three parts") {
    const jid_view jid = good_view("romeo@montague.lit/orchard");
    CHECK(jid.local() == "romeo");
    CHECK(jid.domain() == "montague.lit");
    CHECK(jid.resource() == "orchard");
    CHECK(jid.full() == "romeo@montague.lit/orchard");
    CHECK(jid.has_local());
    CHECK(jid.has_resource());
    CHECK_FALSE(jid.is_bare());
}

TEST_CASE("localpart and resource may be absent") {
    const jid_view domain = good_view("montague.lit");
    CHECK_FALSE(domain.has_local());
    CHECK(domain.local().empty());
    CHECK(domain.domain() == "montague.lit");
    CHECK(domain.resource().empty());
    CHECK(domain.is_bare());
    CHECK(good_view("montague.lit/balcony").resource() == "balcony");
    CHECK(good_view("montague.lit/balcony").domain() == "montague.lit");
    CHECK(good_view("romeo@montague.lit").local() == "romeo");
}

TEST_CASE("the first slash ends the bare address, the first at-sign before it the localpart") {
    const jid_view jid = good_view("a.example.com/b@example.net");
    CHECK_FALSE(jid.has_local());
    CHECK(jid.domain() == "a.example.com");
    CHECK(jid.resource() == "b@example.net");
    CHECK(good_view("a@b/c@d/e").resource() == "c@d/e");
    CHECK(good_view("a@b//").resource() == "/");
    CHECK(good_view("a@b/@").resource() == "@");
}

TEST_CASE("spaces and case of a resource are kept") {
    CHECK(good_view("a@b/ X  y ").resource() == " X  y ");
}

TEST_CASE("the bare address is the address without its resource") {
    CHECK(good_view("a@b/c").bare().full() == "a@b");
    CHECK(good_view("a@b/c").bare() == good_view("a@b"));
    CHECK(good_view("a@b").bare() == good_view("a@b"));
    CHECK(good_view("a@b/c").bare().is_bare());
    CHECK(good_view("a@b./c").bare().full() == "a@b");
}

TEST_CASE("an empty part is named by where it would begin") {
    CHECK(why("") == failure{errc::jid_empty_part, 0});
    CHECK(why("@host") == failure{errc::jid_empty_part, 0});
    CHECK(why("user@") == failure{errc::jid_empty_part, 5});
    CHECK(why("user@/res") == failure{errc::jid_empty_part, 5});
    CHECK(why("host/") == failure{errc::jid_empty_part, 5});
    CHECK(why("user@host/") == failure{errc::jid_empty_part, 10});
    CHECK(why("/res") == failure{errc::jid_empty_part, 0});
    CHECK(why("@/r") == failure{errc::jid_empty_part, 0});
    CHECK(why("@") == failure{errc::jid_empty_part, 0});
    CHECK(why("/") == failure{errc::jid_empty_part, 0});
}

TEST_CASE("a forbidden character is named by itself") {
    CHECK(why("a b@c") == failure{errc::jid_forbidden_character, 1});
    CHECK(why("a@b@c") == failure{errc::jid_forbidden_character, 3});
    CHECK(why("a@@c") == failure{errc::jid_forbidden_character, 2});
    CHECK(why("a@b c") == failure{errc::jid_forbidden_character, 3});
    CHECK(why("a_b.c") == failure{errc::jid_forbidden_character, 1});
    CHECK(why("a@b/c\td") == failure{errc::jid_forbidden_character, 5});
    CHECK(why("d'a@x") == failure{errc::jid_forbidden_character, 1});
    CHECK(why(std::string_view("a\0b@c", 5)) == failure{errc::jid_forbidden_character, 1});
}

TEST_CASE("every other cause has its code and its byte") {
    CHECK(why("u@a..b") == failure{errc::jid_bad_label, 4});
    CHECK(why("u@-a/r") == failure{errc::jid_bad_label, 2});
    CHECK(why("u@[::1/r") == failure{errc::jid_bad_ip_literal, 2});
    CHECK(why("u@[::1]:5222") == failure{errc::jid_bad_ip_literal, 2});
    CHECK(why("u\xff@a") == failure{errc::invalid_utf8, 1});
    CHECK(why("u@a\xff") == failure{errc::invalid_utf8, 3});
    CHECK(why("u@a/r\xff") == failure{errc::invalid_utf8, 5});
    CHECK(why(std::string(1024, 'a') + "@b") == failure{errc::jid_part_too_long, 0});
    CHECK(why("a@b/" + std::string(1024, 'r')) == failure{errc::jid_part_too_long, 4});
    CHECK(why("a@" + std::string(600, 'b') + "." + std::string(600, 'c')).code == errc::jid_bad_label);
}

TEST_CASE("the localpart is judged before the domain, and that before the resource") {
    CHECK(why("a b@-c/\t").offset == 1);
    CHECK(why("a@-c/\t").offset == 2);
}

TEST_CASE("one last dot of the domain is dropped") {
    const jid_view jid = good_view("a@montague.lit./r");
    CHECK(jid.domain() == "montague.lit");
    CHECK(jid.resource() == "r");
    CHECK(jid.full() == "a@montague.lit./r");
    CHECK(to_string(jid) == "a@montague.lit/r");
    CHECK(jid.size() == to_string(jid).size());
    CHECK(jid == good_view("a@montague.lit/r"));
    CHECK(good_view("montague.lit.").full() == "montague.lit");
    CHECK(good_view("montague.lit.") == good_view("montague.lit"));
}

TEST_CASE("an address says whether it is in normal form") {
    CHECK(good_view("romeo@montague.lit/Orchard").is_normalised());
    CHECK(good_view("[::1]/r").is_normalised());
    CHECK_FALSE(good_view("Romeo@montague.lit").is_normalised());
    CHECK_FALSE(good_view("romeo@Montague.lit").is_normalised());
    CHECK_FALSE(good_view("romeo@montague.lit./r").is_normalised());
    CHECK_FALSE(good_view("romeo@montague.lit/\u2665").is_normalised());
}

TEST_CASE("an address says whether some part needs preparation") {
    CHECK_FALSE(good_view("Romeo@Montague.lit/Orchard").needs_preparation());
    CHECK(good_view("rom\u00e9o@montague.lit").needs_preparation());
    CHECK(good_view("romeo@m\u00f6ntague.lit").needs_preparation());
    CHECK(good_view("romeo@xn--mntague-5pb.lit").needs_preparation());
    CHECK(good_view("romeo@montague.lit/\u2665").needs_preparation());
    CHECK_FALSE(good_view("romeo@montague.lit/\u2665").bare().needs_preparation());
}

TEST_CASE("views are equal when their parts are, byte for byte") {
    CHECK(good_view("a@b/c") == good_view("a@b/c"));
    CHECK(good_view("a@b/c") != good_view("a@b/C"));
    CHECK(good_view("a@b/c") != good_view("a@b"));
    CHECK(good_view("A@b") != good_view("a@b"));
    CHECK(good_view("a@b") != good_view("a@c"));
    CHECK(good_view("b/c") != good_view("c@b"));
}

TEST_CASE("order goes by domain, then localpart, then resource") {
    const std::vector<std::string_view> ordered = {"a.lit",     "a.lit/r", "a@a.lit", "a@a.lit/1",
                                                   "a@a.lit/2", "b@a.lit", "b.lit",   "\u00e9.lit"};
    for (std::size_t i = 0; i != ordered.size(); ++i)
        for (std::size_t j = 0; j != ordered.size(); ++j) {
            CAPTURE(ordered[i]);
            CAPTURE(ordered[j]);
            CHECK((good_view(ordered[i]) <=> good_view(ordered[j])) == (i <=> j));
        }
}

TEST_CASE("what to_string writes parses to the same address") {
    for (const std::string_view text : {"a", "a/b", "a@b", "a@b/c", "A@B./C", "[::1]/x", "\u00e9@\u00e9/\u00e9"}) {
        CAPTURE(text);
        const std::string written = to_string(good_view(text));
        CHECK(good_view(written) == good_view(text));
        CHECK(to_string(good_view(written)) == written);
    }
}

TEST_CASE("a view is two words and allocates nothing") {
    static_assert(sizeof(jid_view) == 16 || sizeof(void*) != 8);
    const std::string long_text = std::string(1000, 'a') + "@" + std::string(60, 'b') + "/" + std::string(1000, 'c');
    const canto_test::allocation_scope scope;
    const bool parsed = jid_view::parse(long_text).has_value() && !jid_view::parse("a@@b").has_value();
    const auto count = scope.allocations();
    CHECK(parsed);
    CHECK(count == 0);
}

TEST_CASE("an address is parsed while compiling as well") {
    static_assert(jid_view::parse("romeo@montague.lit/orchard")->resource() == "orchard");
    static_assert(jid_view::parse("rom\u00e9o@montague.lit")->needs_preparation());
    static_assert(jid_view::parse("a@b@c").offset() == 3);
}

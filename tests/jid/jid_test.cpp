#include <canto/jid/jid.hpp>

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include <doctest/doctest.h>

#include <canto/jid/literal.hpp>

#include "support/counting_allocator.hpp"

using canto::basic_jid;
using canto::errc;
using canto::failure;
using canto::jid_view;
using namespace canto::literals;
namespace precis = canto::precis;

using ascii_jid = basic_jid<precis::ascii>;
using trusted_jid = basic_jid<precis::trusted>;

namespace {

ascii_jid good(std::string_view text) {
    const auto jid = ascii_jid::parse(text);
    REQUIRE(jid);
    return *jid;
}

/// A profile whose parts come out longer, shorter, or not at all.
struct doubling {
    static canto::result<std::size_t> localpart(std::string_view part,
                                                std::span<char, canto::max_jid_part> out) noexcept {
        if (2 * part.size() > out.size()) return errc::jid_part_too_long;
        part.copy(out.data(), part.size());
        part.copy(out.data() + part.size(), part.size());
        return 2 * part.size();
    }
    static canto::result<std::size_t> domainpart(std::string_view part, std::span<char, canto::max_jid_part>) noexcept {
        return {errc::jid_bad_label, part.size() - 1};
    }
    static canto::result<std::size_t> resourcepart(std::string_view,
                                                   std::span<char, canto::max_jid_part> out) noexcept {
        out[0] = '\t';
        return std::size_t(1);
    }
};

/// A profile that ends domains in a dot, as one might that maps U+3002.
struct dotting : canto::precis::trusted {
    static canto::result<std::size_t> domainpart(std::string_view, std::span<char, canto::max_jid_part> out) noexcept {
        return std::string_view("b.").copy(out.data(), 2);
    }
};

}

TEST_CASE("a domain that ends in a dot in what a profile calls normal form is refused") {
    const std::string given = "a@b\xE3\x80\x82/";
    for (const std::size_t resource : {1u, 60u, 61u, 62u, 63u, 200u}) {
        CAPTURE(resource);
        CHECK(basic_jid<dotting>::parse(given + std::string(resource, 'r')).error() == errc::jid_bad_label);
    }
}

TEST_CASE("ASCII comes to normal form in every profile alike") {
    for (const auto& row :
         {std::pair<std::string_view, std::string_view>{"Romeo@Montague.LIT/Orchard", "romeo@montague.lit/Orchard"},
          {"Montague.lit.", "montague.lit"},
          {"A@B./C", "a@b/C"},
          {"A@b/C", "a@b/C"},
          {"[2001:DB8::1]/X", "[2001:DB8::1]/X"},
          {"a@b/ x ", "a@b/ x "}}) {
        const std::string_view given = row.first;
        const std::string_view normal = row.second;
        CAPTURE(given);
        CHECK(ascii_jid::parse(given)->full() == normal);
        CHECK(trusted_jid::parse(given)->full() == normal);
        CHECK(basic_jid<doubling>::parse(given)->full() == normal);
    }
}

TEST_CASE("an address in normal form is its own normal form") {
    for (const std::string_view text : {"a", "a@b", "a@b/C", "a/b", "[::1]"}) {
        CAPTURE(text);
        CHECK(good(text).full() == text);
        CHECK(good(text).view().is_normalised());
        CHECK(ascii_jid::normalise(good("A@B./C"))->full() == "a@b/C");
    }
}

TEST_CASE("parts and bare address are views of the one buffer") {
    const ascii_jid jid = good("Romeo@Montague.lit/Orchard");
    CHECK(jid.local() == "romeo");
    CHECK(jid.domain() == "montague.lit");
    CHECK(jid.resource() == "Orchard");
    CHECK(jid.bare().full() == "romeo@montague.lit");
    CHECK(jid.bare().full().data() == jid.full().data());
    CHECK(jid.has_local());
    CHECK(jid.has_resource());
    CHECK_FALSE(jid.is_bare());
}

TEST_CASE("parse(to_string(j)) == j") {
    for (const std::string_view text : {"A", "A/B", "A@B", "A@B./C", "xn--A@b/xn--", "[::1]/x"}) {
        CAPTURE(text);
        CHECK(good(to_string(good(text))) == good(text));
    }
}

TEST_CASE("what does not parse has the cause and the byte of the view") {
    CHECK(ascii_jid::parse("a@b@c").why() == failure{errc::jid_forbidden_character, 3});
    CHECK(ascii_jid::parse("").why() == failure{errc::jid_empty_part, 0});
}

TEST_CASE("precis::ascii refuses what needs preparation, by the byte that does") {
    CHECK(ascii_jid::parse("rom\u00e9o@b").why() == failure{errc::jid_needs_preparation, 3});
    CHECK(ascii_jid::parse("a@b.\u00fc").why() == failure{errc::jid_needs_preparation, 4});
    CHECK(ascii_jid::parse("a@b.xn--c.d").why() == failure{errc::jid_needs_preparation, 4});
    CHECK(ascii_jid::parse("A@b./r\u00e9").why() == failure{errc::jid_needs_preparation, 6});
}

TEST_CASE("precis::trusted takes what needs preparation as it stands") {
    const auto jid = trusted_jid::parse("ROM\u00c9O@Montague.lit/\u2665");
    REQUIRE(jid);
    CHECK(jid->full() == "ROM\u00c9O@montague.lit/\u2665");
    CHECK(jid->view().needs_preparation());
    CHECK(trusted_jid::parse("xn--A.B")->full() == "xn--A.B");
}

TEST_CASE("an error of the profile is counted from the address's first byte") {
    CHECK(basic_jid<doubling>::parse("a@b\u00e9").why() == failure{errc::jid_bad_label, 4});
}

TEST_CASE("what a profile makes of a part is judged again") {
    CHECK(basic_jid<doubling>::parse("\u00e9@b")->local() == "\u00e9\u00e9");
    CHECK(basic_jid<doubling>::parse("a@b/\u00e9").error() == errc::jid_forbidden_character);
}

TEST_CASE("an address is put together from parts") {
    CHECK(ascii_jid::from_parts("Romeo", "Montague.lit.", "Orchard")->full() == "romeo@montague.lit/Orchard");
    CHECK(ascii_jid::from_parts("", "montague.lit")->full() == "montague.lit");
    CHECK(ascii_jid::from_parts("", "b", "c@d/e")->resource() == "c@d/e");
    CHECK(ascii_jid::from_parts("a", "[::1]")->full() == "a@[::1]");
}

TEST_CASE("a part does not run over into the next one") {
    CHECK(ascii_jid::from_parts("a/b", "c").why() == failure{errc::jid_forbidden_character, 1});
    CHECK(ascii_jid::from_parts("a@b", "c").why() == failure{errc::jid_forbidden_character, 1});
    CHECK(ascii_jid::from_parts("a", "b/c").why() == failure{errc::jid_forbidden_character, 3});
    CHECK(ascii_jid::from_parts("", "a@b").why() == failure{errc::jid_forbidden_character, 1});
    CHECK(ascii_jid::from_parts("a", "").why() == failure{errc::jid_empty_part, 2});
    CHECK(ascii_jid::from_parts("a", "b", "\t").why() == failure{errc::jid_forbidden_character, 4});
    CHECK(ascii_jid::from_parts(std::string(1024, 'a'), "b").why() == failure{errc::jid_part_too_long, 0});
    CHECK(ascii_jid::from_parts("a", "b", std::string(1024, 'c')).why() == failure{errc::jid_part_too_long, 4});
}

TEST_CASE("a part is judged before it is copied, however long it is") {
    std::string ascii;
    while (ascii.size() < 20'000) ascii += "a.";
    for (const std::string& part : {ascii, "\u00e9" + ascii}) {
        CHECK(trusted_jid::from_parts(part, "b", "c").why() == failure{errc::jid_part_too_long, 0});
        CHECK(trusted_jid::from_parts("a", part, "c").why() == failure{errc::jid_part_too_long, 2});
        CHECK(trusted_jid::from_parts("a", "b", part).why() == failure{errc::jid_part_too_long, 4});
        CHECK(good("a@b").with_resource(part).why() == failure{errc::jid_part_too_long, 0});
    }
}

TEST_CASE("the longest parts fit together") {
    const std::string local = "\u00e9" + std::string(1021, 'a');
    std::string domain;
    while (domain.size() < 1022) domain += "b.";
    const std::string resource = "\u00e9" + std::string(1021, 'c');
    const auto jid = trusted_jid::from_parts(local, domain + "b.", resource);
    REQUIRE(jid);
    CHECK(jid->full() == local + "@" + domain + "b/" + resource);
    CHECK(trusted_jid::from_parts(local, "b", "\u00e9" + std::string(4090, 'c')).why() ==
          failure{errc::jid_part_too_long, 1026});
}

TEST_CASE("another resource leaves the account alone") {
    const ascii_jid jid = good("romeo@montague.lit/orchard");
    CHECK(jid.with_resource("Balcony")->full() == "romeo@montague.lit/Balcony");
    CHECK(jid.without_resource()->full() == "romeo@montague.lit");
    CHECK(good("a@b").with_resource("c/d@e")->full() == "a@b/c/d@e");
    CHECK(jid.with_resource("").why() == failure{errc::jid_empty_part, 0});
    CHECK(jid.with_resource("x\t").why() == failure{errc::jid_forbidden_character, 1});
    CHECK(jid.with_resource("x\u00e9").why() == failure{errc::jid_needs_preparation, 1});
    CHECK(trusted_jid::parse("\u00c9@b")->with_resource("\u00e9")->full() == "\u00c9@b/\u00e9");
    CHECK(trusted_jid::parse("\u00c9@b/c")->without_resource()->full() == "\u00c9@b");
}

TEST_CASE("equality, order and hash are those of the normal form") {
    CHECK(good("Romeo@a") == good("romeo@A."));
    CHECK(good("a@b/C") != good("a@b/c"));
    CHECK(good("a@b") != good("a@b/c"));
    CHECK(good("a@b/x").bare() == good("a@b/y").bare());
    CHECK(good("b@a") < good("a@b"));
    CHECK(good("a@b") < good("a@b/c"));
    CHECK(std::hash<ascii_jid>()(good("Romeo@a")) == std::hash<ascii_jid>()(good("romeo@a")));
}

TEST_CASE("addresses of different profiles, and views, compare with each other") {
    CHECK(good("a@b") == *trusted_jid::parse("A@b"));
    CHECK(*trusted_jid::parse("A@b") < good("b@b"));
    CHECK(good("A@b") == "a@b"_jid);
    CHECK("a@b"_jid == good("A@b"));
    CHECK("a@b"_jid < good("a@c"));
    CHECK(good("a@c") > "a@b"_jid);
    CHECK(std::hash<trusted_jid>()(*trusted_jid::parse("A@b")) == std::hash<jid_view>()("a@b"_jid));
}

TEST_CASE("containers are looked up with views and with bytes") {
    std::unordered_map<ascii_jid, int, canto::jid_hash, canto::jid_equal> sessions;
    sessions.emplace(good("Romeo@Montague.lit/orchard"), 1);
    CHECK(sessions.contains("romeo@montague.lit/orchard"_jid));
    CHECK(sessions.contains(std::string_view("romeo@montague.lit/orchard")));
    CHECK(sessions.contains(good("ROMEO@montague.lit/orchard")));
    CHECK_FALSE(sessions.contains("romeo@montague.lit"_jid));
    CHECK_FALSE(sessions.contains(std::string_view("Romeo@Montague.lit/orchard")));

    const std::set<ascii_jid, std::less<>> ordered = {good("b@b"), good("a@b/1"), good("a@b")};
    CHECK(ordered.contains("a@b"_jid));
    CHECK(ordered.begin()->full() == "a@b");
    const std::unordered_set<ascii_jid> plain = {good("a@b")};
    CHECK(plain.contains(good("A@B")));
}

TEST_CASE("ASCII addresses up to 64 bytes allocate nothing, longer ones once") {
    const std::string upper(20, 'A');
    const std::string domain = "montague.lit";
    for (std::size_t extra = 0; extra != 60; ++extra) {
        const std::string text = upper + "@" + domain + "/" + std::string(1 + extra, 'r');
        CAPTURE(text.size());
        const canto_test::allocation_scope scope;
        const auto jid = ascii_jid::parse(text);
        const auto copy = *jid;
        const auto count = scope.allocations();
        CHECK(copy == *jid);
        CHECK(count == (text.size() > 64 ? 1 : 0));
    }
}

TEST_CASE("whatever is not ASCII allocates at most once") {
    const std::string text = "\u00e9" + std::string(900, 'a') + "@\u00e9/" + std::string(900, 'r');
    const canto_test::allocation_scope scope;
    const bool parsed = trusted_jid::parse(text).has_value();
    const auto count = scope.allocations();
    CHECK(parsed);
    CHECK(count == 1);
    const canto_test::allocation_scope small_scope;
    const bool small_parsed = trusted_jid::parse("\u00e9@\u00e9/\u00e9").has_value();
    const auto small_count = small_scope.allocations();
    CHECK(small_parsed);
    CHECK(small_count == 0);
}

TEST_CASE("no memory is an error like any other") {
    const std::string text = std::string(100, 'a') + "@b/c";
    const ascii_jid jid = good(text);
    const auto failing = [](auto&& make) {
        const canto_test::allocation_failure fail(1);
        const auto made = make();
        return !made && made.error() == errc::out_of_memory && fail.happened();
    };
    const bool parse = failing([&] { return ascii_jid::parse(text); });
    const bool prepare = failing([&] {
        return trusted_jid::parse(
            std::string_view("\xc3\xa9@aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.aaaaaaaaaaaaaaaaaaaaaa"));
    });
    const bool with = failing([&] { return jid.with_resource("x"); });
    const bool without = failing([&] { return jid.without_resource(); });
    CHECK(parse);
    CHECK(prepare);
    CHECK(with);
    CHECK(without);
}

TEST_CASE("an address copies and moves without fail") {
    static_assert(std::is_nothrow_copy_constructible_v<ascii_jid> && std::is_nothrow_copy_assignable_v<ascii_jid>);
    static_assert(std::is_nothrow_move_constructible_v<ascii_jid> && std::is_nothrow_move_assignable_v<ascii_jid>);
    static_assert(!std::is_default_constructible_v<ascii_jid>);
    ascii_jid jid = good("a@b");
    jid = good(std::string(100, 'a') + "@b");
    const ascii_jid moved = std::move(jid);
    CHECK(moved.local().size() == 100);
}

#include <canto/jid/hash.hpp>

#include <string_view>
#include <unordered_set>

#include <doctest/doctest.h>

#include <canto/jid/literal.hpp>

using canto::jid_equal;
using canto::jid_hash;
using canto::jid_view;
using namespace canto::literals;

TEST_CASE("a view hashes like its bytes") {
    CHECK(jid_hash()("a@b/c"_jid) == jid_hash()(std::string_view("a@b/c")));
    CHECK(jid_hash()("a@b/c"_jid.bare()) == jid_hash()("a@b"_jid));
    CHECK(std::hash<jid_view>()("a@b"_jid) == jid_hash()("a@b"_jid));
}

TEST_CASE("views that are equal hash alike, with a dropped dot and without") {
    const jid_view with_dot = *jid_view::parse("a@b./c");
    CHECK(with_dot == "a@b/c"_jid);
    CHECK(jid_hash()(with_dot) == jid_hash()("a@b/c"_jid));
    CHECK(jid_hash()(*jid_view::parse("a@b.")) == jid_hash()("a@b"_jid));
}

TEST_CASE("a view equals the bytes of its address without a dropped dot") {
    const jid_equal equal;
    const jid_view with_dot = *jid_view::parse("a@b./c");
    CHECK(equal(with_dot, std::string_view("a@b/c")));
    CHECK(equal(std::string_view("a@b/c"), with_dot));
    CHECK_FALSE(equal(with_dot, std::string_view("a@b./c")));
    CHECK(equal("a@b"_jid, std::string_view("a@b")));
    CHECK_FALSE(equal("a@b"_jid, std::string_view("a@c")));
    CHECK_FALSE(equal("a@b/c"_jid, std::string_view("a@bxc")));
    CHECK_FALSE(equal("a@b/c"_jid, std::string_view("a@b")));
    CHECK_FALSE(equal("a@b/c"_jid, std::string_view("a@b/d")));
}

TEST_CASE("an unordered set of views finds views and bytes") {
    const std::unordered_set<jid_view, jid_hash, jid_equal> set = {"a@b"_jid, "a@b/c"_jid};
    CHECK(set.contains("a@b"_jid));
    CHECK(set.contains(std::string_view("a@b/c")));
    CHECK_FALSE(set.contains("A@b"));
}

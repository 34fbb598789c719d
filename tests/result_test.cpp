#include <canto/result.hpp>

#include <memory>
#include <string>
#include <type_traits>
#include <utility>

#include <doctest/doctest.h>

using canto::errc;
using canto::failure;
using canto::result;

TEST_CASE("a result made from a value holds it") {
    result<int> r = 7;
    CHECK(r.has_value());
    CHECK(r);
    CHECK(*r == 7);
    *r = 8;
    CHECK(std::as_const(r).value_or(0) == 8);
}

TEST_CASE("a result made from a code holds no value, but why") {
    const result<int> r = errc::invalid_value;
    CHECK_FALSE(r.has_value());
    CHECK_FALSE(r);
    CHECK(r.error() == errc::invalid_value);
    CHECK(r.offset() == 0);
    CHECK(r.why() == failure{errc::invalid_value, 0});
    CHECK(r.why() != failure{errc::invalid_value, 1});
    CHECK(r.why() != failure{errc::absent, 0});
}

TEST_CASE("an offset goes with the code, beyond 32 bits too") {
    const result<std::string> r{errc::comment, 5'000'000'000};
    CHECK(r.offset() == 5'000'000'000);
}

TEST_CASE("a failure passes from one result to another") {
    const result<int> inner{errc::undeclared_prefix, 42};
    const result<std::string> outer = inner.why();
    CHECK(outer.error() == errc::undeclared_prefix);
    CHECK(outer.offset() == 42);
}

TEST_CASE("value_or gives its argument only where there is no value") {
    CHECK(result<int>(1).value_or(2) == 1);
    CHECK(result<int>(errc::absent).value_or(2) == 2);
    const result<int> kept(errc::absent);
    CHECK(kept.value_or(2) == 2);
    CHECK(result<std::string>(errc::absent).value_or("none") == "none");
}

TEST_CASE("a result equals the value it holds, and none where it holds an error") {
    CHECK(result<int>(1) == 1);
    CHECK(result<int>(1) != 2);
    CHECK(result<int>(errc::absent) != 0);
    CHECK(std::string("a") == result<std::string>(std::string("a")));
}

TEST_CASE("members of the value are reached by ->") {
    result<std::string> r = std::string("abc");
    r->push_back('d');
    CHECK(std::as_const(r)->size() == 4);
}

TEST_CASE("a value that only moves can be put in and taken out") {
    result<std::unique_ptr<int>> r = std::make_unique<int>(3);
    const std::unique_ptr<int> taken = *std::move(r);
    CHECK(*taken == 3);
    CHECK(*result<std::unique_ptr<int>>(std::make_unique<int>(4)).value_or(nullptr) == 4);
    CHECK(result<std::unique_ptr<int>>(errc::absent).value_or(nullptr) == nullptr);
}

TEST_CASE("a result needs no default constructor of its value") {
    struct no_default {
        explicit no_default(int value) : n(value) {}
        int n;
    };
    CHECK(result<no_default>(no_default(1))->n == 1);
    CHECK_FALSE(result<no_default>(errc::absent));
}

TEST_CASE("a result works at compile time, and moves without throwing if its value does") {
    static_assert(*result<int>(1) == 1);
    static_assert(result<int>(errc::absent).error() == errc::absent);
    static_assert(std::is_nothrow_move_constructible_v<result<std::string>>);
    static_assert(!std::is_convertible_v<result<int>, bool>);
}

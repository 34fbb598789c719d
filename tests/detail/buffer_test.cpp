#include <canto/detail/buffer.hpp>

#include <cstdint>
#include <limits>
#include <type_traits>
#include <utility>

#include <doctest/doctest.h>

#include "support/counting_allocator.hpp"

using canto::detail::buffer;

TEST_CASE("a buffer is empty, and grows to exactly what is wanted, keeping what is used") {
    buffer<std::uint32_t> b;
    CHECK(b.capacity() == 0);
    CHECK(b.grow(3, 0));
    CHECK(b.capacity() == 3);
    for (std::uint32_t i = 0; i != 3; ++i) b.data()[i] = i + 1;
    CHECK(b.grow(100, 2));
    CHECK(b.capacity() == 100);
    CHECK(b.data()[0] == 1);
    CHECK(b.data()[1] == 2);
}

TEST_CASE("a buffer never shrinks, and growing to less does nothing") {
    buffer<char> b;
    CHECK(b.grow(10, 0));
    const char* const data = b.data();
    CHECK(b.grow(5, 0));
    CHECK(b.capacity() == 10);
    CHECK(b.data() == data);
}

TEST_CASE("where there is no memory all is as before") {
    buffer<char> b;
    CHECK(b.grow(4, 0));
    b.data()[0] = 'x';
    bool grown;
    {
        const canto_test::allocation_failure failure(1);
        grown = b.grow(100, 4);
    }
    CHECK_FALSE(grown);
    CHECK(b.capacity() == 4);
    CHECK(b.data()[0] == 'x');
    buffer<std::uint64_t> huge;
    CHECK_FALSE(huge.grow(std::numeric_limits<std::size_t>::max() / 4, 0));
}

TEST_CASE("a buffer moves, and gives its memory back") {
    const canto_test::allocation_scope scope;
    bool moved;
    {
        buffer<char> a;
        moved = a.grow(100, 0);
        buffer<char> b(std::move(a));
        moved = moved && b.capacity() == 100 && a.capacity() == 0;    // NOLINT(bugprone-use-after-move)
        buffer<char> c;
        c = std::move(b);
        moved = moved && c.capacity() == 100;
        c.free();
        moved = moved && c.capacity() == 0 && c.data() == nullptr;
    }
    const std::size_t left = scope.bytes();
    CHECK(moved);
    CHECK(left == 0);
    static_assert(!std::is_copy_constructible_v<buffer<char>>);
}

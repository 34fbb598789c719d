#include <canto/detail/same.hpp>

#include <cstddef>
#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include "support/guarded_buffer.hpp"

using namespace canto::detail;

TEST_CASE("texts are the same if their sizes and all their bytes are, and nothing around them is read") {
    using enum canto_test::guarded_buffer::flush;
    for (std::size_t size = 0; size != 70; ++size) {
        canto_test::guarded_buffer left(std::string(size, 'x'), at_start), right(std::string(size, 'x'), at_end);
        const std::string_view a(left.data(), size), b(right.data(), size);
        if (!same(a, b)) FAIL_CHECK(size);
        for (std::size_t at = 0; at != size; ++at) {
            right.data()[at] = static_cast<char>('x' ^ 1 << at % 8);
            if (same(a, b) || same(b, a)) FAIL_CHECK(size, at);
            right.data()[at] = 'x';
            if (same(a, b.substr(0, at)) || same(a.substr(0, at), b)) FAIL_CHECK(size, at);
        }
    }
    CHECK(same(std::string_view(), ""));
    static_assert(same("iq", "iq") && !same("iq", "id"));
}

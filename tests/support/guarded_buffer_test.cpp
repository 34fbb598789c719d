#include "guarded_buffer.hpp"

#include <cstdint>
#include <string>

#include <unistd.h>

#include <doctest/doctest.h>

using canto_test::guarded_buffer;

TEST_CASE("the bytes are there, and end where a page ends") {
    const auto page = std::uintptr_t(::sysconf(_SC_PAGESIZE));
    for (const std::size_t size : {std::size_t(0), std::size_t(1), std::size_t(page), std::size_t(page + 1)}) {
        const std::string bytes(size, 'x');
        const guarded_buffer at_end(bytes);
        CHECK(at_end.view() == bytes);
        CHECK(reinterpret_cast<std::uintptr_t>(at_end.view().data() + size) % page == 0);
        const guarded_buffer at_start(bytes, guarded_buffer::flush::at_start);
        CHECK(at_start.view() == bytes);
        CHECK(reinterpret_cast<std::uintptr_t>(at_start.view().data()) % page == 0);
    }
}

#include <canto/detail/bytes.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

using namespace canto::detail;

TEST_CASE("bytes are char, unsigned char and std::byte, and nothing else") {
    static_assert(byte_like<char> && byte_like<unsigned char> && byte_like<std::byte>);
    static_assert(!byte_like<signed char> && !byte_like<char8_t> && !byte_like<bool> && !byte_like<int> &&
                  !byte_like<wchar_t>);
}

TEST_CASE("a range of bytes is contiguous, and no array of char, half of which may be unused") {
    static_assert(byte_range<std::string> && byte_range<std::string_view&> &&
                  byte_range<const std::vector<std::byte>&>);
    static_assert(byte_range<const std::array<unsigned char, 4>&> && byte_range<std::span<const std::byte>>);
    static_assert(!byte_range<std::array<char, 4>&> && buffer_array<std::array<char, 4>&>);
    static_assert(buffer_array<char(&)[4]> && buffer_array<std::byte(&)[4]>);
    static_assert(!buffer_array<const char(&)[4]> && !buffer_array<const std::array<char, 4>&> &&
                  !buffer_array<std::vector<char>&> && !buffer_array<std::array<int, 4>&>);
    static_assert(!byte_range<char(&)[4]> && !byte_range<std::list<char>> && !byte_range<std::vector<bool>> &&
                  !byte_range<std::vector<int>>);
}

TEST_CASE("what owns its bytes dies with the call if it is a temporary") {
    static_assert(dying_bytes<std::string> && dying_bytes<std::vector<char>> && dying_bytes<std::array<char, 4>>);
    static_assert(!dying_bytes<std::string&> && !dying_bytes<const std::vector<char>&>);
    static_assert(!dying_bytes<std::string_view> && !dying_bytes<std::span<char>>);
}

TEST_CASE("bytes are seen as chars where they lie") {
    const std::vector<std::byte> bytes{std::byte('a'), std::byte(0xFF)};
    CHECK(as_chars(bytes) == "a\xFF");
    CHECK(static_cast<const void*>(as_chars(bytes).data()) == bytes.data());
    CHECK(as_chars(std::vector<unsigned char>()).empty());
}

// Bytes: whether they are the same, and which arguments are bytes that outlive a call.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <ranges>
#include <string_view>
#include <type_traits>

#include <canto/version.hpp>

namespace canto::inline CANTO_ABI::detail {

template <class Word>
[[gnu::always_inline]] inline bool same_word(const char* a, const char* b) noexcept {
    Word x, y;
    std::memcpy(&x, a, sizeof x);
    std::memcpy(&y, b, sizeof y);
    return x == y;
}

/// Whether two texts are the same. For names and other short ones: a call of memcmp() costs more than it does there.
/// Cost:    O(n), inline; a few instructions where one of the sizes is known to the compiler.
constexpr bool same(std::string_view a, std::string_view b) noexcept {
    const std::size_t n = a.size();
    if (n != b.size()) return false;
    if (std::is_constant_evaluated()) return a == b;
    const char* const x = a.data();
    const char* const y = b.data();
    if (n > 8) {
        for (std::size_t i = 0; i < n - 8; i += 8)
            if (!same_word<std::uint64_t>(x + i, y + i)) return false;
        return same_word<std::uint64_t>(x + n - 8, y + n - 8);
    }
    if (n >= 4) return same_word<std::uint32_t>(x, y) && same_word<std::uint32_t>(x + n - 4, y + n - 4);
    if (n >= 2) return same_word<std::uint16_t>(x, y) && same_word<std::uint16_t>(x + n - 2, y + n - 2);
    return n == 0 || *x == *y;
}

template <class T>
concept byte_like = std::is_same_v<T, char> || std::is_same_v<T, unsigned char> || std::is_same_v<T, std::byte>;

/// A contiguous range of bytes. Arrays of char are not meant: a literal has a NUL behind it, a buffer is not all used.
template <class R>
concept byte_range = std::ranges::contiguous_range<R> && std::ranges::sized_range<R> &&
    byte_like<std::ranges::range_value_t<R>> && !std::is_array_v<std::remove_cvref_t<R>>;

/// A range of bytes that dies with the call.
template <class R>
concept dying_bytes = byte_range<R> && !std::ranges::borrowed_range<R>;

template <byte_range R>
std::string_view as_chars(const R& bytes) noexcept {
    return {reinterpret_cast<const char*>(std::ranges::data(bytes)), std::size_t(std::ranges::size(bytes))};
}

}

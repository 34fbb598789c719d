// Whether texts are the same, when most are short.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
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

/// Whether `n` bytes are the same.
[[gnu::always_inline]] inline bool same_bytes(const char* x, const char* y, std::size_t n) noexcept {
    if (n > 32) return std::memcmp(x, y, n) == 0;
    if (n > 8) {
        for (std::size_t i = 0; i < n - 8; i += 8)
            if (!same_word<std::uint64_t>(x + i, y + i)) return false;
        return same_word<std::uint64_t>(x + n - 8, y + n - 8);
    }
    if (n >= 4) return same_word<std::uint32_t>(x, y) && same_word<std::uint32_t>(x + n - 4, y + n - 4);
    if (n >= 2) return same_word<std::uint16_t>(x, y) && same_word<std::uint16_t>(x + n - 2, y + n - 2);
    return n == 0 || *x == *y;
}

/// Whether two texts are the same. Made for names: for them a call of memcmp() costs more than the comparison does.
/// Cost:    O(n); a few instructions where one of the sizes is known to the compiler, or they differ.
[[gnu::always_inline]] constexpr bool same(std::string_view a, std::string_view b) noexcept {
    if (a.size() != b.size()) return false;
    return std::is_constant_evaluated() ? a == b : same_bytes(a.data(), b.data(), b.size());
}

}

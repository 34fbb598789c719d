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

/// Whether two texts are the same. Made for names: for them a call of memcmp() costs more than the comparison does.
/// Cost:    O(n); of short ones inline, and a few instructions where one of the sizes is known to the compiler.
constexpr bool same(std::string_view a, std::string_view b) noexcept {
    const std::size_t n = a.size();
    if (n != b.size()) return false;
    if (std::is_constant_evaluated()) return a == b;
    const char* const x = a.data();
    const char* const y = b.data();
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

}

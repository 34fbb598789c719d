// Looking at many bytes at once: the only file with intrinsics.
//
// A `block` is as many bytes as the instruction set takes in one step: 32 (AVX2), 16 (SSE2, SSSE3, NEON) or 8 (a plain
// word, on any machine); a `short_block` is the smallest vector there is, of 16 bytes, or again a word. Everything
// above this file is written once, in terms of blocks, find(), find_if(), bits_of().
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <type_traits>
#include <utility>

#include <canto/version.hpp>

#if defined(CANTO_ISA_AVX2)
#include <immintrin.h>
#elif defined(CANTO_ISA_SSSE3)
#include <tmmintrin.h>
#elif defined(CANTO_ISA_SSE2)
#include <emmintrin.h>
#elif defined(CANTO_ISA_NEON)
#include <arm_neon.h>
#endif

namespace canto::inline CANTO_ABI::detail {

/// Eight bytes as a number whose lowest byte is the first in memory, on every machine.
inline std::uint64_t load_word(const char* p) noexcept {
    std::uint64_t word;
    std::memcpy(&word, p, sizeof word);
    if constexpr (std::endian::native == std::endian::big) {
        word = ((word & 0x00FF00FF00FF00FFu) << 8) | ((word >> 8) & 0x00FF00FF00FF00FFu);
        word = ((word & 0x0000FFFF0000FFFFu) << 16) | ((word >> 16) & 0x0000FFFF0000FFFFu);
        word = (word << 32) | (word >> 32);
    }
    return word;
}

/// The first n bytes of a word, for n of 0 to 8: a load in place of a subtraction and two shifts.
inline constexpr auto first_bytes = [] {
    std::array<std::uint64_t, 9> masks{};
    for (std::size_t n = 1; n != masks.size(); ++n) masks[n] = masks[n - 1] << 8 | 0xFF;
    return masks;
}();

/// Of n bytes, 8 to 16: the ninth and all behind it, then again those before it.
inline std::uint64_t last_of_short(const char* p, std::size_t n) noexcept {
    return std::rotr(load_word(p + n - 8), static_cast<int>(8 * (16 - n)));
}

/// The index of the lowest bit of a mask that is not 0. Between the beginning of a value and its end, and so the next
/// one's beginning, everything waits for this number.
inline std::size_t lowest_bit(std::uint64_t mask) noexcept {
#if defined(__GNUC__) && !defined(__clang__) && defined(__x86_64__) && !defined(__SANITIZE_ADDRESS__)
    // g++ extends the sign of what std::countr_zero() returns, which takes a cycle. In both dialects: see -masm=intel.
    // Sanitizers are given the builtin, as they cannot see a 0 in here.
    std::uint64_t index;
    __asm__("rep bsf {%1, %0|%0, %1}" : "=r"(index) : "r"(mask) : "cc");
    return index;
#elif defined(__GNUC__)
    return static_cast<unsigned>(__builtin_ctzll(mask));    // std::countr_zero() asks for 0 first
#else
    return static_cast<unsigned>(std::countr_zero(mask));
#endif
}

// What every block offers to find():
//   size                    bytes in a block
//   load(p), fill(c)        size bytes from any address; size times c
//   equals(c)               a block of all-ones bytes where this one holds c
//   odd()                   set where a byte is below 0x20 or above 0x7F: text looks more closely
//   below(limit)            set where a byte is below `limit`, which is ASCII, or above 0x7F
//   a | b, a ^ b
//   mask(), first(mask)     which bytes are set (their top bit counts; on NEON all eight are), as a number, 0 for none;
//                           the first's index
//   mask_step               how far apart in that number the bits of neighbouring bytes are
//   bits()                  which bytes are set, the first in the lowest bit, and one bit each
//   not_letters()           set where a byte is no ASCII letter
//   within(first, last)     set where a byte is one of first to last, which are ASCII
// Vectors also offer what utf8.hpp needs, some of it only where has_lookup says so; those of 16 bytes also:
//   load_short(p, n)        8 to 16 bytes, and behind them again some of these

/// The plain twin: eight bytes in a general register. Bytes are "set" by their top bit.
struct word_block {
    static constexpr std::size_t size = 8;
    static constexpr bool has_lookup = false;
    static constexpr unsigned mask_step = 8;
    static constexpr std::uint64_t ones = 0x0101010101010101u;
    static constexpr std::uint64_t tops = 0x8080808080808080u;

    std::uint64_t word;

    static word_block load(const char* p) noexcept { return {load_word(p)}; }
    static word_block fill(unsigned char c) noexcept { return {ones * c}; }
    word_block equals(char c) const noexcept {
        const std::uint64_t x = word ^ (ones * static_cast<unsigned char>(c));
        return {~(((x & ~tops) + ~tops) | x) & tops};    // exact: no borrow runs from one byte into the next
    }
    word_block below(unsigned char limit) const noexcept {
        return {(~((word & ~tops) + ones * (0x80u - limit)) | word) & tops};
    }
    word_block odd() const noexcept { return below(0x20); }
    word_block operator|(word_block b) const noexcept { return {word | b.word}; }
    word_block operator^(word_block b) const noexcept { return {word ^ b.word}; }
    std::uint64_t mask() const noexcept { return word & tops; }
    static std::size_t first(std::uint64_t mask) noexcept { return lowest_bit(mask) / mask_step; }
    std::uint64_t bits() const noexcept { return (mask() >> 7) * 0x0102040810204080u >> 56; }
    word_block not_letters() const noexcept {
        const std::uint64_t lower = (word | ones * 0x20) & ~tops;
        return {((lower + ones * (0x80 - 'z' - 1)) | ~(lower + ones * (0x80 - 'a')) | word) & tops};
    }
    word_block within(unsigned char first, unsigned char last) const noexcept {
        const std::uint64_t low = word & ~tops;
        return {(low + ones * (0x80u - first)) & ~(low + ones * (0x7Fu - last)) & ~word & tops};
    }
};

#if defined(CANTO_ISA_SSE2) || defined(CANTO_ISA_SSSE3) || defined(CANTO_ISA_AVX2)

struct vector_block {
    static constexpr std::size_t size = 16;
    static constexpr unsigned mask_step = 1;

    __m128i bytes;

    static vector_block load(const char* p) noexcept { return {_mm_loadu_si128(reinterpret_cast<const __m128i*>(p))}; }
    static vector_block load_short(const char* p, std::size_t n) noexcept {
        return {_mm_set_epi64x(static_cast<long long>(last_of_short(p, n)), static_cast<long long>(load_word(p)))};
    }
    static vector_block fill(unsigned char c) noexcept { return {_mm_set1_epi8(static_cast<char>(c))}; }
    vector_block equals(char c) const noexcept { return {_mm_cmpeq_epi8(bytes, _mm_set1_epi8(c))}; }
    vector_block equals(vector_block b) const noexcept { return {_mm_cmpeq_epi8(bytes, b.bytes)}; }
    // A subtraction: g++ makes two of a comparison.
    vector_block below(unsigned char limit) const noexcept { return {_mm_subs_epi8(bytes, fill(limit).bytes)}; }
    vector_block odd() const noexcept { return below(0x20); }
    vector_block operator|(vector_block b) const noexcept { return {_mm_or_si128(bytes, b.bytes)}; }
    std::uint64_t mask() const noexcept { return static_cast<std::uint32_t>(_mm_movemask_epi8(bytes)); }
    static std::size_t first(std::uint64_t mask) noexcept { return lowest_bit(mask); }
    std::uint64_t bits() const noexcept { return mask(); }
    /// With bit 5 set, letters are 'a' to 'z'. Moved up to 0x7F they are above all else: what was behind is negative.
    vector_block not_letters() const noexcept {
        const vector_block moved = {_mm_add_epi8((*this | fill(0x20)).bytes, fill(0x7F - 'z').bytes)};
        return moved.below(0x7F - 'z' + 'a');
    }
    vector_block within(unsigned char first, unsigned char last) const noexcept {
        // Compares signed bytes: with `last` moved to 0x7F, what is above it wraps around, and all is below the range.
        const __m128i moved = _mm_add_epi8(bytes, fill(static_cast<unsigned char>(0x7F - last)).bytes);
        return {_mm_cmpgt_epi8(moved, fill(static_cast<unsigned char>(0x7E - (last - first))).bytes)};
    }

    vector_block operator&(vector_block b) const noexcept { return {_mm_and_si128(bytes, b.bytes)}; }
    vector_block operator^(vector_block b) const noexcept { return {_mm_xor_si128(bytes, b.bytes)}; }
    vector_block minus(vector_block b) const noexcept { return {_mm_subs_epu8(bytes, b.bytes)}; }

#if defined(CANTO_ISA_SSSE3) || defined(CANTO_ISA_AVX2)
    static constexpr bool has_lookup = true;
    vector_block high_nibbles() const noexcept { return {_mm_and_si128(_mm_srli_epi16(bytes, 4), fill(15).bytes)}; }
    vector_block low_nibbles() const noexcept { return *this & fill(15); }
    bool any() const noexcept { return _mm_movemask_epi8(_mm_cmpeq_epi8(bytes, _mm_setzero_si128())) != 0xFFFF; }
    vector_block lookup(const unsigned char (&table)[16]) const noexcept {
        return {_mm_shuffle_epi8(_mm_loadu_si128(reinterpret_cast<const __m128i*>(table)), bytes)};
    }
    vector_block low_lookup(const unsigned char (&table)[16]) const noexcept { return lookup(table); }
    template <int N>
    vector_block after(vector_block before) const noexcept {
        return {_mm_alignr_epi8(bytes, before.bytes, 16 - N)};
    }
#else
    static constexpr bool has_lookup = false;
#endif
};

#if defined(CANTO_ISA_AVX2)

#if defined(__GNUC__) && !defined(__clang__)
/// Each byte, in memory. Hidden: in shared libraries its address would have to be looked up.
[[gnu::visibility("hidden")]] inline constexpr auto byte_values = [] {
    std::array<unsigned char, 256> values{};
    for (std::size_t c = 0; c != values.size(); ++c) values[c] = static_cast<unsigned char>(c);
    return values;
}();
#endif

struct wide_block {
    static constexpr std::size_t size = 32;
    static constexpr bool has_lookup = true;
    static constexpr unsigned mask_step = 1;

    __m256i bytes;

    static wide_block load(const char* p) noexcept {
        return {_mm256_loadu_si256(reinterpret_cast<const __m256i*>(p))};
    }
    static wide_block fill(unsigned char c) noexcept {
#if defined(__GNUC__) && !defined(__clang__)
        // One instruction. g++ makes three of a constant, and those where all waits for them: it takes whatever
        // register is known to hold c.
        __m256i all;
        __asm__("vpbroadcastb {%1, %0|%0, %1}" : "=x"(all) : "m"(byte_values[c]));
        return {all};
#else
        return {_mm256_set1_epi8(static_cast<char>(c))};
#endif
    }
    wide_block equals(char c) const noexcept { return equals(fill(static_cast<unsigned char>(c))); }
    wide_block equals(wide_block b) const noexcept { return {_mm256_cmpeq_epi8(bytes, b.bytes)}; }
    // A subtraction: g++ makes two of a comparison.
    wide_block below(unsigned char limit) const noexcept { return {_mm256_subs_epi8(bytes, fill(limit).bytes)}; }
    wide_block odd() const noexcept { return below(0x20); }
    wide_block operator|(wide_block b) const noexcept { return {_mm256_or_si256(bytes, b.bytes)}; }
    std::uint64_t mask() const noexcept { return static_cast<std::uint32_t>(_mm256_movemask_epi8(bytes)); }
    static std::size_t first(std::uint64_t mask) noexcept { return lowest_bit(mask); }
    std::uint64_t bits() const noexcept { return mask(); }
    /// With bit 5 set, letters are 'a' to 'z'. Moved up to 0x7F they are above all else: what was behind is negative.
    wide_block not_letters() const noexcept {
        const wide_block moved = {_mm256_add_epi8((*this | fill(0x20)).bytes, fill(0x7F - 'z').bytes)};
        return moved.below(0x7F - 'z' + 'a');
    }
    wide_block within(unsigned char first, unsigned char last) const noexcept {
        // Compares signed bytes: with `last` moved to 0x7F, what is above it wraps around, and all is below the range.
        const __m256i moved = _mm256_add_epi8(bytes, fill(static_cast<unsigned char>(0x7F - last)).bytes);
        return {_mm256_cmpgt_epi8(moved, fill(static_cast<unsigned char>(0x7E - (last - first))).bytes)};
    }

    wide_block operator&(wide_block b) const noexcept { return {_mm256_and_si256(bytes, b.bytes)}; }
    wide_block operator^(wide_block b) const noexcept { return {_mm256_xor_si256(bytes, b.bytes)}; }
    wide_block minus(wide_block b) const noexcept { return {_mm256_subs_epu8(bytes, b.bytes)}; }
    wide_block high_nibbles() const noexcept {
        return {_mm256_and_si256(_mm256_srli_epi16(bytes, 4), fill(15).bytes)};
    }
    wide_block low_nibbles() const noexcept { return *this & fill(15); }
    bool any() const noexcept { return !_mm256_testz_si256(bytes, bytes); }
    /// table[b] for each byte b of this block, all of which are below 16.
    wide_block lookup(const unsigned char (&table)[16]) const noexcept {
        const __m128i half = _mm_loadu_si128(reinterpret_cast<const __m128i*>(table));
        return {_mm256_shuffle_epi8(_mm256_broadcastsi128_si256(half), bytes)};
    }
    /// table[b mod 16] for each byte b of this block; 0, or the same, for those outside ASCII.
    wide_block low_lookup(const unsigned char (&table)[16]) const noexcept { return lookup(table); }
    /// This block moved N bytes on, with the last N bytes of the block before it in front.
    template <int N>
    wide_block after(wide_block before) const noexcept {
        return {_mm256_alignr_epi8(bytes, _mm256_permute2x128_si256(before.bytes, bytes, 0x21), 16 - N)};
    }
};

using block = wide_block;
#else
using block = vector_block;
#endif
using short_block = vector_block;

#elif defined(CANTO_ISA_NEON)

struct vector_block {
    static constexpr std::size_t size = 16;
    static constexpr bool has_lookup = true;
    static constexpr unsigned mask_step = 4;

    uint8x16_t bytes;

    static vector_block load(const char* p) noexcept { return {vld1q_u8(reinterpret_cast<const std::uint8_t*>(p))}; }
    static vector_block load_short(const char* p, std::size_t n) noexcept {
        return {vcombine_u8(vcreate_u8(load_word(p)), vcreate_u8(last_of_short(p, n)))};
    }
    static vector_block fill(unsigned char c) noexcept { return {vdupq_n_u8(c)}; }
    vector_block equals(char c) const noexcept {
        return {vceqq_u8(bytes, vdupq_n_u8(static_cast<std::uint8_t>(c)))};
    }
    vector_block equals(vector_block b) const noexcept { return {vceqq_u8(bytes, b.bytes)}; }
    vector_block below(unsigned char limit) const noexcept {
        return {vcltq_s8(vreinterpretq_s8_u8(bytes), vdupq_n_s8(static_cast<std::int8_t>(limit)))};
    }
    vector_block odd() const noexcept { return below(0x20); }
    vector_block operator|(vector_block b) const noexcept { return {vorrq_u8(bytes, b.bytes)}; }
    /// Four bits a byte: narrowing is the cheapest movemask NEON has.
    std::uint64_t mask() const noexcept {
        return vget_lane_u64(vreinterpret_u64_u8(vshrn_n_u16(vreinterpretq_u16_u8(bytes), 4)), 0);
    }
    static std::size_t first(std::uint64_t mask) noexcept { return lowest_bit(mask) / mask_step; }
    std::uint64_t bits() const noexcept {
        static constexpr std::uint8_t weights[16] = {1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128};
        const uint8x16_t own = vandq_u8(bytes, vld1q_u8(weights));
        return vaddv_u8(vget_low_u8(own)) | static_cast<std::uint64_t>(vaddv_u8(vget_high_u8(own))) << 8;
    }
    vector_block not_letters() const noexcept {
        return {vcgtq_u8(vsubq_u8((*this | fill(0x20)).bytes, vdupq_n_u8('a')), vdupq_n_u8('z' - 'a'))};
    }
    vector_block within(unsigned char first, unsigned char last) const noexcept {
        return {vcleq_u8(vsubq_u8(bytes, vdupq_n_u8(first)), vdupq_n_u8(static_cast<unsigned char>(last - first)))};
    }

    vector_block operator&(vector_block b) const noexcept { return {vandq_u8(bytes, b.bytes)}; }
    vector_block operator^(vector_block b) const noexcept { return {veorq_u8(bytes, b.bytes)}; }
    vector_block minus(vector_block b) const noexcept { return {vqsubq_u8(bytes, b.bytes)}; }
    vector_block high_nibbles() const noexcept { return {vshrq_n_u8(bytes, 4)}; }
    vector_block low_nibbles() const noexcept { return *this & fill(15); }
    bool any() const noexcept { return vmaxvq_u8(bytes) != 0; }
    vector_block lookup(const unsigned char (&table)[16]) const noexcept {
        return {vqtbl1q_u8(vld1q_u8(table), bytes)};
    }
    vector_block low_lookup(const unsigned char (&table)[16]) const noexcept { return low_nibbles().lookup(table); }
    template <int N>
    vector_block after(vector_block before) const noexcept {
        return {vextq_u8(before.bytes, bytes, 16 - N)};
    }
};
using block = vector_block;
using short_block = vector_block;

#else
using block = word_block;
using short_block = word_block;
#endif

/// Whether find() also stops at bytes that text must look at more closely (see odd()).
enum class odd_bytes : bool { pass, stop };

/// For each low nibble the one of Any that has it, or a byte that has another: then lookup() finds all of Any at once.
template <char... Any>
struct by_nibble {
    unsigned char of[16] = {};
    bool is_clear = true;    // no two of Any have the same low nibble

    consteval by_nibble() {
        for (unsigned n = 0; n != 16; ++n) of[n] = n == 15 ? 0x00 : 0xFF;
        bool taken[16] = {};
        const auto add = [&](unsigned char c) {
            is_clear = is_clear && !taken[c & 15];
            taken[c & 15] = true;
            of[c & 15] = c;
        };
        (add(static_cast<unsigned char>(Any)), ...);
    }
};

template <char First, char Second, char... Rest, class Block>
[[gnu::always_inline]] inline Block match_pairs(Block b) noexcept {
    Block found = b.equals(First);
    if constexpr (std::has_single_bit(static_cast<unsigned char>(First ^ Second)))
        found = (b | Block::fill(First ^ Second)).equals(First | Second);
    else
        found = found | b.equals(Second);
    if constexpr (sizeof...(Rest) == 1) return found | (b.equals(Rest), ...);
    if constexpr (sizeof...(Rest) > 1) return found | match_pairs<Rest...>(b);
    return found;
}

/// The bytes of a block that are one of Any. Two neighbours that differ in one bit, as '<' and '>' do, cost one
/// compare.
template <char First, char... Rest, class Block>
[[gnu::always_inline]] inline Block matches(Block b) noexcept {
    if constexpr (Block::has_lookup && sizeof...(Rest) >= 2) {
        static constexpr by_nibble<First, Rest...> table;
        static_assert(table.is_clear);
        return b.equals(b.low_lookup(table.of));
    } else if constexpr (sizeof...(Rest) == 0) {
        return b.equals(First);
    } else {
        return match_pairs<First, Rest...>(b);
    }
}

template <char First, char Second, char... Rest, class Block>
[[gnu::always_inline]] inline Block odd_or_two(Block b) noexcept;

/// The bytes of a block that are odd, or one of Any. The first of Any, or the first two where they differ in one bit,
/// cost no compare of their own if they are of 0x20 to 0x3F: what makes 0x20 of them leaves odd bytes odd, and all
/// others above it.
template <char First, char... Rest, class Block>
[[gnu::always_inline]] inline Block odd_or(Block b) noexcept {
    if constexpr (Block::has_lookup || (First & 0x60) != 0x20)
        return b.odd() | matches<First, Rest...>(b);
    else if constexpr (sizeof...(Rest) == 0)
        return (b ^ Block::fill(First ^ 0x20)).below(0x21);
    else
        return odd_or_two<First, Rest...>(b);
}
template <char First, char Second, char... Rest, class Block>
[[gnu::always_inline]] inline Block odd_or_two(Block b) noexcept {
    constexpr unsigned char difference = First ^ Second;
    if constexpr (!std::has_single_bit(difference) || difference > 0x1F) {
        return odd_or<First>(b) | matches<Second, Rest...>(b);
    } else {
        const Block found = odd_or<static_cast<char>(First | Second)>(b | Block::fill(difference));
        if constexpr (sizeof...(Rest) == 0)
            return found;
        else
            return found | matches<Rest...>(b);
    }
}

/// The bytes of a block that are one of Any, or odd where those stop.
template <odd_bytes Odd, char... Any, class Block>
[[gnu::always_inline]] inline Block stops(Block b) noexcept {
    if constexpr (Odd == odd_bytes::stop)
        return odd_or<Any...>(b);
    else
        return matches<Any...>(b);
}

/// Which of the bytes p[From] to p[To - 1] are set in what `look` makes of the blocks they lie in: bits From to To - 1.
template <std::size_t From, std::size_t To, class Block, class Look>
[[gnu::always_inline]] inline std::uint64_t bits_of(const char* p, Look look) noexcept {
    static_assert(From < To && To <= 64 && (To - From) % Block::size == 0);
    return [&]<std::size_t... I>(std::index_sequence<I...>) {
        return ((look(Block::load(p + From + I * Block::size)).bits() << (From + I * Block::size)) | ...);
    }(std::make_index_sequence<(To - From) / Block::size>());
}

/// The first stop in two blocks at p, or null. For large blocks one branch decides it for both; of small ones the first
/// mostly has it, and the second need not be looked at.
template <odd_bytes Odd, char... Any>
[[gnu::always_inline]] inline const char* find_in_pair(const char* p) noexcept {
    constexpr auto any = [](block b) noexcept { return stops<Odd, Any...>(b); };
    if constexpr (block::size == 32 && block::mask_step == 1) {
        const std::uint64_t both = bits_of<0, 2 * block::size, block>(p, any);
        return both != 0 ? p + lowest_bit(both) : nullptr;
    } else {
        const std::uint64_t first = any(block::load(p)).mask();
        if (first != 0) [[likely]] return p + block::first(first);
        const std::uint64_t second = any(block::load(p + block::size)).mask();
        return second != 0 ? p + block::size + block::first(second) : nullptr;
    }
}

/// The plain form of stops(), for one byte.
template <odd_bytes Odd, char... Any>
constexpr bool is_stop(char c) noexcept {
    return ((c == Any) || ...) ||
           (Odd == odd_bytes::stop && (static_cast<unsigned char>(c) < 0x20 || static_cast<unsigned char>(c) > 0x7F));
}

/// The first stop in [p, end), or end. Reads nothing outside [p, end).
/// Cost:    O(n): a block, then 64 bytes at a time where masks have a bit a byte, else blocks; smaller blocks, words,
///          single bytes where there are less than a block in all.
template <class Block, odd_bytes Odd, char... Any>
inline const char* find_by(const char* p, const char* end) noexcept;

template <class Block, odd_bytes Odd, char... Any>
[[gnu::noinline]] inline const char* find_in_few(const char* p, const char* end) noexcept {
    return find_by<std::conditional_t<(Block::size > short_block::size), short_block, word_block>, Odd, Any...>(p, end);
}

template <class Block, odd_bytes Odd, char... Any>
inline const char* find_by(const char* p, const char* end) noexcept {
    constexpr std::size_t many = 64;
    constexpr auto any = [](Block b) noexcept { return stops<Odd, Any...>(b); };
    if (std::size_t(end - p) >= Block::size) {
        const char* const last = end - Block::size;
        if (const auto mask = any(Block::load(p)).mask()) return p + Block::first(mask);
        p += Block::size;
        // What does not end here mostly goes on for longer: let few branches depend on how long.
        if constexpr (Block::mask_step == 1 && Block::size == block::size)
            for (; std::size_t(end - p) >= many; p += many)
                if (const auto bits = bits_of<0, many, Block>(p, any)) return p + lowest_bit(bits);
        for (; p <= last; p += Block::size)
            if (const auto mask = any(Block::load(p)).mask()) return p + Block::first(mask);
        // What is left, and before it bytes that are known to be no stops.
        const auto mask = any(Block::load(last)).mask();
        return mask != 0 ? last + Block::first(mask) : end;
    }
    if constexpr (Block::size > word_block::size) return find_in_few<Block, Odd, Any...>(p, end);
    while (p != end && !is_stop<Odd, Any...>(*p)) ++p;
    return p;
}

template <odd_bytes Odd, char... Any>
inline const char* find(const char* p, const char* end) noexcept {
    return find_by<block, Odd, Any...>(p, end);
}

/// The first of Any in [p, end) that `ends` says yes to, or end. It is asked about each before that, in order. Bytes of
/// [begin, p) and [end, readable) may be read; the latter hold none of Any; 0 is none of them.
/// Precondition: begin <= p, end <= readable.
/// Cost:    O(n), 64 bytes at a time, with one branch that depends on how many of Any are among them.
template <class Block, char... Any, class Ends>
inline const char* find_if_by(const char* begin, const char* p, const char* end, const char* readable,
                              Ends ends) noexcept {
    static_assert(((Any != 0) && ...));
    constexpr std::size_t step = 64;
    constexpr auto any = [](Block b) noexcept { return matches<Any...>(b); };
    while (p < end) {
        std::uint64_t found;
        if (static_cast<std::size_t>(readable - p) >= step) [[likely]] {
            found = bits_of<0, step, Block>(p, any);
        } else if (static_cast<std::size_t>(end - begin) >= step) {
            found = bits_of<0, step, Block>(end - step, any) >> (step - static_cast<std::size_t>(end - p));
        } else {
            char rest[step] = {};
            std::memcpy(rest, p, static_cast<std::size_t>(end - p));
            found = bits_of<0, step, Block>(rest, any);
        }
        for (; found != 0; found &= found - 1) {
            const std::size_t at = lowest_bit(found);
            if (ends(p[at])) return p + at;
        }
        if (static_cast<std::size_t>(end - p) <= step) break;
        p += step;
    }
    return end;
}

template <char... Any, class Ends>
inline const char* find_if(const char* begin, const char* p, const char* end, const char* readable,
                           Ends ends) noexcept {
    return find_if_by<block, Any...>(begin, p, end, readable, ends);
}

}

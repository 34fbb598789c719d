// detail/scan.hpp: vectors against plain twins, at every alignment, flush with the end of the memory.
//
// Input:   any bytes.
// Oracles: find() with vectors, with words, and a byte at a time stop at the same byte; so does find_in_pair(), in two
//          blocks; find_if() asks about every stop, in order.

#include <cstddef>
#include <cstdint>
#include <string_view>

#include <canto/detail/scan.hpp>

#include "harness.hpp"

using namespace canto_fuzz;

namespace {

namespace d = canto::detail;

template <d::odd_bytes Odd, char... Any>
void check(const char* p, const char* end) {
    const char* plain = p;
    while (plain != end && !d::is_stop<Odd, Any...>(*plain)) ++plain;
    expect(d::find<Odd, Any...>(p, end) == plain, "vectors stop where the plain loop does");
    expect(d::find_by<d::word_block, Odd, Any...>(p, end) == plain, "words stop where the plain loop does");
}

template <d::odd_bytes Odd, char... Any>
void check_pair(const char* p, const char* end) {
    constexpr auto both = std::ptrdiff_t(2 * d::block::size);
    if (end - p < both) return;
    const char* const found = d::find_by<d::word_block, Odd, Any...>(p, p + both);
    expect(d::find_in_pair<Odd, Any...>(p) == (found != p + both ? found : nullptr), "two blocks are two blocks");
}

template <class Block, char... Any>
void check_each(const char* p, const char* end) {
    constexpr auto pass = d::odd_bytes::pass;
    const char* plain = p;
    std::size_t asked = 0;
    const auto next = [&](char c) {
        while (plain != end && !d::is_stop<pass, Any...>(*plain)) ++plain;
        expect(plain != end && *plain++ == c, "stops are asked about in order");
        return ++asked == 5;
    };
    for (const char* from = p; from != end; asked = 0) {
        const char* const found = d::find_if_by<Block, Any...>(p, from, end, end, next);
        expect(asked == 5 ? found == plain - 1 : found == end, "it ends where it is told to");
        from = found == end ? end : found + 1;
    }
    while (plain != end && !d::is_stop<pass, Any...>(*plain)) ++plain;
    expect(plain == end, "no stop is left out");
}

/// One bit a byte, of vectors and of words.
template <class Block>
void check_bits(const char* p, const char* end) {
    if (end - p < 64) return;
    std::uint64_t no_letters = 0, odd = 0;
    for (std::size_t i = 0; i != 64; ++i) {
        const char lower = static_cast<char>(p[i] | 0x20);
        no_letters |= std::uint64_t(lower < 'a' || lower > 'z') << i;
        odd |= std::uint64_t(d::is_stop<d::odd_bytes::stop>(p[i])) << i;
    }
    expect(d::bits_of<0, 64, Block>(p, [](Block b) { return b.not_letters(); }) == no_letters, "letters are known");
    expect(d::bits_of<0, 64, Block>(p, [](Block b) { return b.odd(); }) == odd, "a bit is a byte");
}

void check_all(const char* p, const char* end) {
    check_bits<d::block>(p, end);
    check_bits<d::word_block>(p, end);
    using enum d::odd_bytes;
    check<stop, '<', '&', '>'>(p, end);
    check<stop, '<', '&', '\''>(p, end);
    check<stop, '<', '&', '"'>(p, end);
    check<stop, '>'>(p, end);
    check_each<d::block, '<', '>', '"', '\''>(p, end);
    check_each<d::word_block, '<', '>', '"', '\''>(p, end);
    check_pair<stop, '&', '\'', '<', '"'>(p, end);
    check<pass, '<', '>'>(p, end);
    check<pass, '&', '\r'>(p, end);
    check<pass, '&', '\r', '\n', '\t'>(p, end);
    check<pass, '\r'>(p, end);
}

}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size > 400) return 0;
    const std::string_view bytes = as_view(data, size);
    std::uint64_t word = 0;
    for (std::size_t i = 0; size >= 8 && i != 8; ++i) word |= std::uint64_t(data[i]) << (8 * i);
    if (size >= 8) expect(d::load_word(bytes.data()) == word, "the first byte is the lowest");

    // Heap blocks are aligned: padding in front moves the bytes through every alignment.
    for (std::size_t padding = 0; padding != d::block::size; ++padding) {
        std::string padded(padding, '<');
        padded += bytes;
        const alone block(padded);
        const std::string_view all = block.view();
        check_all(all.data() + padding, all.data() + all.size());
        // A part of it, so that the stop may lie behind the end.
        check_all(all.data() + padding, all.data() + all.size() - size / 2);
    }
    for (std::size_t begin = 0; begin < size && begin != 2 * d::block::size; ++begin)
        check_all(bytes.data() + begin, bytes.data() + size);
    return 0;
}

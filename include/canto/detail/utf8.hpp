// UTF-8 as RFC 3629 defines it, less the two characters that XML leaves out (U+FFFE and U+FFFF).
//
// skip_run() is the plain twin, a character at a time. skip_blocks() takes whole blocks: by the lookup method of Keiser
// and Lemire ("Validating UTF-8 In Less Than One Instruction Per Byte", 2020) where the machine can look up 16 bytes at
// once, and where it can only compare them, by numbers with a bit for each byte. It judges nothing itself: a block with
// anything wrong in it is left to the plain twin.
#pragma once

#include <cstddef>
#include <cstdint>

#include <canto/detail/chars.hpp>
#include <canto/detail/scan.hpp>
#include <canto/version.hpp>

namespace canto::inline CANTO_ABI::detail {

/// The character at the front of some bytes.
struct decoded {
    enum class kind : std::uint8_t {
        good,       ///< a character XML allows
        cut,        ///< the bytes end inside a sequence that is right so far
        illegal,    ///< a character XML does not allow
        invalid     ///< not UTF-8
    };
    kind what;
    std::uint8_t size;       ///< bytes it takes, where good or illegal
    std::uint32_t value;     ///< the character, where good or illegal
};

/// Decodes one character. A wrong sequence is invalid as soon as its first wrong byte is there.
/// Precondition: p != end.
constexpr decoded decode(const char* p, const char* end) noexcept {
    using enum decoded::kind;
    const auto byte = [&](int i) { return static_cast<std::uint32_t>(static_cast<unsigned char>(p[i])); };
    const auto continues = [&](int i) { return (byte(i) & 0xC0) == 0x80; };
    const std::uint32_t lead = byte(0);
    if (lead < 0x80) return {is_xml_char(lead) ? good : illegal, 1, lead};
    if (lead < 0xC2 || lead > 0xF4) return {invalid, 0, 0};
    if (end - p < 2) return {cut, 0, 0};
    if (lead < 0xE0) {
        if (!continues(1)) return {invalid, 0, 0};
        return {good, 2, (lead & 0x1F) << 6 | (byte(1) & 0x3F)};
    }
    // The second byte is where overlong forms, surrogates and values above U+10FFFF show.
    const std::uint32_t least = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    const std::uint32_t most = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    if (byte(1) < least || byte(1) > most) return {invalid, 0, 0};
    if (end - p < 3) return {cut, 0, 0};
    if (!continues(2)) return {invalid, 0, 0};
    if (lead < 0xF0) {
        const std::uint32_t value = (lead & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F);
        return {value < 0xFFFE ? good : illegal, 3, value};
    }
    if (end - p < 4) return {cut, 0, 0};
    if (!continues(3)) return {invalid, 0, 0};
    return {good, 4, (lead & 0x07) << 18 | (byte(1) & 0x3F) << 12 | (byte(2) & 0x3F) << 6 | (byte(3) & 0x3F)};
}

/// Writes a character as UTF-8 and returns the byte after it: 1 to 4 bytes.
constexpr char* encode(std::uint32_t c, char* out) noexcept {
    const auto put = [&](std::uint32_t byte) { *out++ = static_cast<char>(static_cast<unsigned char>(byte)); };
    if (c < 0x80) {
        put(c);
    } else if (c < 0x800) {
        put(0xC0 | c >> 6), put(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        put(0xE0 | c >> 12), put(0x80 | (c >> 6 & 0x3F)), put(0x80 | (c & 0x3F));
    } else {
        put(0xF0 | c >> 18), put(0x80 | (c >> 12 & 0x3F)), put(0x80 | (c >> 6 & 0x3F)), put(0x80 | (c & 0x3F));
    }
    return out;
}

/// How far a run of characters is good, and what stopped it.
struct skipped {
    const char* end;       ///< the first byte that is neither ASCII nor part of a good character, or one to look at
    decoded::kind what;    ///< good: *end is ASCII, or the bytes end; else what is wrong with the sequence at *end
};

/// The plain twin: skips good characters up to the next ASCII byte.
inline skipped skip_run(const char* p, const char* end) noexcept {
    while (p != end && !is_ascii(*p)) {
        const decoded c = decode(p, end);
        if (c.what != decoded::kind::good) return {p, c.what};
        p += c.size;
    }
    return {p, decoded::kind::good};
}

/// Where the last character of [begin, p) begins, which the boundary of a block may have cut.
/// Precondition: begin begins a character, and all is good up to p.
inline const char* last_begun(const char* begin, const char* p) noexcept {
    while (p != begin && (static_cast<unsigned char>(*(p - 1)) & 0xC0) == 0x80) --p;
    if (p != begin && static_cast<unsigned char>(*(p - 1)) >= 0xC0) --p;
    return p;
}

/// The tables of the lookup method. Every mistake that two neighbouring bytes can show has a bit of its own; it is a
/// mistake when the bit is set in all three tables, asked by the first byte's two nibbles and the second's high one.
namespace lookup {

enum mistake : unsigned {
    too_short = 1 << 0,        // a lead byte without a continuation behind it
    too_long = 1 << 1,         // a continuation behind an ASCII byte
    overlong_3 = 1 << 2,       // E0 80..9F
    surrogate = 1 << 3,        // ED A0..BF
    overlong_2 = 1 << 4,       // C0, C1
    too_large = 1 << 5,        // F4 90.., F5..FF with 90..
    overlong_4 = 1 << 6,       // F0 80..8F, and F5..FF with 80..8F
    two_continuations = 1 << 7 // legal only as third or fourth byte: checked apart
};

struct pattern {
    unsigned bit;
    unsigned first_high, first_low, second_high;    // sets of nibbles, bit n for nibble n
};

consteval unsigned nibbles(unsigned from, unsigned to) {
    unsigned set = 0;
    for (unsigned n = from; n <= to; ++n) set |= 1u << n;
    return set;
}

inline constexpr unsigned all = nibbles(0x0, 0xF);
inline constexpr unsigned continuation = nibbles(0x8, 0xB);
inline constexpr pattern patterns[] = {
    {too_short, nibbles(0xC, 0xF), all, nibbles(0x0, 0x7) | nibbles(0xC, 0xF)},
    {too_long, nibbles(0x0, 0x7), all, continuation},
    {overlong_3, nibbles(0xE, 0xE), nibbles(0x0, 0x0), nibbles(0x8, 0x9)},
    {surrogate, nibbles(0xE, 0xE), nibbles(0xD, 0xD), nibbles(0xA, 0xB)},
    {overlong_2, nibbles(0xC, 0xC), nibbles(0x0, 0x1), continuation},
    {too_large, nibbles(0xF, 0xF), nibbles(0x4, 0xF), nibbles(0x9, 0xB)},
    {overlong_4, nibbles(0xF, 0xF), nibbles(0x0, 0x0) | nibbles(0x5, 0xF), nibbles(0x8, 0x8)},
    {two_continuations, continuation, all, continuation},
};

struct table {
    unsigned char of[16];
};
consteval table make(unsigned pattern::*nibble_set) {
    table t{};
    for (unsigned n = 0; n != 16; ++n)
        for (const pattern& p : patterns)
            if (p.*nibble_set >> n & 1) t.of[n] = static_cast<unsigned char>(t.of[n] | p.bit);
    return t;
}
alignas(16) inline constexpr table first_high = make(&pattern::first_high);
alignas(16) inline constexpr table first_low = make(&pattern::first_low);
alignas(16) inline constexpr table second_high = make(&pattern::second_high);

/// All-zeros unless `input`, with `before` in front of it, holds something that is not UTF-8 or not XML.
template <class Block>
[[gnu::always_inline]] inline Block mistakes(Block input, Block before) noexcept {
    const Block back1 = input.template after<1>(before);
    const Block back2 = input.template after<2>(before);
    const Block back3 = input.template after<3>(before);
    const Block pairs = back1.high_nibbles().lookup(first_high.of) & back1.low_nibbles().lookup(first_low.of) &
                        input.high_nibbles().lookup(second_high.of);
    // Third and fourth bytes, and only they, must be a continuation behind a continuation.
    const Block inside =
        (back2.minus(Block::fill(0xE0 - 0x80)) | back3.minus(Block::fill(0xF0 - 0x80))) & Block::fill(0x80);
    // U+FFFE and U+FFFF: EF BF BE, EF BF BF.
    const Block last = back2.equals(char(0xEF)) & back1.equals(char(0xBF)) & input.minus(Block::fill(0xBD));
    return (pairs ^ inside) | last;
}

template <class Block, char... Any>
inline const char* skip(const char* p, const char* end) noexcept {
    const char* const begin = p;
    Block before = Block::fill(0);
    while (std::size_t(end - p) >= Block::size) {
        const Block input = Block::load(p);
        if (mistakes(input, before).any()) break;
        const Block controls = input.minus(Block::fill(0x1F)).equals(0);
        const auto mask = (controls | ... | input.equals(Any)).mask();
        if (mask) return p + Block::first(mask);
        before = input;
        p += Block::size;
    }
    return last_begun(begin, p);
}

}

/// The method of masks: bit n of a mask stands for byte n of a block. Lead bytes say where continuations are due: one,
/// two or three bits further on. Those must be the continuations that there are, which Wegner's "faster-utf8-validator"
/// (2019) finds out in this way too. What else can be wrong shows in a lead byte and the one or two bytes behind it:
/// these are compared in place, with the block loaded from one and two bytes further on.
namespace masks {

/// The bytes from `least` on, which is above 0x80. Here only top bits count: a mask is made of them.
template <class Block>
[[gnu::always_inline]] inline Block from(unsigned char least, Block b) noexcept {
    return b.minus(Block::fill(static_cast<unsigned char>(least - 0x80)));
}

/// The lead bytes in `input` that are none, or whose second and third byte make no character of them.
template <class Block>
[[gnu::always_inline]] inline Block mistakes(Block input, Block second, Block third) noexcept {
    // One lead byte wants its second byte from `border` on, the other one below that.
    const auto divided = [&](unsigned char border, unsigned char lead_to_high, unsigned char lead_to_low) {
        const Block high = input.equals(static_cast<char>(lead_to_high));
        const Block low = input.equals(static_cast<char>(lead_to_low));
        return (high | low) & (high ^ from(border, second));
    };
    return divided(0xA0, 0xE0, 0xED) |                          // overlong; surrogates
           divided(0x90, 0xF0, 0xF4) |                          // overlong; too large
           (input | Block::fill(0x01)).equals(char(0xC1)) |     // C0, C1: overlong
           from(0xF5, input) |                                  // too large
           (input.equals(char(0xEF)) & second.equals(char(0xBF)) & from(0xBE, third));    // U+FFFE, U+FFFF
}

template <class Block, char... Any>
inline const char* skip(const char* p, const char* end) noexcept {
    constexpr std::uint64_t whole = (std::uint64_t(1) << Block::size) - 1;
    const char* const begin = p;
    std::uint64_t due = 0;    // continuations: at first those that the block before is short of
    while (std::size_t(end - p) >= Block::size + 2) {
        const Block input = Block::load(p);
        const std::uint64_t outside = input.mask();    // what is not ASCII
        const std::uint64_t leads = from(0xC0, input).mask();
        due |= leads << 1 | from(0xE0, input).mask() << 2 | from(0xF0, input).mask() << 3;
        const std::uint64_t misplaced = (due ^ outside ^ leads) & whole;
        const std::uint64_t wrong = misplaced | mistakes(input, Block::load(p + 1), Block::load(p + 2)).mask();
        const std::uint64_t stop = stops<odd_bytes::stop, Any...>(input).mask() & ~outside;
        if ((wrong | stop) != 0) {
            const std::uint64_t up_to_stop = stop ^ (stop - 1);    // the whole block, where there is none
            if ((wrong & up_to_stop) == 0) return p + Block::first(stop);
            break;
        }
        due >>= Block::size;
        p += Block::size;
    }
    return last_begun(begin, p);
}

}

/// Skips good characters, ASCII among them, up to a stop, as far as whole blocks allow.
/// Returns: a byte in [p, end) that begins a character, with everything before it good and no stop among it.
/// Precondition: p begins a character.
template <class Block, char... Any>
inline const char* skip_blocks(const char* p, const char* end) noexcept {
    if constexpr (Block::has_lookup)
        return lookup::skip<Block, Any...>(p, end);
    else if constexpr (Block::mask_step == 1)
        return masks::skip<Block, Any...>(p, end);
    else
        return p;
}

}

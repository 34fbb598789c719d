// Compares what is written for an instruction set with its plain twin. For any test framework, or none: the programs in
// tests/isa run it where there is no other.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include <canto/detail/scan.hpp>
#include <canto/detail/utf8.hpp>
#include <canto/jid/split.hpp>

#include "guarded_buffer.hpp"

namespace canto_test::twins {

namespace detail = canto::detail;

/// How many comparisons of a test below come out different, so that many of them are one assertion.
template <class Test>
std::size_t differing(Test test) {
    std::size_t count = 0;
    test([&count](bool same, const char*) { count += !same; });
    return count;
}

/// The same numbers on every machine.
class random {
public:
    std::uint32_t operator()(std::uint32_t below) noexcept {
        state_ = state_ * 6'364'136'223'846'793'005u + 1'442'695'040'888'963'407u;
        return static_cast<std::uint32_t>((state_ >> 33) % below);
    }

private:
    std::uint64_t state_ = 1;
};

/// What find() means, a byte at a time.
template <detail::odd_bytes Odd, char... Any>
const char* find_bytewise(const char* p, const char* end) {
    for (; p != end; ++p) {
        const auto byte = static_cast<unsigned char>(*p);
        if (((*p == Any) || ...) || (Odd == detail::odd_bytes::stop && (byte < 0x20 || byte > 0x7F))) break;
    }
    return p;
}

template <detail::odd_bytes Odd, char... Any>
bool find_agrees(const char* p, const char* end) {
    const char* const expected = find_bytewise<Odd, Any...>(p, end);
    return detail::find_by<detail::block, Odd, Any...>(p, end) == expected &&
           detail::find_by<detail::word_block, Odd, Any...>(p, end) == expected &&
           detail::find<Odd, Any...>(p, end) == expected;
}

/// All stops are asked about in order, by each kind of block: told by a number that any other row of them would change.
template <char... Any>
bool find_if_agrees(const char* begin, const char* p, const char* end) {
    constexpr auto pass = detail::odd_bytes::pass;
    const auto add = [](std::uint64_t& all, char c) { all = (all + static_cast<unsigned char>(c)) * 0x100000001B3u; };
    std::uint64_t expected = 0;
    const char* last = end;
    for (const char* at = find_bytewise<pass, Any...>(p, end); at != end;
         at = find_bytewise<pass, Any...>(at + 1, end)) {
        add(expected, *at);
        last = at;
    }
    const auto agrees = [&](auto find) {
        std::uint64_t all = 0, until = 0;
        const bool asked = find([&](char c) { return add(all, c), false; }) == end && all == expected;
        return asked && find([&](char c) { return add(until, c), until == expected; }) == last;
    };
    using word = detail::word_block;
    return agrees([&](auto ends) { return detail::find_if_by<word, Any...>(begin, p, end, end, ends); }) &&
           agrees([&](auto ends) { return detail::find_if<Any...>(begin, p, end, end, ends); });
}

/// find_in_pair() does what find() does, in two blocks.
template <detail::odd_bytes Odd, char... Any>
bool find_in_pair_agrees(const char* p, const char* end) {
    constexpr auto both = std::ptrdiff_t(2 * detail::block::size);
    if (end - p < both) return true;
    const char* const found = find_bytewise<Odd, Any...>(p, p + both);
    return detail::find_in_pair<Odd, Any...>(p) == (found != p + both ? found : nullptr);
}

/// bits_of() says of each byte what a question to it alone would say, and nothing of those before the first.
template <std::size_t Size, class Block, class Look, class Is>
bool bits_are(const char* p, Look look, Is is) {
    std::uint64_t expected = 0;
    for (std::size_t i = 0; i != Size; ++i) expected |= std::uint64_t(is(p[i])) << i;
    const bool all = detail::bits_of<0, Size, Block>(p, look) == expected;
    if constexpr (constexpr std::size_t half = Size / 2; half % Block::size == 0 && half != 0)
        return all && detail::bits_of<half, Size, Block>(p, look) == expected >> half << half;
    else
        return all;
}

template <std::size_t Size>
bool all_bits_agree(const char* p, const char* end) {
    if (end - p < std::ptrdiff_t(Size)) return true;
    const auto not_letters = [](auto b) { return b.not_letters(); };
    const auto is_no_letter = [](char c) { return !((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')); };
    const auto odd = [](auto b) { return b.odd(); };
    const auto is_odd = [](char c) { return detail::is_stop<detail::odd_bytes::stop>(c); };
    const auto either = [](auto b) { return b.equals('x') | b.equals('\''); };
    const auto is_either = [](char c) { return c == 'x' || c == '\''; };
    const auto some = [](auto b) { return b.within('/', 'A') | b.within('\x7F', '\x7F') | b.within(0, 0); };
    const auto is_some = [](char c) { return (c >= '/' && c <= 'A') || c == '\x7F' || c == 0; };
    const auto low = [](auto b) { return (b ^ decltype(b)::fill(2)).below('&'); };
    const auto is_low = [](char c) { return static_cast<signed char>(c ^ 2) < '&'; };
    const auto ascii = [](auto b) { return b.within(0, 0x7F); };
    const auto is_ascii = [](char c) { return static_cast<unsigned char>(c) <= 0x7F; };
    const auto all_agree = [&]<class Block>(std::type_identity<Block>) {
        if (Size % Block::size != 0) return true;
        constexpr std::size_t size = Size % Block::size == 0 ? Size : Block::size;
        return bits_are<size, Block>(p, not_letters, is_no_letter) && bits_are<size, Block>(p, odd, is_odd) &&
               bits_are<size, Block>(p, either, is_either) && bits_are<size, Block>(p, some, is_some) &&
               bits_are<size, Block>(p, low, is_low) && bits_are<size, Block>(p, ascii, is_ascii);
    };
    return all_agree(std::type_identity<detail::block>()) && all_agree(std::type_identity<detail::short_block>()) &&
           all_agree(std::type_identity<detail::word_block>());
}

/// The sets that parsing looks for. Bytes of [begin, p) may be read, too.
inline bool all_finds_agree(const char* begin, const char* p, const char* end) {
    using enum detail::odd_bytes;
    return find_agrees<stop, '<', '&', '>'>(p, end) && find_agrees<stop, '<', '&', '\''>(p, end) &&
           find_agrees<stop, '<', '&', '"'>(p, end) && find_agrees<stop, '>'>(p, end) &&
           find_agrees<stop, '<', '>'>(p, end) && find_agrees<stop, '&', '<'>(p, end) &&
           find_agrees<stop, '\x7F'>(p, end) && find_agrees<stop, '?', '_'>(p, end) &&
           find_if_agrees<'<', '>', '"', '\''>(begin, p, end) &&
           find_in_pair_agrees<stop, '&', '\'', '<', '"'>(p, end) &&
           find_agrees<pass, '&', '\r', '\n', '\t'>(p, end) && find_agrees<pass, '&', '\r'>(p, end) &&
           find_agrees<pass, '<', '>'>(p, end) && find_agrees<pass, '\r'>(p, end) &&
           all_bits_agree<32>(p, end) && all_bits_agree<64>(p, end) &&
           all_bits_agree<detail::short_block::size>(p, end);
}

/// Every byte value at every place around the edges of blocks, behind every length that blocks and words leave over.
template <class Check>
void find_short_inputs(Check check) {
    constexpr std::size_t most = std::max<std::size_t>(2 * detail::block::size, 32) + 9;
    guarded_buffer memory(std::string(most, 'x'));
    for (std::size_t size = 0; size <= most; ++size) {
        char* const begin = memory.data() + most - size;
        char* const end = begin + size;
        check(all_finds_agree(begin, begin, end), "find: nothing to find");
        for (std::size_t at = 0; at != size; ++at) {
            if (at > 9 && at + 9 < size && at % detail::block::size > 1) continue;
            for (int c = 0; c != 256; ++c) {
                begin[at] = static_cast<char>(c);
                check(all_finds_agree(begin, begin, end), "find: one byte");
            }
            begin[at] = 'x';
        }
    }
}

/// One stop at every place of inputs that are looked at by 64 bytes, of every length.
template <class Check>
void find_far_inputs(Check check) {
    constexpr std::size_t most = detail::block::size + 2 * 64 + 9;
    guarded_buffer memory(std::string(most, 'x'));
    for (std::size_t size = 64; size <= most; ++size) {
        char* const begin = memory.data() + most - size;
        for (std::size_t at = 0; at != size; ++at) {
            begin[at] = '<';
            check(all_finds_agree(begin, begin, begin + size), "find: one byte, far");
            begin[at] = 'x';
        }
    }
}

/// Two stops: the first counts.
template <class Check>
void find_pairs(Check check) {
    constexpr std::size_t size = detail::block::size + 9;
    guarded_buffer memory(std::string(size, 'x'));
    for (std::size_t a = 0; a != size; ++a)
        for (std::size_t b = a + 1; b != size; ++b)
            for (const char first : {'<', '\x80', '\x01', '\x1F', '\x7F', '\xFF', '&', '='}) {
                memory.data()[a] = first;
                memory.data()[b] = '<';
                check(all_finds_agree(memory.data(), memory.data(), memory.data() + size), "find: two bytes");
                memory.data()[a] = memory.data()[b] = 'x';
            }
}

/// Longer inputs at every alignment, ends included.
template <class Check>
void find_long_inputs(Check check) {
    constexpr std::size_t most = 512;
    constexpr std::string_view letters = "abcdefgh \x7F!=;#09";
    constexpr std::string_view stops = "<>&'\"\r\n\t\x01\x1F\x80\xC3\xFF";
    random any;
    guarded_buffer at_end(std::string(most, 'x')), at_start(std::string(most, 'x'), guarded_buffer::flush::at_start);
    for (int round = 0; round != 60; ++round) {
        guarded_buffer& memory = round % 2 == 0 ? at_end : at_start;
        const std::uint32_t rarity = 1 + any(200);
        for (std::size_t i = 0; i != most; ++i)
            memory.data()[i] = any(rarity) == 0 ? stops[any(std::uint32_t(stops.size()))]
                                                : letters[any(std::uint32_t(letters.size()))];
        for (std::size_t from = 0; from != 70; ++from) {
            const char* const begin = memory.data();
            check(all_finds_agree(begin, begin + from, begin + most), "find: many bytes");
            check(all_finds_agree(begin, begin + from, begin + most - any(100)), "find: many bytes, cut");
            check(all_finds_agree(begin, begin + from, begin + from + any(70)), "find: few bytes behind others");
        }
    }
}

/// decode() as RFC 3629 §4 writes it: no tables, no arithmetic but the value.
inline detail::decoded decode_by_grammar(std::string_view s) {
    using enum detail::decoded::kind;
    struct range {
        unsigned from, to;
    };
    struct form {
        std::size_t size;
        range bytes[4];
    };
    constexpr range tail{0x80, 0xBF};
    constexpr form forms[] = {
        {1, {{0x00, 0x7F}}},
        {2, {{0xC2, 0xDF}, tail}},
        {3, {{0xE0, 0xE0}, {0xA0, 0xBF}, tail}},
        {3, {{0xE1, 0xEC}, tail, tail}},
        {3, {{0xED, 0xED}, {0x80, 0x9F}, tail}},
        {3, {{0xEE, 0xEF}, tail, tail}},
        {4, {{0xF0, 0xF0}, {0x90, 0xBF}, tail, tail}},
        {4, {{0xF1, 0xF3}, tail, tail, tail}},
        {4, {{0xF4, 0xF4}, {0x80, 0x8F}, tail, tail}},
    };
    for (const form& f : forms) {
        std::size_t matched = 0;
        while (matched != f.size && matched != s.size() &&
               static_cast<unsigned char>(s[matched]) >= f.bytes[matched].from &&
               static_cast<unsigned char>(s[matched]) <= f.bytes[matched].to)
            ++matched;
        if (matched == 0) continue;
        if (matched == s.size() && matched != f.size) return {cut, 0, 0};
        if (matched != f.size) return {invalid, 0, 0};
        std::uint32_t value = static_cast<unsigned char>(s[0]);
        if (f.size != 1) value &= 0x7Fu >> f.size;
        for (std::size_t i = 1; i != f.size; ++i) value = value * 64 + (static_cast<unsigned char>(s[i]) & 0x3Fu);
        const bool legal =
            value == 0x9 || value == 0xA || value == 0xD || (value >= 0x20 && value != 0xFFFE && value != 0xFFFF);
        return {legal ? good : illegal, static_cast<std::uint8_t>(f.size), value};
    }
    return {invalid, 0, 0};
}

inline bool decode_agrees(std::string_view s) {
    const detail::decoded found = detail::decode(s.data(), s.data() + s.size()), expected = decode_by_grammar(s);
    return found.what == expected.what && found.size == expected.size && found.value == expected.value;
}

/// Every sequence of one and two bytes; of three and four those with bytes at the edges of what any form allows.
template <class Check>
void decode_sequences(Check check) {
    char s[4] = {};
    constexpr unsigned char edges[] = {0x00, 0x3F, 0x40, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0,
                                       0xBE, 0xBF, 0xC0, 0xC2, 0xDF, 0xE0, 0xEF, 0xF4, 0xFF};
    for (int a = 0; a != 256; ++a) {
        s[0] = static_cast<char>(a);
        check(decode_agrees({s, 1}), "decode: one byte");
        for (int b = 0; b != 256; ++b) {
            s[1] = static_cast<char>(b);
            check(decode_agrees({s, 2}), "decode: two bytes");
            if (a < 0xC0 || a > 0xF7) continue;
            for (const unsigned char c : edges) {
                s[2] = static_cast<char>(c);
                check(decode_agrees({s, 3}), "decode: three bytes");
                for (const unsigned char d : edges) {
                    s[3] = static_cast<char>(d);
                    check(decode_agrees({s, 4}), "decode: four bytes");
                }
            }
        }
    }
}

/// Every character there is, out and in again.
template <class Check>
void encode_characters(Check check) {
    for (std::uint32_t c = 0; c <= 0x10FFFF; ++c) {
        if (c == 0xD800) c = 0xE000;
        char s[4];
        const char* const end = detail::encode(c, s);
        const detail::decoded found = detail::decode(s, end);
        check(found.value == c && found.size == end - s, "encode: a character");
    }
}

/// Whether skip_blocks() does anything for blocks like these.
template <class Block>
constexpr bool skips_blocks = Block::has_lookup || Block::mask_step == 1;

/// What skip_blocks() promises: it stops where a character begins, all before it is good, nothing before it is a stop,
/// and the plain twin can go on from there to the very same end. Where it does anything, it leaves to the plain twin
/// one block at most, which its form may want to see two bytes beyond, and the character in front of that.
template <char... Any>
bool skip_agrees(const char* p, const char* end) {
    const auto plain = [end](const char* from) {    // to the first stop, or the first character that is not good
        for (;;) {
            const detail::skipped run = detail::skip_run(from, end);
            from = run.end;
            if (run.what != detail::decoded::kind::good || from == end || static_cast<unsigned char>(*from) < 0x20 ||
                ((*from == Any) || ...))
                return run;
            ++from;
        }
    };
    const char* const found = detail::skip_blocks<detail::block, Any...>(p, end);
    if (found < p || found > end) return false;
    const detail::skipped expected = plain(p), then = plain(found);
    if (skips_blocks<detail::block> && expected.end - found >= std::ptrdiff_t(detail::block::size + 2 + 4))
        return false;
    return found <= expected.end && then.end == expected.end && then.what == expected.what;
}

inline bool all_skips_agree(const char* p, const char* end) {
    return skip_agrees<'<', '&', '>'>(p, end) && skip_agrees<'<', '&', '"'>(p, end) && skip_agrees<'>'>(p, end);
}

/// Good text with one thing wrong, or one stop, at every place.
template <class Check>
void skip_one_mistake(Check check) {
    constexpr std::size_t size = 3 * detail::block::size + 5;
    constexpr std::string_view wrong[] = {"\x80",
                                          "\xBF\xBF",
                                          "\xC0\x80",
                                          "\xC1",
                                          "\xC3",
                                          "\xC3\xC3",
                                          "\xE2\x82",
                                          "\xE2",
                                          "\xE0\x9F\xBF",
                                          "\xED\xA0\x80",
                                          "\xED\xBF\xBF",
                                          "\xEF\xBF\xBE",
                                          "\xEF\xBF\xBF",
                                          "\xF0\x9F\x98",
                                          "\xF0\x8F\xBF\xBF",
                                          "\xF4\x90\x80\x80",
                                          "\xF5\x80\x80\x80",
                                          "\xF0\x9F",
                                          "\xF0",
                                          "\xFF",
                                          "\xFE\xFE",
                                          "<",
                                          "&",
                                          ">",
                                          "\"",
                                          "\x01",
                                          "\x1F",
                                          "\t",
                                          "\r",
                                          "\x7F",
                                          "\xEF\xBF\xBD",
                                          "\xF4\x8F\xBF\xBF",
                                          "\xC2\x80\x80",
                                          "\xF1\x80\x80\x80\x80",
                                          "\xE1\x80\x80\x80",
                                          "\xED\x9F\xBF",
                                          "\xEE\x80\x80",
                                          "\xEF\xBE\xBF",
                                          "\xEF\xBF\xBC\xBF"};
    guarded_buffer memory(std::string(size, ' '));
    for (const std::string_view fill :
         {"x", "\xC3\xA9", "\xE2\x82\xAC", "\xF0\x9F\x98\x80", "a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80"})
        for (const std::string_view mistake : wrong)
            for (std::size_t at = 0; at + mistake.size() <= size; ++at) {
                std::string text;
                while (text.size() + fill.size() <= at) text += fill;
                text.append(at - text.size(), 'y');
                text += mistake;
                while (text.size() + fill.size() <= size) text += fill;
                char* const begin = memory.data() + size - text.size();
                std::memcpy(begin, text.data(), text.size());
                check(all_skips_agree(begin, begin + text.size()), "skip: one mistake");
                check(all_skips_agree(begin, begin + at + mistake.size()), "skip: one mistake at the end");
            }
}

/// Bytes at the end of a block and on both sides of it, with ASCII around them.
class skip_across_blocks {
public:
    template <class Check>
    void operator()(std::string_view bytes, Check check, const char* what) {
        for (std::size_t before = size - bytes.size(); before <= size; ++before) {
            char* const at = memory_.data() + before;
            std::memcpy(at, bytes.data(), bytes.size());
            check(skip_agrees<'<', '&', '>'>(memory_.data(), memory_.data() + memory_.size()), what);
            std::memset(at, 'x', bytes.size());
        }
    }

private:
    static constexpr std::size_t size = detail::block::size;
    guarded_buffer memory_{std::string(3 * size, 'x')};
};

/// Every pair of bytes, as the beginning of sequences of two, three and four.
template <class Check>
void skip_all_pairs(Check check) {
    skip_across_blocks skip;
    for (int a = 0; a != 256; ++a)
        for (int b = 0; b != 256; ++b) {
            const char bytes[] = {static_cast<char>(a), static_cast<char>(b), '\x80', '\xBF'};
            for (std::size_t n = 2; n <= sizeof bytes; ++n) skip({bytes, n}, check, "skip: a pair");
        }
}

/// Every character of three bytes that begins with EF, as U+FFFE and U+FFFF do, and what is none.
template <class Check>
void skip_all_behind_ef(Check check) {
    skip_across_blocks skip;
    for (int b = 0; b != 256; ++b)
        for (int c = 0; c != 256; ++c) {
            const char bytes[] = {'\xEF', static_cast<char>(b), static_cast<char>(c)};
            skip({bytes, sizeof bytes}, check, "skip: behind EF");
        }
}

/// Every row of four bytes of those at the edges of what any sequence allows.
template <class Check>
void skip_all_edges(Check check) {
    constexpr std::string_view edges =
        "x<\x7F\x80\x8F\x90\x9F\xA0\xBE\xBF\xC1\xC2\xDF\xE0\xE2\xED\xEF\xF0\xF1\xF4\xF5\xFF";
    skip_across_blocks skip;
    for (const char a : edges)
        for (const char b : edges)
            for (const char c : edges)
                for (const char d : edges) {
                    const char bytes[] = {a, b, c, d};
                    skip({bytes, sizeof bytes}, check, "skip: edges");
                }
}

/// Whether an address is of the form that split_common() splits, as its description has it.
inline bool is_common_address(std::string_view text) {
    const std::string_view bare = text.substr(0, text.find('/'));
    const std::size_t at = bare.find('@');
    const std::string_view local = bare.substr(0, at == bare.npos ? 0 : at);
    const std::string_view domain = bare.substr(at == bare.npos ? 0 : at + 1);
    const auto is_word = [](char c) { return detail::is_alpha(c) || detail::is_digit(c); };
    bool good = text.size() >= 8 && text.size() <= 63 && at != 0 && bare.size() + 1 != text.size();
    for (const char c : text) good = good && c >= 0x20 && c < 0x7F;
    for (const char c : local) good = good && std::string_view(" \"&':<>").find(c) == std::string_view::npos;
    char before = '.';
    for (const char c : domain) {
        good = good && (is_word(c) || ((c == '.' || c == '-') && is_word(before)));
        before = c;
    }
    return good && is_word(before);
}

/// split_common() takes what it says it takes, and says of it what split_any() says; split_at_resource() says what that
/// says of anything.
inline bool split_agrees(std::string_view text) {
    const auto any = detail::split_any(text);
    const auto other = detail::split_at_resource(text);
    if (any ? !other || *other != *any : other || other.why() != any.why()) return false;
    const detail::jid_split common = detail::split_common(text);
    if ((common.domain != 0) != is_common_address(text)) return false;
    return common.domain == 0 || (any && *any == common);
}

/// Every byte at every place of addresses of all sizes.
template <class Check>
void split_one_byte(Check check) {
    for (std::size_t size = 0; size != 70; ++size)
        for (const std::string_view form :
             {"abc", "a@b/c", "romeo@montague.lit/orchard", "ab_c-9@d.e-f.g/h i", "A+.c%9@d.E-f.g/H"}) {
            std::string text(form.substr(0, size));
            if (size > form.size()) text.insert(size % form.size(), size - form.size(), 'x');
            guarded_buffer memory(text);
            for (std::size_t at = 0; at != size; ++at)
                for (int c = 0; c != 256; ++c) {
                    const char before = std::exchange(memory.data()[at], static_cast<char>(c));
                    check(split_agrees({memory.data(), size}), "split: one byte");
                    memory.data()[at] = before;
                }
            check(split_agrees(memory.view()), "split: as it is");
            check(split_agrees(guarded_buffer(text, guarded_buffer::flush::at_start).view()), "split: as it is");
        }
}

/// Rows of what means something in an address.
template <class Check>
void split_random_addresses(Check check) {
    constexpr std::string_view bytes = "aZ09ab.-.-@/@/_+ \"&':<>[]\x7F\x1F\xC3\xA9";
    random any;
    for (int round = 0; round != 40'000; ++round) {
        std::string text(any(round % 4 == 0 ? 140 : 70), 'x');
        const std::uint32_t rarity = 1 + any(30);
        for (char& c : text)
            if (any(rarity) == 0) c = bytes[any(std::uint32_t(bytes.size()) - any(20))];
        check(split_agrees(text), "split: random");
    }
}

/// A stop behind good characters is what is found. The lookup method wants good ones behind it too.
template <class Check>
void skip_to_stop(Check check) {
    if (!skips_blocks<detail::block>) return;
    for (const std::string_view fill :
         {"x", "\xC3\xA9", "\xE0\xA4\xA8", "\xED\x95\x9C", "\xEF\xBF\xBD", "\xF0\x9F\x98\x80"})
        for (std::size_t n = 0; n <= 2 * detail::block::size; ++n)
            for (const char stop : {'<', '&', '>', '\n', '\0'})
                for (const char behind : {'x', '<', '\xFF'}) {
                    if (behind == '\xFF' && detail::block::has_lookup) continue;
                    std::string text;
                    for (std::size_t i = 0; i != n; ++i) text += fill;
                    const std::size_t at = text.size();
                    text += stop;
                    text.append(detail::block::size + 2, behind);
                    const guarded_buffer memory(text);
                    const std::string_view s = memory.view();
                    check(detail::skip_blocks<detail::block, '<', '&', '>'>(s.data(), s.data() + s.size()) ==
                              s.data() + at,
                          "skip: to a stop");
                }
}

/// Any bytes at all, most of them text.
template <class Check>
void skip_random_inputs(Check check) {
    constexpr std::size_t most = 300;
    random any;
    guarded_buffer memory(std::string(most, ' '));
    for (int round = 0; round != 3'000; ++round) {
        std::string text;
        while (text.size() < most) {
            char character[4];
            const std::uint32_t kind = any(40);
            if (kind == 0) text += static_cast<char>(any(256));
            else if (kind < 10) text += static_cast<char>(0x20 + any(0x60));
            else
                text.append(character, detail::encode(kind < 20   ? 0x80 + any(0x780)
                                                      : kind < 30 ? 0x800 + any(0xD000)
                                                                  : 0x10000 + any(0x100000),
                                                      character));
        }
        text.resize(most);
        std::memcpy(memory.data(), text.data(), most);
        const std::size_t from = any(64);
        check(all_skips_agree(memory.data() + from, memory.data() + most), "skip: random");
    }
}

template <class Check>
void all(Check check) {
    find_short_inputs(check);
    find_far_inputs(check);
    find_pairs(check);
    find_long_inputs(check);
    decode_sequences(check);
    encode_characters(check);
    skip_one_mistake(check);
    skip_all_pairs(check);
    skip_all_behind_ef(check);
    skip_all_edges(check);
    skip_to_stop(check);
    skip_random_inputs(check);
    split_one_byte(check);
    split_random_addresses(check);
}

}

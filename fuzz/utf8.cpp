// detail/utf8.hpp: against a decoder that follows the table of RFC 3629 §4 byte by byte.
//
// Input:   any bytes.
// Oracles: decode() of every prefix; encode() is its inverse; skip_run() and skip_blocks() pass nothing that is wrong
//          and stop nowhere without a reason, at every alignment.

#include <cstddef>
#include <cstdint>
#include <string_view>

#include <canto/detail/scan.hpp>
#include <canto/detail/utf8.hpp>

#include "harness.hpp"

using namespace canto_fuzz;

namespace {

namespace d = canto::detail;
using kind = d::decoded::kind;

struct range {
    unsigned low, high;
};
struct row {
    std::size_t size;
    range bytes[4];
};
// UTF8-octets as RFC 3629 §4 lists them.
constexpr row rows[] = {
    {1, {{0x00, 0x7F}, {}, {}, {}}},
    {2, {{0xC2, 0xDF}, {0x80, 0xBF}, {}, {}}},
    {3, {{0xE0, 0xE0}, {0xA0, 0xBF}, {0x80, 0xBF}, {}}},
    {3, {{0xE1, 0xEC}, {0x80, 0xBF}, {0x80, 0xBF}, {}}},
    {3, {{0xED, 0xED}, {0x80, 0x9F}, {0x80, 0xBF}, {}}},
    {3, {{0xEE, 0xEF}, {0x80, 0xBF}, {0x80, 0xBF}, {}}},
    {4, {{0xF0, 0xF0}, {0x90, 0xBF}, {0x80, 0xBF}, {0x80, 0xBF}}},
    {4, {{0xF1, 0xF3}, {0x80, 0xBF}, {0x80, 0xBF}, {0x80, 0xBF}}},
    {4, {{0xF4, 0xF4}, {0x80, 0x8F}, {0x80, 0xBF}, {0x80, 0xBF}}},
};

bool is_legal(std::uint32_t c) {
    return c == 0x9 || c == 0xA || c == 0xD || (c >= 0x20 && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD) ||
           (c >= 0x10000 && c <= 0x10FFFF);
}

d::decoded reference(std::string_view s) {
    for (const row& r : rows) {
        std::size_t same = 0;
        while (same != r.size && same != s.size() && static_cast<unsigned char>(s[same]) >= r.bytes[same].low &&
               static_cast<unsigned char>(s[same]) <= r.bytes[same].high)
            ++same;
        if (same == 0) continue;
        if (same != r.size && same == s.size()) return {kind::cut, 0, 0};
        if (same != r.size) continue;
        std::uint32_t value = static_cast<unsigned char>(s[0]);
        if (r.size > 1) value &= 0x7Fu >> r.size;
        for (std::size_t i = 1; i != r.size; ++i) value = value << 6 | (static_cast<unsigned char>(s[i]) & 0x3F);
        return {is_legal(value) ? kind::good : kind::illegal, std::uint8_t(r.size), value};
    }
    return {kind::invalid, 0, 0};
}

template <class Block, char... Any>
void check_blocks(std::string_view s) {
    const char* const end = s.data() + s.size();
    const char* const found = d::skip_blocks<Block, Any...>(s.data(), end);
    expect(found >= s.data() && found <= end, "inside the bytes");
    const char* p = s.data();
    const auto stops = [&] { return ((*p == Any) || ...) || static_cast<unsigned char>(*p) < 0x20; };
    while (p < found) {
        const d::decoded c = reference({p, std::size_t(end - p)});
        expect(c.what == kind::good && !stops(), "nothing is passed that is wrong, or a stop");
        p += c.size;
    }
    expect(p == found, "what is found begins a character");
    if constexpr (Block::has_lookup || Block::mask_step == 1) {
        while (p != end && !stops()) {
            const d::decoded c = reference({p, std::size_t(end - p)});
            if (c.what != kind::good) break;
            p += c.size;
        }
        expect(p - found < std::ptrdiff_t(Block::size) + 2 + 4 || p != end,
               "whole blocks without a reason to stop are passed");
    }
}

}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size > 400) return 0;
    const std::string_view bytes = as_view(data, size);
    for (std::size_t i = 0; i != size; ++i)
        for (std::size_t n = 1; n <= 4 && i + n <= size; ++n) {
            const alone sequence(bytes.substr(i, n));
            const std::string_view s = sequence.view();
            const d::decoded expected = reference(s), c = d::decode(s.data(), s.data() + s.size());
            expect(c.what == expected.what && c.size == expected.size && c.value == expected.value,
                   "decode() is as RFC 3629 says");
            if (c.what != kind::good) continue;
            char again[4];
            expect(std::string_view(again, std::size_t(d::encode(c.value, again) - again)) == s.substr(0, c.size),
                   "encode() is the inverse");
        }

    for (std::size_t padding = 0; padding != d::block::size; ++padding) {
        std::string padded(padding, '\x80');
        padded += bytes;
        const alone block(padded);
        const std::string_view s = block.view().substr(padding);
        check_blocks<d::block, '<', '&', '>'>(s);
        check_blocks<d::block, '>'>(s);
        check_blocks<d::word_block, '<', '&', '"'>(s);

        const char* const end = s.data() + s.size();
        const d::skipped run = d::skip_run(s.data(), end);
        const char* p = s.data();
        kind what = kind::good;
        while (p != end && !d::is_ascii(*p)) {
            const d::decoded c = reference({p, std::size_t(end - p)});
            what = c.what;
            if (what != kind::good) break;
            p += c.size;
        }
        expect(run.end == p && run.what == what, "a run goes to the next ASCII byte, or to what is wrong");
    }
    return 0;
}

// Where the parts of an address are: of any address, byte by byte (split_any()), of the common form at once
// (split_common()), and of one that is so but for its resource (split_at_resource()).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include <canto/detail/scan.hpp>
#include <canto/jid/parts.hpp>
#include <canto/result.hpp>
#include <canto/version.hpp>

namespace canto::inline CANTO_ABI::detail {

/// Where the parts of an address are. A part has at most 4092 bytes; an absent one has 0, for an empty one is an error.
struct jid_split {
    std::uint16_t local = 0;
    std::uint16_t domain = 0;
    std::uint16_t resource = 0;
    std::uint8_t forms = 0;    // part_form of each, two bits: g++ returns a row of bit-fields through memory
    bool dot = false;          // a dropped dot stands between domain and '/'

    constexpr part_form local_form() const noexcept { return static_cast<part_form>(forms & 3); }
    constexpr part_form domain_form() const noexcept { return static_cast<part_form>(forms >> 2 & 3); }
    constexpr part_form resource_form() const noexcept { return static_cast<part_form>(forms >> 4); }
    constexpr void set_forms(part_form of_local, part_form of_domain, part_form of_resource) noexcept {
        forms = static_cast<std::uint8_t>(unsigned(of_local) | unsigned(of_domain) << 2 | unsigned(of_resource) << 4);
    }

    constexpr std::size_t domain_begin() const noexcept { return local ? std::size_t(local) + 1 : 0; }
    constexpr std::size_t domain_end() const noexcept { return domain_begin() + domain; }
    constexpr std::size_t size() const noexcept { return domain_end() + (resource ? std::size_t(1) + resource : 0); }

    friend constexpr bool operator==(const jid_split&, const jid_split&) noexcept = default;
};

/// Splits any address, and judges its parts: what jid_view::parse() promises.
[[gnu::noinline]] constexpr result<jid_split> split_any(std::string_view text) noexcept {
    const auto moved = [](failure why, std::size_t by) { return failure{why.code, why.offset + by}; };
    jid_split split;
    part_form of_local = part_form::normalised, of_resource = part_form::normalised;

    // One loop over the first part, which is a localpart if an '@' ends it.
    unsigned seen = 0;
    std::size_t i = 0;
    for (; i != text.size(); ++i) {
        const unsigned classes = class_of(text[i]);
        if (classes & is_separator) break;
        seen |= classes;
    }
    std::size_t domain_begin = 0;
    if (i != text.size() && text[i] == '@') {
        const auto form = judge_part(text.substr(0, i), seen, not_in_localpart);
        if (!form) return form.why();
        split.local = static_cast<std::uint16_t>(i);
        of_local = *form;
        domain_begin = i + 1;
    }

    const auto domain = scan_domain(text.substr(domain_begin));
    if (!domain) return moved(domain.why(), domain_begin);
    split.domain = static_cast<std::uint16_t>(domain->size);

    const std::size_t domain_end = domain_begin + domain->size + domain->dot;
    if (domain_end != text.size()) {
        const auto resource = check_resourcepart(text.substr(domain_end + 1));
        if (!resource) return moved(resource.why(), domain_end + 1);
        split.resource = static_cast<std::uint16_t>(text.size() - domain_end - 1);
        of_resource = *resource;
        split.dot = domain->dot;
    }
    split.set_forms(of_local, domain->form, of_resource);
    return split;
}

/// What the bytes of an address are, one bit a byte, the first lowest.
struct jid_bits {
    std::uint64_t at = 0;
    std::uint64_t slash = 0;
    std::uint64_t word = 0;           // small letters and digits
    std::uint64_t joint = 0;          // '.' and '-'
    std::uint64_t underscore = 0;
    std::uint64_t unprintable = 0;    // not by byte: 0 unless there are controls, or what is not ASCII

    template <class Block>
    [[gnu::always_inline]] void add(Block b, std::size_t from) noexcept {
        at |= b.equals('@').bits() << from;
        slash |= b.equals('/').bits() << from;
        word |= (b.within('a', 'z') | b.within('0', '9')).bits() << from;
        joint |= b.within('-', '.').bits() << from;
        underscore |= b.equals('_').bits() << from;
        unprintable |= (b.odd() | b.equals('\x7F')).mask();
    }
};

/// The same of what is rarer, and looked for only where the above do not suffice.
struct jid_rarer_bits {
    std::uint64_t capital = 0;
    std::uint64_t not_in_local = 0;    // of what is printable

    template <class Block>
    [[gnu::always_inline]] void add(Block b, std::size_t from) noexcept {
        capital |= b.within('A', 'Z').bits() << from;
        not_in_local |= matches<' ', '"', '&', '\'', ':', '<', '>'>(b).bits() << from;
    }
};

/// Of a text that has a word of bytes at least. The last two blocks may overlap: the same bytes give the same bits.
template <class Block, class Bits>
[[gnu::always_inline]] inline void add_blocks(std::string_view text, Bits& found) noexcept {
    if constexpr (Block::size == 16)
        if (text.size() < Block::size) return found.add(Block::load_short(text.data(), text.size()), 0);
    const std::size_t last = text.size() - Block::size;
    for (std::size_t from = 0; from < last; from += Block::size) found.add(Block::load(text.data() + from), from);
    found.add(Block::load(text.data() + last), last);
}
template <class Bits>
[[gnu::always_inline]] inline Bits bits_in(std::string_view text) noexcept {
    Bits found;
    // Two large blocks hold any address that is longer than one: no branch depends on how many there are.
    if (block::size == 32 && text.size() >= block::size)
        add_blocks<block>(text, found);
    else
        add_blocks<short_block>(text, found);
    return found;
}
[[gnu::noinline]] inline jid_rarer_bits rarer_bits_in(std::string_view text) noexcept {
    return bits_in<jid_rarer_bits>(text);
}

/// Splits an address of the common form, with no branch on where its parts begin and end.
/// Shape:   8 to 63 bytes of ASCII; labels of the domain are letters and digits with single hyphens between them, and
///          there is no dot behind the last. So no label is an A-label, or too long.
/// Returns: what split_any() does, or else no domain: then the address is of another form, or none.
[[gnu::always_inline]] inline jid_split split_common(std::string_view text) noexcept {
    const std::size_t size = text.size();
    if (size < word_block::size || size > 63) return jid_split();    // one bit is left to stand for the end
    const jid_bits is = bits_in<jid_bits>(text);

    // The lowest set bit of x is x & -x; the bits below a single one are that one minus 1. Visual C++ warns of -x.
    const auto lowest = [](std::uint64_t x) { return x & (0 - x); };
    const std::uint64_t behind = std::uint64_t(1) << size;
    const std::uint64_t end = lowest(is.slash | behind);    // of the domain
    const std::uint64_t bare = end - 1;
    const std::uint64_t at = lowest(is.at & bare);
    const bool has_local = at != 0, has_resource = end != behind;
    const std::uint64_t local = at - has_local;
    const std::uint64_t domain = bare & ~local & ~at;

    std::uint64_t wrong = (bare & ~(is.word | is.joint | is.underscore | at)) | (domain & is.underscore);
    // A joint of the domain has none beside it, and stands at neither end.
    const std::uint64_t no_joint = domain & ~is.joint;
    wrong |= domain & is.joint & ~(no_joint << 1 & no_joint >> 1);
    // The localpart and the resource are not empty, where there are any: '@' is not the first byte, '/' not the last.
    wrong |= (at & 1) | (end & behind >> 1);
    wrong |= is.unprintable;
    std::uint64_t capital = 0;
    if (wrong != 0) [[unlikely]] {
        if (is.unprintable != 0) return jid_split();
        const jid_rarer_bits rarer = rarer_bits_in(text);
        capital = rarer.capital;
        if ((wrong & ~(capital | (local & ~rarer.not_in_local))) != 0) return jid_split();
    }

    const std::size_t local_size = lowest_bit(~local), bare_size = lowest_bit(end);
    jid_split split{.local = static_cast<std::uint16_t>(local_size),
                    .domain = static_cast<std::uint16_t>(bare_size - local_size - has_local),
                    .resource = static_cast<std::uint16_t>(size - bare_size - has_resource)};
    if (capital != 0) [[unlikely]] {
        const auto form = [capital](std::uint64_t part) {
            return (capital & part) != 0 ? part_form::to_lower : part_form::normalised;
        };
        split.set_forms(form(local), form(domain), part_form::normalised);
    }
    return split;
}

/// Splits any address, as split_any() does; sooner where only its resource may be of another form: long, or not ASCII.
[[gnu::noinline]] inline result<jid_split> split_at_resource(std::string_view text) noexcept {
    const std::size_t slash = text.find('/');
    if (slash != text.npos) {
        jid_split split = split_common(text.substr(0, slash));
        if (split.domain != 0) {
            const std::string_view resource = text.substr(slash + 1);
            const auto form = check_resourcepart(resource);
            if (!form) return {form.error(), form.offset() + slash + 1};
            split.resource = static_cast<std::uint16_t>(resource.size());
            split.set_forms(split.local_form(), split.domain_form(), *form);
            return split;
        }
    }
    return split_any(text);
}

}

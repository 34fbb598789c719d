// The grammar of a start tag's inside: names, attributes, values (XML 1.0 §3.1, Namespaces in XML 1.0 §4).
//
// any_attribute() is the grammar, a byte after the other. regular_attribute() knows one form of it, in which nearly all
// of them come: a space, an ASCII name without prefix (or xml:lang), "='", a value with nothing in it to decode or to
// judge, and the same quote. It finds both ends with a few vector instructions and no branch that depends on where they
// are; where anything else stands, it says so and leaves it to the other.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <utility>

#include <canto/detail/chars.hpp>
#include <canto/detail/scan.hpp>
#include <canto/detail/utf8.hpp>
#include <canto/error.hpp>
#include <canto/limits.hpp>
#include <canto/ns.hpp>
#include <canto/version.hpp>
#include <canto/xml/reference.hpp>
#include <canto/xml/tape.hpp>

namespace canto::inline CANTO_ABI::detail {

/// How reading a part of a tag, or of text, ended.
enum class stop : std::uint8_t {
    none,         ///< it is complete
    cut,          ///< the bytes end
    wrong,        ///< see tag_reader::code
    no_memory
};

/// What a tag holds that must be looked at once it is complete.
struct tag_notes {
    static constexpr std::uint32_t declares = 1;      ///< namespace declarations: nothing to check but their number
    static constexpr std::uint32_t repeats = 2;       ///< two local names may be the same
    static constexpr std::uint32_t prefixed = 4;      ///< a prefix other than xml
    static constexpr std::uint32_t reserved = 8;      ///< a declaration that may be illegal, or too long
    static constexpr std::uint32_t excess = 16;       ///< more attributes than allowed
    static constexpr std::uint32_t long_name = 32;    ///< a name longer than allowed
    static constexpr std::uint32_t moved = 64;        ///< not of the tag: the tape had to grow, see tag_reader::element
};

/// What lies behind bytes: anything, which must not even be read; or tag_reader::padding zeros.
enum class behind : bool { anything, zeros };

/// What a start tag comes to.
struct tag_end {
    token* out;       // behind the tag's last token
    bool is_empty;    // it ended in "/>"
};

constexpr errc code_of(reference_end::kind what) noexcept {
    return what == reference_end::kind::undefined_entity ? errc::undefined_entity : errc::malformed_reference;
}
constexpr errc code_of(decoded::kind what) noexcept {
    return what == decoded::kind::invalid ? errc::invalid_utf8 : errc::illegal_character;
}

/// Finds the end of a tag: the first '>' outside quotes, or the first '<', which no tag may hold. The one scan that
/// knows nothing of the grammar, so that an unfinished tag costs two words of state. Bytes from `begin` on may be read;
/// between `end` and `readable` there are zeros.
/// Returns: that byte, or `end` with `quote` telling what is open there.
inline const char* hunt(const char* begin, const char* p, const char* end, const char* readable, char& quote) noexcept {
    return find_if<'<', '>', '"', '\''>(begin, p, end, readable, [&quote](char c) noexcept {
        // No branch on what is open: it cannot be guessed.
        const bool is_end = c == '<' || (c == '>' && quote == 0);
        const char next = quote == 0 ? c : c == quote ? '\0' : quote;
        if (is_end) return true;
        quote = next;
        return false;
    });
}

/// Reads tags. Functions return how far they came, or null where the tag cannot be read: the members below say why.
class tag_reader {
public:
    /// `hunted` is how far a hunt for the end of the first tag has come: to it, or `bytes` where there was none.
    tag_reader(const char* bytes, const char* end, behind follows, const char* hunted, tape& memory,
               const limits& bounds, std::uint32_t in_scope, std::uint32_t names_before) noexcept
        : declarations(in_scope), name_bits(names_before), bytes_(bytes), end_(end),
          safe_(bounds.name_bytes < unchecked_name ? bytes : last_start(reach, follows)), hunted_(hunted),
          memory_(&memory), bounds_(&bounds),
          few_(static_cast<std::ptrdiff_t>(1 + std::min(bounds.attributes, most_few))), follows_(follows) {}

    /// Reads a start tag from its name to its end. The element's own token goes to `own`, its tail unfinished.
    /// Returns: the byte behind its '>', and `found`; null where it could not be read: see the members below.
    /// Precondition: *name is what follows the '<'; the tape has room for tape::reserve tokens at `own`.
    [[gnu::always_inline]] const char* start_tag(const char* const name, token* const own, tag_end& found) noexcept {
        const char* p = name;
        const char* local = name;
        std::uint64_t flags = 0;
        notes = 0;
        if (name < safe_ && starts_ascii_name(*name)) [[likely]] p = name + 1 + short_name_size(name + 1);
        auto size = static_cast<std::uint64_t>(p - name);
        if (size == 0 || continues_qualified_name(*p)) [[unlikely]] {
            p = rest_of_name(name, p);
            if (!p) return nullptr;
            size = name_size_;
            flags = flags_;
            local += local_;
        }
        own->head = token::make_head(static_cast<std::uint64_t>(name - bytes_) - 1, size, token_kind::element, flags);
        name_bits |= name_bit(*local, static_cast<std::uint64_t>(p - local));
        if (p < end_ && *p == '>') {
            found = {own + 1, false};
            return p + 1;
        }
        limit_ = own + few_;
        p = attributes(p, own + 1);
        if (p) [[likely]] found = {next_, tag_is_empty_};
        return p;
    }

    /// Reads an end tag from its name to its '>'; end_tag_name is set on the way.
    [[gnu::noinline]] const char* end_tag(const char* name) noexcept {
        const char* p = rest_of_name(name, name);
        if (!p) return nullptr;
        end_tag_name = p;
        while (p != end_ && is_space(*p)) ++p;
        if (p == end_) return cut(0);
        return *p == '>' ? p + 1 : wrong(p);
    }

    /// How many declarations are in scope.
    std::uint32_t declarations;

    /// The name_bit() of each element so far.
    std::uint32_t name_bits;

    /// tag_notes of the last start tag.
    std::uint32_t notes = 0;

    /// Where the tag's own token is on a tape that had to grow meanwhile; else none.
    std::uint32_t element = token::none;

    // Why a tag could not be read.
    stop why;
    errc code;               ///< where wrong
    const char* named;       ///< where wrong: the byte that the error names
    const char* reached;     ///< how far it has been read
    char quote;              ///< the quote that is open there
    const char* end_tag_name;    ///< where the name of an end tag ends

    /// Where the opening quote of an attribute can stand first: behind a space, a letter and '='.
    static constexpr std::size_t opening = 3;
    /// Bytes from there on that are looked at for an attribute of the common form; and those of them that may be that
    /// quote. So a name of that form has `front` letters at most.
    static constexpr std::size_t ahead = block::size == 32 ? 64 : block::size == 16 ? 48 : 32;
    static constexpr std::size_t front = block::size == 32 ? 32 : 16;
    /// How many bytes of an attribute are looked at.
    static constexpr std::size_t reach = opening + ahead;
    /// Values are looked at by so many bytes at a time behind those.
    static constexpr std::size_t pair = 2 * block::size;
    /// How many bytes of an element's name are read without checks behind the first.
    static constexpr std::size_t short_name = 16;
    /// Names of up to so many bytes are read in one go, and not counted. Under a lower limit, all is read by the plain
    /// functions.
    static constexpr std::size_t unchecked_name = std::max(front, 1 + short_name);

    /// Where so many zeros lie behind the bytes no read has to be checked: the first zero stops each of the fast paths.
    static constexpr std::size_t padding = 67;
    static_assert(reach <= padding && pair <= padding && short_name + 2 <= reach);

private:
    // How many attributes are written without asking for room.
    static constexpr std::uint32_t most_few = tape::reserve - 2;

    [[gnu::noinline]] inline const char* attributes(const char* p, token* next) noexcept;
    template <bool NearEnd>
    [[gnu::always_inline]] const char* regular_attribute(const char* p, token& out, std::uint64_t& bit) noexcept;
    [[gnu::noinline]] inline const char* attribute_near_end(const char* p) noexcept;
    inline const char* long_value_end(const char* p) noexcept;
    [[gnu::noinline]] inline const char* any_attribute(const char* p) noexcept;
    [[gnu::noinline]] inline const char* rest_of_name(const char* name, const char* p) noexcept;
    [[gnu::noinline]] inline const char* between(const char* p) noexcept;
    [[gnu::noinline]] inline const char* find_quote(const char* p) noexcept;
    [[gnu::noinline]] inline const char* rest_of_value(const char* p, char quote_mark) noexcept;
    [[gnu::noinline]] inline bool make_room() noexcept;
    inline bool make_scope() noexcept;

    /// Up to where so many bytes may be read.
    const char* last_start(std::size_t size, behind follows) const noexcept {
        if (follows == behind::zeros) return end_;
        return static_cast<std::size_t>(end_ - bytes_) > size ? end_ - size : bytes_;
    }
    /// How many of the first bytes continue a name, up to short_name: names as they come in XMPP are short, ASCII,
    /// often the same. A row of branches that the predictor learns, so that what follows need not wait for the length.
    [[gnu::always_inline]] static std::size_t short_name_size(const char* p) noexcept {
        return short_name_size(p, std::make_index_sequence<short_name>());
    }
    template <std::size_t... I>
    [[gnu::always_inline]] static std::size_t short_name_size(const char* p, std::index_sequence<I...>) noexcept {
        std::size_t size = short_name;
        static_cast<void>(((continues_ascii_name(p[I]) || (size = I, false)) && ...));
        return size;
    }
    /// Where the ASCII name that begins here ends; `name` itself for none.
    /// Precondition: something else follows.
    [[gnu::noinline]] static const char* ascii_name_end(const char* name) noexcept {
        if (!starts_ascii_name(*name)) return name;
        do ++name;
        while (continues_ascii_name(*name));
        return name;
    }
    /// What a plain value does not hold. Without a lookup '#' is found along, as it costs a compare to tell from '"',
    /// '&' and '\'': the four differ in two bits.
    [[gnu::always_inline]] static block value_stops(block b) noexcept {
        if constexpr (block::has_lookup)
            return stops<odd_bytes::stop, '&', '\'', '<', '"'>(b);
        else
            return odd_or<'\''>(b | block::fill('"' ^ '\'')) | b.equals('<');
    }
    /// Whether "='" or "=\"" stands here.
    static bool opens_value(const char* p) noexcept {
        constexpr auto equals_and = [](char quote_mark) -> std::uint32_t {
            return std::bit_cast<std::uint16_t>(std::array<char, 2>{'=', quote_mark});
        };
        std::uint16_t two;
        std::memcpy(&two, p, sizeof two);
        // No branch on which of the two it is: that depends on who wrote it, and compilers make one of an `or`. The
        // product of two differences below 2^16 is 0 only if one of them is.
        return (two - equals_and('\'')) * (two - equals_and('"')) == 0;
    }

    /// One of 64 bits, the same for local names that are the same, and another for most that stand in one tag.
    static std::uint64_t bit_of(char first, std::uint64_t size) noexcept {
        return std::uint64_t(1) << (static_cast<unsigned char>(first) * std::uint64_t(2) + size) % 64;
    }

    /// Makes an attribute a declaration, and brings it into scope.
    /// Precondition: the scope has room for it.
    void declare(token& attribute, bool reserved) noexcept {
        attribute.head +=
            token::make_head(0, 0, token_kind::declaration, 0) - token::make_head(0, 0, token_kind::attribute, 0);
        notes |= reserved ? tag_notes::declares | tag_notes::reserved : tag_notes::declares;
        memory_->scope.data()[declarations++] = static_cast<std::uint32_t>(&attribute - memory_->tokens.data());
    }
    const char* cut(char open_quote) noexcept {
        reached = end_;
        quote = open_quote;
        why = stop::cut;
        return nullptr;
    }
    const char* wrong(errc what, const char* byte, char open_quote) noexcept {
        code = what;
        named = reached = byte;
        quote = open_quote;
        why = stop::wrong;
        return nullptr;
    }
    const char* wrong(const char* byte) noexcept { return wrong(errc::malformed_tag, byte, 0); }

    const char* bytes_;
    const char* end_;
    const char* safe_;       // unchecked reads begin before this
    const char* hunted_;     // no hunt is needed before this: one has stopped here, or the bytes end in a '>'
    tape* memory_;
    const limits* bounds_;
    std::ptrdiff_t few_;     // tokens that a tag has room for, its own among them
    behind follows_;

    // Where the next token goes, and where none may.
    token* next_;
    token* limit_;

    // What rest_of_name(), between(), rest_of_value() and any_attribute() have found; attribute_near_end() finds bit_
    // and tag_ends_ alone.
    std::uint64_t name_size_;      // as it fits into a token
    std::uint64_t local_;          // bytes before the local name
    std::uint64_t bit_;            // of the local name
    std::uint32_t flags_;          // token_flags
    bool tag_ends_;
    bool tag_is_empty_;
};

/// Reads attributes, the first of which goes to `next`, and the end of the tag.
/// Returns: the byte behind its '>', next_ and tag_is_empty_; or null.
const char* tag_reader::attributes(const char* p, token* next) noexcept {
    std::uint64_t seen = 0;    // the bits of the local names so far
    for (;;) {
        std::uint64_t bit;
        const char* behind = nullptr;
        if (p < safe_) [[likely]] {
            if (*p == ' ') [[likely]] {
                if (next < limit_) [[likely]] behind = regular_attribute<false>(p, *next, bit);
            } else if (*p == '>') {
                next_ = next;
                tag_is_empty_ = false;
                return p + 1;
            } else if (*p == '/' && p[1] == '>') {
                next_ = next;
                tag_is_empty_ = true;
                return p + 2;
            }
        }
        if (!behind) [[unlikely]] {
            next_ = next;
            behind = any_attribute(p);
            if (!behind || tag_ends_) return behind;
            next = next_;
            bit = bit_;
        }
        p = behind;
        ++next;
        if ((seen & bit) != 0) [[unlikely]] notes |= tag_notes::repeats;
        seen |= bit;
    }
}

/// Reads an attribute of the common form, to `out`, and the bit of its local name. Of what must be waited for, one
/// number leads from its first byte to the byte behind it: the place of the second stop.
/// Returns: the byte behind it; null where something else stands.
/// Precondition: p is before safe_. NearEnd: it is not; safe_ is `reach` before end_, and p more than `opening`.
template <bool NearEnd>
inline const char* tag_reader::regular_attribute(const char* const p, token& out, std::uint64_t& bit) noexcept {
    constexpr auto ends_value = [](block b) noexcept { return value_stops(b); };
    constexpr auto no_letter = [](block b) noexcept { return b.not_letters(); };
    std::uint64_t early, late, no_letters;
    if constexpr (NearEnd) {
        const auto seen = static_cast<std::size_t>(p - safe_);
        const std::uint64_t stops = bits_of<0, ahead, block>(safe_ + opening, ends_value) >> seen;
        constexpr std::uint64_t in_front = (std::uint64_t(1) << front) - 1;
        early = stops & in_front;
        late = stops & ~in_front;
        no_letters = bits_of<0, ahead, block>(safe_ + 1, no_letter) >> seen;
    } else {
        early = bits_of<0, front, block>(p + opening, ends_value);
        late = bits_of<front, ahead, block>(p + opening, ends_value);
        no_letters = bits_of<0, front, block>(p + 1, no_letter);
    }
    if (early == 0) [[unlikely]] return nullptr;
    std::uint64_t left = (early & (early - 1)) | late;    // stops behind the opening quote
    if (NearEnd && left == 0) return nullptr;
    const char* const name = p + 1;
    const std::size_t name_size = lowest_bit(early) + 1;
    const char* const name_end = name + name_size;    // if "='" or "=\"" stands there
    const char* const value = name_end + 2;
    const char* local = name;
    std::uint64_t head = token::make_head(0, name_size, token_kind::attribute, 0);    // still without its offset
    no_letters |= std::uint64_t(1) << front;    // so that a name may have `front` letters, and some bit is always set
    if (lowest_bit(no_letters) != name_size) [[unlikely]] {
        if (std::memcmp(name, "xml:", 4) == 0) {    // xml:lang is part of many stanzas, and needs no declaration
            local = name + 4;
            head |= token::make_head(0, 0, token_kind::attribute, token_flags::prefixed);
            no_letters &= no_letters - 1;    // without the ':'
            if (local == name_end || lowest_bit(no_letters) != name_size) return nullptr;
        } else if (ascii_name_end(name) != name_end) {
            return nullptr;
        }
    }
    if (!opens_value(name_end)) [[unlikely]] return nullptr;

    const char* value_end = nullptr;
    for (;; left &= left - 1) {
        if (left != 0) [[likely]] {
            value_end = p + lowest_bit(left) + opening;
        } else if (NearEnd) {
            return nullptr;
        } else {
            value_end = long_value_end(p + reach);    // never at a '#'
            if (!value_end) return nullptr;
        }
        if (*value_end == value[-1]) [[likely]] break;
        if (*value_end != '#') return nullptr;
    }

    const auto value_size = static_cast<std::uint64_t>(value_end - value);
    // Two words, both built before either is stored: g++ makes poor vectors of anything else.
    head |= static_cast<std::uint64_t>(name - bytes_);
    const std::uint64_t tail = token::make_tail(static_cast<std::uint64_t>(value - bytes_), value_size);
    out.head = head;
    out.tail = tail;
    if (name_size == 5 && std::memcmp(name, "xmlns", 5) == 0) {
        if (declarations == memory_->scope.capacity()) [[unlikely]] return nullptr;    // `out` is written again
        // Only what is as long as one of the two reserved namespaces can be one.
        const std::size_t size = out.value_size();
        declare(out, size == ns::xml.size() || size == ns::xmlns.size() || size > bounds_->namespace_bytes);
    }
    bit = bit_of(*local, static_cast<std::uint64_t>(name_end - local));
    return value_end + 1;
}

/// The same where no more than `reach` bytes are left, to next_; null where any_attribute() has to read on.
const char* tag_reader::attribute_near_end(const char* p) noexcept {
    static_assert(ahead <= 64);    // masks are shifted by less than that
    const bool can_open = end_ - p > static_cast<std::ptrdiff_t>(opening);
    if (safe_ == bytes_ || !can_open || *p != ' ' || next_ >= limit_) return nullptr;
    tag_ends_ = false;
    return regular_attribute<true>(p, *next_, bit_);
}

/// Where a plain value ends that goes on at p; null where not enough bytes lie ahead to look for it.
inline const char* tag_reader::long_value_end(const char* p) noexcept {
    for (const char* const last = last_start(pair, follows_); p <= last; p += pair)
        if (const char* const at = find_in_pair<odd_bytes::stop, '&', '\'', '<', '"'>(p)) return at;
    return nullptr;
}

/// Reads one attribute of any form, to next_, or the end of the tag. Looks before every byte; near the end of the bytes
/// it first sees to it that there is something to read.
/// Returns: the byte behind it, tag_ends_, tag_is_empty_ and bit_; or null.
const char* tag_reader::any_attribute(const char* p) noexcept {
    if (p == end_) return cut(0);
    if (static_cast<std::size_t>(end_ - p) <= reach && p > hunted_) {
        // Where the tag does not end nothing in it is judged, and it need not be read. Where the bytes end in a '>' it
        // mostly does.
        char open = 0;
        hunted_ = end_;
        if (end_[-1] != '>') {
            hunted_ = hunt(bytes_, p, end_, end_, open);
            if (hunted_ == end_) return cut(open);
        }
    }
    if (p >= safe_)
        if (const char* const behind = attribute_near_end(p)) return behind;
    p = between(p);
    if (!p || tag_ends_) return p;
    const char* const name = p;
    p = rest_of_name(name, name);
    if (!p) return nullptr;
    const std::uint32_t name_flags = flags_;
    bit_ = bit_of(name[local_], static_cast<std::uint64_t>(p - name) - local_);
    p = find_quote(p);
    if (!p) return nullptr;
    const char* const value = p + 1;
    p = rest_of_value(value, *p);
    if (!p) return nullptr;
    if (next_ >= limit_ && !make_room()) return nullptr;
    next_->head = token::make_head(static_cast<std::uint64_t>(name - bytes_), name_size_, token_kind::attribute,
                                   name_flags | flags_);
    next_->tail = token::make_tail(static_cast<std::uint64_t>(value - bytes_), static_cast<std::uint64_t>(p - value));
    if (name_size_ >= 5 && std::memcmp(name, "xmlns", 5) == 0 && (name_size_ == 5 || name[5] == ':')) {
        if (!make_scope()) return nullptr;
        declare(*next_, true);
    }
    return p + 1;
}

/// Reads on from p to the end of the qualified name that begins at `name`; all before p are ASCII, and part of it.
const char* tag_reader::rest_of_name(const char* name, const char* p) noexcept {
    const char* part = name;
    for (;;) {
        if (p == end_) return cut(0);
        if (p != part ? continues_ascii_name(*p) : starts_ascii_name(*p)) {
            ++p;
        } else if (*p == ':' && p != part && part == name) {
            part = ++p;
        } else if (is_ascii(*p)) {
            if (p == part) return wrong(p);
            break;
        } else {
            const decoded c = decode(p, end_);
            if (c.what == decoded::kind::cut) return cut(0);
            if (c.what == decoded::kind::invalid) return wrong(errc::invalid_utf8, p, 0);
            if (!(p == part ? is_name_start(c.value) : is_name_char(c.value))) return wrong(p);
            p += c.size;
        }
    }
    const auto size = static_cast<std::uint64_t>(p - name);
    // A token has 16 bits for it. Names that do not fit are found too long once the tag is complete.
    name_size_ = size < limits::max_name_bytes ? size : limits::max_name_bytes;
    if (size > std::min(bounds_->name_bytes, limits::max_name_bytes)) notes |= tag_notes::long_name;
    local_ = static_cast<std::uint64_t>(part - name);
    flags_ = part != name ? token_flags::prefixed : 0;
    if (part != name && (local_ != 4 || std::memcmp(name, "xml", 3) != 0)) notes |= tag_notes::prefixed;
    return p;
}

/// Behind a name or value: to the next attribute's name, or through the end of the tag.
const char* tag_reader::between(const char* p) noexcept {
    const char* const from = p;
    while (p != end_ && is_space(*p)) ++p;
    if (p == end_) return cut(0);
    tag_is_empty_ = *p == '/';
    if (tag_is_empty_) {
        if (++p == end_) return cut(0);
        if (*p != '>') return wrong(p);
    }
    tag_ends_ = *p == '>';
    if (tag_ends_) return p + 1;
    return p != from ? p : wrong(p);
}

/// Behind an attribute's name: to the quote that opens its value.
const char* tag_reader::find_quote(const char* p) noexcept {
    while (p != end_ && is_space(*p)) ++p;
    if (p == end_) return cut(0);
    if (*p != '=') return wrong(p);
    ++p;
    while (p != end_ && is_space(*p)) ++p;
    if (p == end_) return cut(0);
    return *p == '\'' || *p == '"' ? p : wrong(p);
}

/// Inside a value: to the quote that closes it.
const char* tag_reader::rest_of_value(const char* p, char quote_mark) noexcept {
    using enum odd_bytes;
    flags_ = 0;
    for (;;) {
        p = quote_mark == '"' ? find<stop, '<', '&', '"'>(p, end_) : find<stop, '<', '&', '\''>(p, end_);
        if (p == end_) return cut(quote_mark);
        if (*p == quote_mark) return p;
        if (*p == '<') return wrong(errc::malformed_tag, p, quote_mark);
        if (*p == '&') {
            flags_ |= token_flags::references;
            reference_number number;
            const reference_end found = scan_reference(p, end_, number);
            if (found.what == reference_end::kind::cut) return cut(quote_mark);
            if (found.what != reference_end::kind::complete) return wrong(code_of(found.what), p, quote_mark);
            p = found.at;
        } else if (is_space(*p)) {
            flags_ |= token_flags::line_ends;
            ++p;
        } else {
            p = quote_mark == '"' ? skip_blocks<block, '<', '&', '"'>(p, end_)
                                  : skip_blocks<block, '<', '&', '\''>(p, end_);
            const skipped good = skip_run(p, end_);
            p = good.end;
            if (good.what == decoded::kind::cut) return cut(quote_mark);
            if (good.what != decoded::kind::good) return wrong(code_of(good.what), p, quote_mark);
            if (p != end_ && is_control(*p)) return wrong(errc::illegal_character, p, quote_mark);
        }
    }
}

/// No room for a token at next_: the tape is full, or the tag has an attribute too many, which is then written over the
/// last one. Returns: whether there is room now.
bool tag_reader::make_room() noexcept {
    if ((notes & tag_notes::excess) != 0) {
        --next_;
        return true;
    }
    const auto used = static_cast<std::uint32_t>(next_ - memory_->tokens.data());
    std::uint32_t own = used - 1;
    while (memory_->tokens.data()[own].in_tag()) --own;
    const std::uint32_t read = used - own - 1;
    if (read >= bounds_->attributes) {
        notes |= tag_notes::excess;
        limit_ = next_;
        if (read != 0) --next_;
        return true;
    }
    if (!memory_->grow_tokens(used, tape::reserve, tape::most_tokens(*bounds_))) {
        why = stop::no_memory;
        return false;
    }
    notes |= tag_notes::moved;
    element = own;
    next_ = memory_->tokens.data() + used;
    limit_ = next_ + std::min<std::size_t>(bounds_->attributes - read, memory_->tokens.capacity() - used);
    return true;
}

/// Makes room for one more declaration in scope.
inline bool tag_reader::make_scope() noexcept {
    auto& scope = memory_->scope;
    if (declarations != scope.capacity()) return true;
    if (scope.grow(std::max<std::size_t>(16, 2 * scope.capacity()), declarations)) return true;
    why = stop::no_memory;
    return false;
}

}

// The grammar of a start tag's inside: names, attributes, values (XML 1.0 §3.1, Namespaces in XML 1.0 §4).
//
// attributes() is written once and compiled twice: while at least `margin` bytes lie ahead it reads names and the front
// of values without looking for the end of the bytes; near the end it looks before every byte. Whatever is rare (a
// prefix, a letter outside ASCII, white space around '=', a long or odd value) is read out of line, by functions that go
// on from where the loop stopped.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>

#include <canto/detail/chars.hpp>
#include <canto/detail/scan.hpp>
#include <canto/detail/utf8.hpp>
#include <canto/error.hpp>
#include <canto/limits.hpp>
#include <canto/version.hpp>
#include <canto/xml/reference.hpp>
#include <canto/xml/tape.hpp>

namespace canto::inline CANTO_ABI::detail {

/// How reading a part of a tag, or of text, ended.
enum class stop : std::uint8_t {
    none,         ///< it did not: go on
    open,         ///< behind the '>' of a start tag
    empty,        ///< behind the "/>" of an empty-element tag
    near,         ///< too near the end of the bytes for unchecked reads
    cut,          ///< the bytes end
    wrong,        ///< see tag_reader::code
    no_memory
};

/// What a tag holds that must be looked at once it is complete.
struct tag_notes {
    static constexpr std::uint32_t declares = 1;      ///< namespace declarations: nothing to check but their number
    static constexpr std::uint32_t repeats = 2;       ///< two local names may be the same
    static constexpr std::uint32_t prefixed = 4;      ///< a prefix other than xml
    static constexpr std::uint32_t reserved = 8;      ///< a declaration that may be illegal
    static constexpr std::uint32_t excess = 16;       ///< more attributes than allowed
    static constexpr std::uint32_t long_name = 32;    ///< a name longer than allowed
};

constexpr errc code_of(reference_end::kind what) noexcept {
    return what == reference_end::kind::undefined_entity ? errc::undefined_entity : errc::malformed_reference;
}
constexpr errc code_of(decoded::kind what) noexcept {
    return what == decoded::kind::invalid ? errc::invalid_utf8 : errc::illegal_character;
}

/// Reads the inside of start tags. Where something is wrong or the bytes end, it says so, and in which quote.
class tag_reader {
public:
    tag_reader(const char* bytes, const char* end, tape& memory, const limits& bounds) noexcept
        : bytes_(bytes), end_(end),
          safe_(end - bytes > margin && bounds.name_bytes >= short_name ? end - margin : bytes), memory_(&memory),
          name_bytes_(bounds.name_bytes < limits::max_name_bytes ? bounds.name_bytes : limits::max_name_bytes),
          attributes_(bounds.attributes), most_tokens_(tape::most_tokens(bounds)) {}

    /// The loop's state, small enough to live in registers. Parts that are out of line take and return it whole.
    struct state {
        const char* at;          ///< behind what has been read
        const char* name;        ///< the attribute name that ends at `at`; null between attributes
        token* out;              ///< where the next token goes
        token* out_limit;        ///< where none may go: the tape's end, or one attribute too many
        std::uint64_t seen;      ///< bloom filter of local names
        std::uint32_t notes;     ///< tag_notes
        std::uint32_t flags;     ///< token_flags of the name or value just read; above them the bytes of its prefix and ':'
        stop why;
    };

    /// Reads a start tag from its '<' to its end. The element's own token goes to `out`, its tail unfinished.
    /// Precondition: *tag is '<' with a byte behind it; the tape has room for two tokens at `out`.
    [[gnu::always_inline]] state start_tag(const char* tag, token* out) noexcept {
        element_ = static_cast<std::uint32_t>(out - memory_->tokens.data());
        state s{tag + 1, nullptr, out + 1, limit(out), 0, 0, 0, stop::none};
        if (tag < safe_ && starts_ascii_name(*s.at)) [[likely]] {
            s.at = short_name_end(s.at);
            if (*s.at != '>' && *s.at != ' ' && *s.at != '/') [[unlikely]] s = rest_of_name(s, tag + 1);
        } else {
            s = rest_of_name(s, tag + 1);
        }
        const auto size = static_cast<std::uint64_t>(s.at - tag - 1);
        out->head = token::make_head(offset(tag), name_field(size), token_kind::element, s.flags & 0xFF);
        if (s.why == stop::none) [[likely]] {
            s = attributes<false>(s);
            if (s.why == stop::near) [[unlikely]] s = attributes_near(s);
        }
        return s;
    }

    /// Reads an end tag from its "</" to its '>'; `name` of the result is where its name ends.
    [[gnu::noinline]] state end_tag(const char* tag) noexcept {
        state s{tag + 2, nullptr, nullptr, nullptr, 0, 0, 0, stop::none};
        s = rest_of_name(s, tag + 2);
        if (s.why != stop::none) return s;
        s.name = s.at;
        while (s.at != end_ && is_space(*s.at)) ++s.at;
        if (s.at == end_) return cut(s, 0);
        return *s.at == '>' ? closed(s, 1, stop::open) : wrong(s, s.at);
    }

    // Where a part ended: valid with stop::wrong (all of it) and stop::cut (at, quote).
    errc code = errc::malformed_tag;
    const char* named = nullptr;    ///< the byte that the error names
    const char* at = nullptr;       ///< how far the tag has been read
    char quote = 0;                 ///< the quote that is open there

    /// Bytes that the unchecked reads of one attribute may touch: a short name, "='", a block.
    static constexpr std::ptrdiff_t margin = 128;
    static constexpr std::ptrdiff_t short_name = 32;

private:
    template <bool Near>
    [[gnu::always_inline]] state attributes(state s) noexcept;
    [[gnu::noinline]] state attributes_near(state s) noexcept {
        s.why = stop::none;
        return attributes<true>(s);
    }
    [[gnu::noinline]] inline state rest_of_name(state s, const char* name) noexcept;
    [[gnu::noinline]] inline state find_quote(state s) noexcept;
    [[gnu::noinline]] inline state rest_of_value(state s, char quote_mark) noexcept;
    [[gnu::noinline]] inline state between(state s) noexcept;
    [[gnu::noinline]] inline state overflow(state s) noexcept;

    /// Reads names as they come in XMPP: short, ASCII, often the same. A loop that the branch predictor learns.
    [[gnu::always_inline]] static const char* short_name_end(const char* p) noexcept {
        for (const char* const last = p + short_name; p != last; p += 8) {
            if (!continues_ascii_name(p[0])) return p;
            if (!continues_ascii_name(p[1])) return p + 1;
            if (!continues_ascii_name(p[2])) return p + 2;
            if (!continues_ascii_name(p[3])) return p + 3;
            if (!continues_ascii_name(p[4])) return p + 4;
            if (!continues_ascii_name(p[5])) return p + 5;
            if (!continues_ascii_name(p[6])) return p + 6;
            if (!continues_ascii_name(p[7])) return p + 7;
        }
        return p;
    }

    token* limit(token* element) const noexcept {
        const auto room = static_cast<std::size_t>(memory_->tokens.data() + memory_->tokens.capacity() - element) - 1;
        return element + 1 + (room < attributes_ ? room : attributes_);
    }
    std::uint32_t offset(const char* p) const noexcept { return static_cast<std::uint32_t>(p - bytes_); }

    /// Names that do not fit are found too long once the tag is complete.
    static std::uint64_t name_field(std::uint64_t size) noexcept {
        return size < limits::max_name_bytes ? size : limits::max_name_bytes;
    }
    static state near(state s) noexcept {
        s.why = stop::near;
        return s;
    }
    static state closed(state s, std::ptrdiff_t width, stop how) noexcept {
        s.at += width;
        s.why = how;
        return s;
    }
    state cut(state s, char open_quote) noexcept {
        s.at = at = end_;
        quote = open_quote;
        s.why = stop::cut;
        return s;
    }
    state wrong(state s, errc what, const char* byte, const char* reached, char open_quote) noexcept {
        code = what;
        named = byte;
        s.at = at = reached;
        quote = open_quote;
        s.why = stop::wrong;
        return s;
    }
    state wrong(state s, const char* byte) noexcept { return wrong(s, errc::malformed_tag, byte, byte, 0); }

    const char* bytes_;
    const char* end_;
    const char* safe_;    // unchecked reads begin before this
    tape* memory_;
    std::uint32_t name_bytes_;
    std::uint32_t attributes_;
    std::size_t most_tokens_;
    std::uint32_t element_ = 0;    // the token of the tag being read
};

template <bool Near>
inline tag_reader::state tag_reader::attributes(state s) noexcept {
    const char* const end = end_;
    const char* const safe = safe_;
    const char* const bytes = bytes_;
    for (;;) {
        if (!Near || !s.name) {
            // Behind the element's name, or behind a value.
            if (!Near && s.at >= safe) [[unlikely]] return near(s);
            if (!Near && *s.at == ' ' && starts_ascii_name(s.at[1])) [[likely]] {
                ++s.at;
            } else {
                if (!Near && *s.at == '>') return closed(s, 1, stop::open);
                if (!Near && *s.at == '/' && s.at[1] == '>') return closed(s, 2, stop::empty);
                s = between(s);
                if (s.why != stop::none) return s;
                if (!Near && s.at >= safe) [[unlikely]] return --s.at, near(s);
            }
            s.name = s.at;
            s.flags = 0;
            const bool plain = !Near && starts_ascii_name(*s.at);
            if (plain) [[likely]] s.at = short_name_end(s.at);
            if (!plain || *s.at != '=') [[unlikely]] {
                s = rest_of_name(s, s.name);
                if (s.why != stop::none) return s;
            }
            if (!Near && s.at >= safe) [[unlikely]] return near(s);
        }

        const char* const name = s.name;
        const char* const name_end = s.at;
        std::uint32_t flags = s.flags;
        if (!Near && *s.at == '=' && (s.at[1] == '\'' || s.at[1] == '"')) [[likely]] {
            ++s.at;
        } else {
            s = find_quote(s);
            if (s.why != stop::none) return s;
        }

        const char quote_mark = *s.at;
        const char* const value = ++s.at;
        bool found = false;
        if (!Near && end - value >= std::ptrdiff_t(block::size)) [[likely]] {
            const auto mask = stops<odd_bytes::stop, '<', '&', '\'', '"'>(block::load(value));
            s.at += mask != 0 ? block::first(mask) : block::size;
            found = mask != 0 && *s.at == quote_mark;
        }
        if (!found) [[unlikely]] {
            s = rest_of_value(s, quote_mark);
            if (s.why != stop::none) return s;
            flags |= s.flags;
        }

        const auto name_size = static_cast<std::uint64_t>(name_end - name);
        const auto value_size = static_cast<std::uint64_t>(s.at - value);
        ++s.at;
        s.name = nullptr;
        token_kind kind = token_kind::attribute;
        if (*name == 'x' && name_size >= 5 && std::memcmp(name, "xmlns", 5) == 0 && (name_size == 5 || name[5] == ':')) {
            kind = token_kind::declaration;
            s.notes |= tag_notes::declares;
            // Only what is as long as one of the two reserved namespaces can be one, or what must be decoded first.
            if (name_size != 5 || value_size == 36 || value_size == 29 || (flags & token_flags::references) != 0)
                s.notes |= tag_notes::reserved;
        }
        if (s.out >= s.out_limit) [[unlikely]] {
            s = overflow(s);
            if (s.why != stop::none) return s;
        }
        // Two words, both built before either is stored: g++ makes poor vectors of anything else.
        const std::uint64_t head = token::make_head(offset(name), name_field(name_size), kind, flags & 0xFF);
        const std::uint64_t tail = token::make_tail(static_cast<std::uint64_t>(value - bytes), value_size);
        s.out->head = head;
        s.out->tail = tail;
        ++s.out;

        const std::uint32_t prefix = flags >> 8;
        const std::uint64_t sum = static_cast<unsigned char>(name[prefix]) + 7u * static_cast<unsigned char>(name_end[-1]) +
                                  (name_size - prefix);
        const std::uint64_t bit = std::uint64_t(1) << (sum & 63);
        if ((s.seen & bit) != 0) s.notes |= tag_notes::repeats;
        s.seen |= bit;
    }
}

/// Reads on to the end of the qualified name that begins at `name`; s.at is there, or behind letters of it.
tag_reader::state tag_reader::rest_of_name(state s, const char* name) noexcept {
    const char* p = s.at;
    const char* part = name;
    for (;;) {
        if (p == end_) return cut(s, 0);
        if (p != part ? continues_ascii_name(*p) : starts_ascii_name(*p)) {
            ++p;
        } else if (*p == ':' && p != part && part == name) {
            part = ++p;
        } else if (is_ascii(*p)) {
            if (p == part) return wrong(s, p);
            break;
        } else {
            const decoded c = decode(p, end_);
            if (c.what == decoded::kind::cut) return cut(s, 0);
            if (c.what == decoded::kind::invalid) return wrong(s, errc::invalid_utf8, p, p, 0);
            if (!(p == part ? is_name_start(c.value) : is_name_char(c.value))) return wrong(s, p);
            p += c.size;
        }
    }
    if (static_cast<std::size_t>(p - name) > name_bytes_) s.notes |= tag_notes::long_name;
    if (part != name) {
        const auto prefix = static_cast<std::uint32_t>(part - name);
        s.flags |= token_flags::prefixed | prefix << 8;
        if (prefix != 4 || std::memcmp(name, "xml", 3) != 0) s.notes |= tag_notes::prefixed;
    }
    s.at = p;
    return s;
}

/// Behind a name or value: to the next attribute's name, or through the end of the tag.
tag_reader::state tag_reader::between(state s) noexcept {
    const char* p = s.at;
    while (p != end_ && is_space(*p)) ++p;
    if (p == end_) return cut(s, 0);
    const bool spaced = p != s.at;
    s.at = p;
    if (*p == '>') return closed(s, 1, stop::open);
    if (*p == '/') {
        if (end_ - p < 2) return cut(s, 0);
        return p[1] == '>' ? closed(s, 2, stop::empty) : wrong(s, p + 1);
    }
    return spaced ? s : wrong(s, p);
}

/// Behind an attribute's name: to the quote that opens its value.
tag_reader::state tag_reader::find_quote(state s) noexcept {
    const char* p = s.at;
    while (p != end_ && is_space(*p)) ++p;
    if (p == end_) return cut(s, 0);
    if (*p != '=') return wrong(s, p);
    ++p;
    while (p != end_ && is_space(*p)) ++p;
    if (p == end_) return cut(s, 0);
    if (*p != '\'' && *p != '"') return wrong(s, p);
    s.at = p;
    return s;
}

/// Inside a value: to the quote that closes it. s.flags tell what there is to decode.
tag_reader::state tag_reader::rest_of_value(state s, char quote_mark) noexcept {
    using enum odd_bytes;
    const char* p = s.at;
    s.flags = 0;
    for (;;) {
        p = quote_mark == '"' ? find<stop, '<', '&', '"'>(p, end_) : find<stop, '<', '&', '\''>(p, end_);
        if (p == end_) return cut(s, quote_mark);
        if (*p == quote_mark) break;
        if (*p == '<') return wrong(s, errc::malformed_tag, p, p, quote_mark);
        if (*p == '&') {
            s.flags |= token_flags::references;
            reference_number number;
            const reference_end found = scan_reference(p, end_, number);
            if (found.what == reference_end::kind::cut) return cut(s, quote_mark);
            if (found.what != reference_end::kind::complete) return wrong(s, code_of(found.what), p, p, quote_mark);
            p = found.at;
        } else if (is_space(*p)) {
            s.flags |= token_flags::line_ends;
            ++p;
        } else {
            p = quote_mark == '"' ? skip_blocks<block, '<', '&', '"'>(p, end_) : skip_blocks<block, '<', '&', '\''>(p, end_);
            const skipped good = skip_run(p, end_);
            p = good.end;
            if (good.what == decoded::kind::cut) return cut(s, quote_mark);
            if (good.what != decoded::kind::good) return wrong(s, code_of(good.what), p, p, quote_mark);
            if (p != end_ && is_control(*p)) return wrong(s, errc::illegal_character, p, p, quote_mark);
        }
    }
    s.at = p;
    return s;
}

/// No room for a token: the tape is full, or the tag has an attribute too many, which is written over the last one.
tag_reader::state tag_reader::overflow(state s) noexcept {
    const auto used = static_cast<std::uint32_t>(s.out - memory_->tokens.data());
    if (used - element_ - 1 < attributes_) {
        if (!memory_->grow_tokens(used, most_tokens_)) return s.why = stop::no_memory, s;
        s.out = memory_->tokens.data() + used;
        s.out_limit = limit(memory_->tokens.data() + element_);
    } else {
        s.notes |= tag_notes::excess;
        s.out = attributes_ == 0 ? s.out_limit : s.out_limit - 1;
    }
    return s;
}

}

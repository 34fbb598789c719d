// The tape: one element and all it holds, as a row of 16-byte tokens in document order.
//
//   <a x='1'><b xmlns='u'/>t&lt;</a>
//
//   index  kind         head: offset, name length, flags, tag size    tail: a, b
//   0      element      '<' of a, 1, tag of 2 tokens                  index after the subtree (5), parent (none)
//   1      attribute    "x", 1                                        offset and length of "1"
//   2      element      '<' of b, 1, declares                         4, 0
//   3      declaration  "xmlns", 5                                    offset and length of "u"
//   4      text         "t&lt;", references                           offset and length of "t&lt;"
//
// Offsets count from the first byte of the element, so the bytes may move without touching the tape.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include <canto/detail/buffer.hpp>
#include <canto/limits.hpp>
#include <canto/version.hpp>

namespace canto::inline CANTO_ABI {

/// The commonest is 0, which costs nothing to write.
enum class token_kind : std::uint8_t { attribute, declaration, element, text, cdata };

/// What a reader of a token must know of its bytes. There is room for these four.
struct token_flags {
    static constexpr std::uint8_t prefixed = 1;      ///< the name has a prefix
    static constexpr std::uint8_t declares = 2;      ///< element: has namespace declarations
    static constexpr std::uint8_t references = 4;    ///< value or text: holds a '&'
    static constexpr std::uint8_t line_ends = 8;     ///< text: holds a CR; value: holds TAB, LF or CR
};

/// Two numbers, so that a token is stored as two words. Element names begin one byte after the offset.
struct token {
    std::uint64_t head;    // offset (32), name length (16), kind (8), flags (4), tag size (4), lowest bits first
    std::uint64_t tail;    // a (32), b (32)

    static constexpr std::uint32_t none = 0xFFFF'FFFF;

    static constexpr std::uint64_t make_head(std::uint64_t offset, std::uint64_t name, token_kind kind,
                                             std::uint64_t flags) noexcept {
        return offset | (name | std::uint64_t(kind) << 16 | flags << 24) << 32;
    }
    static constexpr std::uint64_t make_tail(std::uint64_t a, std::uint64_t b) noexcept { return a | b << 32; }

    constexpr std::uint32_t offset() const noexcept { return std::uint32_t(head); }
    constexpr std::uint32_t name_size() const noexcept { return std::uint32_t(head >> 32) & 0xFFFF; }
    constexpr token_kind kind() const noexcept { return token_kind(head >> 48 & 0xFF); }
    constexpr bool has(std::uint8_t flag) const noexcept { return (head >> 56 & flag) != 0; }
    constexpr std::uint8_t flags() const noexcept { return std::uint8_t(head >> 56 & 0xF); }

    /// Whether this is of `kind` and has a name of `size` bytes, without prefix or with one: one comparison.
    constexpr bool is_named(token_kind kind, std::size_t size, bool prefixed = false) const noexcept {
        static_assert(token_flags::prefixed == 1);
        constexpr std::uint64_t looked_at = make_head(0, 0xFFFF, token_kind(0xFF), token_flags::prefixed);
        return size <= 0xFFFF && (head & looked_at) == make_head(0, size, kind, prefixed);
    }

    constexpr std::uint32_t after() const noexcept { return std::uint32_t(tail); } ///< element: index behind it
    constexpr std::uint32_t parent() const noexcept { return std::uint32_t(tail >> 32); }        ///< element: or none
    constexpr std::uint32_t value_offset() const noexcept { return std::uint32_t(tail); }        ///< all others
    constexpr std::uint32_t value_size() const noexcept { return std::uint32_t(tail >> 32); }    ///< all others

    /// Element: how many tokens its tag takes, its own among them; 0 where that is not said. It is said of roots, which
    /// are asked for one child after the other, with up to 14 attributes and declarations.
    constexpr std::uint32_t tag_size() const noexcept { return std::uint32_t(head >> 60); }
    constexpr void note_tag_size(std::uint64_t tokens) noexcept { head |= tokens < 16 ? tokens << 60 : 0; }

    /// Attributes and declarations stand right behind the element they belong to.
    constexpr bool in_tag() const noexcept {
        static_assert(token_kind::attribute == token_kind(0) && token_kind::declaration == token_kind(1));
        return (head & make_head(0, 0, token_kind(0xFE), 0)) == 0;
    }
};
static_assert(sizeof(token) == 16);

namespace detail {

/// An attribute or declaration by its index, and a hash of its namespace (see tag_check).
struct expanded_name {
    std::uint32_t index, hash;
};

}

/// The memory of a tape. The tokenizer knows how much of it is in use.
struct tape {
    detail::buffer<token> tokens;
    const token* room = nullptr;            ///< up to here there is room for `reserve` tokens
    detail::buffer<std::uint32_t> scope;    ///< indices of the declarations in scope, innermost last; while parsing
    detail::buffer<detail::expanded_name> names; ///< of one tag's attributes, sorted; while looking for duplicates

    /// What a tag commonly holds at most, itself included: every tag begins with room for it.
    static constexpr std::size_t reserve = 130;

    tape() = default;
    tape(const tape&) = delete;
    tape& operator=(const tape&) = delete;

    /// No element within the limits needs more: a token takes two bytes at the least, as in "<a>x<a>x".
    static constexpr std::size_t most_tokens(const limits& bounds) noexcept {
        const std::size_t bytes = bounds.stanza_bytes > bounds.header_bytes ? bounds.stanza_bytes : bounds.header_bytes;
        return bytes / 2 + 256;
    }

    /// Makes room for some more tokens. Sizes are halves of the most: old and new together stay below 1.5 of it.
    [[nodiscard]] bool grow_tokens(std::size_t used, std::size_t more, std::size_t most) noexcept {
        std::size_t size = most;
        while (size / 2 >= used + more) size /= 2;
        if (!tokens.grow(size > used + more ? size : used + more, used)) return false;
        room = tokens.data() + (tokens.capacity() - std::min(reserve, tokens.capacity()));
        return true;
    }

    void free() noexcept {
        tokens.free();
        scope.free();
        names.free();
        room = nullptr;
    }
};

struct element_context;

namespace detail {

/// One of 32 bits, the same for local names that are the same: a set of them tells which names are not in it. Few of
/// the children that stanzas commonly have share one. (For attributes of one tag, tag.hpp has another.)
constexpr std::uint32_t name_bit(char first, std::uint64_t size) noexcept {
    return std::uint32_t(1) << (static_cast<unsigned char>(first) * std::uint64_t(4) + size) % 32;
}
/// That of a name, or 0 for an empty one, which none is.
constexpr std::uint32_t name_bit(std::string_view local) noexcept {
    return local.empty() ? 0 : name_bit(local.front(), local.size());
}
/// The bits of all names.
inline constexpr std::uint32_t any_name = 0xFFFF'FFFF;

}

/// An element that has been parsed: its bytes, its tokens, and what surrounds it. Elements and texts are handles into
/// one.
struct tree {
    const char* bytes = nullptr;
    const token* tokens = nullptr;
    const element_context* outer = nullptr;    ///< what the element inherits; null for nothing
    std::uint32_t size = 0;                    ///< bytes of the element, '<' to '>'
    std::uint32_t count = 0;                   ///< tokens
    std::uint32_t root_declaration = token::none;    ///< of the root's namespace, if in its own tag: see make_tree()
    std::uint32_t name_bits = detail::any_name;      ///< of each element but the root, see name_bit(), and maybe more:
                                                     ///< what is not there need mostly not be looked for

    /// Whether an element other than the root may have one of the names that these are the bits of.
    bool may_hold(std::uint32_t wanted) const noexcept { return (name_bits & wanted) != 0; }

    /// The tokens of what an element holds: from behind its attributes and declarations to its end.
    const token* content(const token& element) const noexcept {
        if (element.tag_size() != 0) return &element + element.tag_size();
        const token* at = &element + 1;
        while (at != end(element) && at->in_tag()) ++at;
        return at;
    }
    const token* end(const token& element) const noexcept { return tokens + element.after(); }
    std::uint32_t index(const token* at) const noexcept { return static_cast<std::uint32_t>(at - tokens); }

    const char* name(const token& t) const noexcept { return bytes + t.offset() + (t.kind() == token_kind::element); }
};

}

// The grammar of a start tag's inside: names, attributes, values (XML 1.0 §3.1, Namespaces in XML 1.0 §4).
//
// attributes() is written once and compiled twice: while at least `margin` bytes lie ahead, or zeros behind the bytes,
// it reads names and the front of values without looking for the end; near the end it looks before every byte. Whatever
// is rare (a prefix, a letter outside ASCII, white space around '=', a long or odd value) is read out of line, by
// functions that go on from where the loop stopped.
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
#include <canto/version.hpp>
#include <canto/xml/reference.hpp>
#include <canto/xml/tape.hpp>

namespace canto::inline CANTO_ABI::detail {

/// How reading a part of a tag, or of text, ended.
enum class stop : std::uint8_t {
    none,         ///< it is complete
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
    static constexpr std::uint32_t moved = 64;        ///< not of the tag: the tape had to grow, see tag_reader::element
};

/// What lies behind bytes: anything, which must not even be read; or tag_reader::padding zeros.
enum class behind : bool { anything, zeros };

/// What a start tag comes to.
struct tag_end {
    token* out;             // behind the tag's last token
    std::uint32_t notes;    // tag_notes
    bool is_empty;          // it ended in "/>"
};

constexpr errc code_of(reference_end::kind what) noexcept {
    return what == reference_end::kind::undefined_entity ? errc::undefined_entity : errc::malformed_reference;
}
constexpr errc code_of(decoded::kind what) noexcept {
    return what == decoded::kind::invalid ? errc::invalid_utf8 : errc::illegal_character;
}

/// Reads tags. What is common stays in the registers of one loop; what is rare is read out of line, by functions that
/// return how far they came, or null where the tag cannot be read: then the members below say why.
class tag_reader {
public:
    tag_reader(const char* bytes, const char* end, behind follows, tape& memory, const limits& bounds,
               std::uint32_t in_scope) noexcept
        : declarations(in_scope), bytes_(bytes), end_(end), safe_(safe_end(bytes, end, follows, bounds)),
          last_window_(follows == behind::zeros ? end : end - bytes >= window ? end - window : bytes), memory_(&memory),
          bounds_(&bounds), few_(std::min(bounds.attributes, most_few)) {}

    /// Reads a start tag from its name to its end. The element's own token goes to `own`, its tail unfinished.
    /// Returns: the byte behind its '>', and `found`; null where it could not be read: see the members below.
    /// Precondition: *name is what follows the '<'; the tape has room for tape::reserve tokens at `own`.
    [[gnu::always_inline]] const char* start_tag(const char* const name, token* const own, tag_end& found) noexcept {
        const char* p = name;
        std::uint64_t size = 0;
        std::uint64_t flags = 0;
        std::uint32_t noted = 0;
        if (name < safe_ && starts_ascii_name(*name)) [[likely]] {
            p = name + 1 + short_name_size(name + 1);
            size = static_cast<std::uint64_t>(p - name);
        }
        if (size == 0 || continues_qualified_name(*p)) [[unlikely]] {
            p = rest_of_name(name, p);
            if (!p) return nullptr;
            noted = notes_;
            size = name_size_;
            flags = flags_;
        }
        own->head = token::make_head(static_cast<std::uint64_t>(name - bytes_) - 1, size, token_kind::element, flags);
        if (p < safe_ && *p == '>') {
            found = {own + 1, noted, false};
            return p + 1;
        }
        ++serial_;
        p = attributes<false>({p, nullptr, own + 1, own + 1 + few_, noted}, found);
        if (p || why != stop::near) return p;
        p = attributes_near();
        if (p) found = near_found_;
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

    /// Where the tag's own token is on a tape that had to grow meanwhile; else none.
    std::uint32_t element = token::none;

    // Why a tag could not be read.
    stop why;
    errc code;               ///< where wrong
    const char* named;       ///< where wrong: the byte that the error names
    const char* reached;     ///< how far it has been read
    char quote;              ///< the quote that is open there
    const char* end_tag_name;    ///< where the name of an end tag ends

    /// Bytes that the unchecked reads of one attribute may touch: a space, a short name, "='".
    static constexpr std::ptrdiff_t margin = 32;
    /// How many bytes of a name are read without checks behind the first.
    static constexpr std::ptrdiff_t short_name = 16;
    static_assert(2 + short_name + 2 <= margin);
    /// Values are looked at by so many bytes at a time, where so many lie ahead.
    static constexpr std::ptrdiff_t window = 2 * std::ptrdiff_t(block::size);
    /// Where so many zeros lie behind the bytes no read has to be checked: the first zero stops each of the fast paths.
    static constexpr std::size_t padding = std::max(margin, window);

private:
    // The attribute loop between two attributes, or behind the name of one.
    struct state {
        const char* at;
        const char* name;        // the name that ends there; null between attributes
        token* out;              // where the next token goes
        token* out_limit;        // where none may go
        std::uint32_t notes;     // tag_notes
    };
    // How many attributes are written without asking for room.
    static constexpr std::uint32_t most_few = tape::reserve - 2;

    template <bool Near>
    [[gnu::always_inline]] const char* attributes(state s, tag_end& found) noexcept;
    [[gnu::noinline]] const char* attributes_near() noexcept { return attributes<true>(near_, near_found_); }
    [[gnu::noinline]] inline const char* rest_of_name(const char* name, const char* p) noexcept;
    [[gnu::noinline]] inline const char* between(const char* p) noexcept;
    [[gnu::noinline]] inline const char* find_quote(const char* p) noexcept;
    [[gnu::noinline]] inline const char* rest_of_value(const char* p, char quote_mark) noexcept;
    [[gnu::noinline]] inline token* overflow(token* full) noexcept;

    /// Up to where unchecked reads may begin. They read names that no limit is short of.
    static const char* safe_end(const char* bytes, const char* end, behind follows, const limits& bounds) noexcept {
        if (bounds.name_bytes <= short_name) return bytes;
        if (follows == behind::zeros) return end;
        return end - bytes > margin ? end - margin : bytes;
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
    /// Whether "='" or "=\"" stands here.
    static bool opens_value(const char* p) noexcept {
        constexpr auto pair = [](char quote_mark) {
            return std::bit_cast<std::uint16_t>(std::array<char, 2>{'=', quote_mark});
        };
        std::uint16_t two;
        std::memcpy(&two, p, sizeof two);
        return two == pair('\'') || two == pair('"');
    }

    /// Brings a declaration into scope.
    bool declare(const token* declaration) noexcept {
        auto& scope = memory_->scope;
        if (declarations == scope.capacity() &&
            !scope.grow(std::max<std::size_t>(16, 2 * scope.capacity()), declarations)) {
            why = stop::no_memory;
            return false;
        }
        scope.data()[declarations++] = static_cast<std::uint32_t>(declaration - memory_->tokens.data());
        return true;
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
    const char* safe_;           // unchecked reads begin before this
    const char* last_window_;    // a window lies ahead up to this; values begin behind `bytes`
    tape* memory_;
    const limits* bounds_;
    std::uint32_t few_;
    state near_;    // where attributes() found itself too near the end
    tag_end near_found_;

    // What rest_of_name(), between(), rest_of_value() and overflow() have found.
    std::uint64_t name_size_;      // as it fits into a token
    std::uint64_t local_;          // bytes before the local name
    std::uint32_t flags_;          // token_flags
    std::uint32_t notes_;          // tag_notes
    bool tag_ends_;
    bool tag_is_empty_;
    token* out_limit_;

    // For each slot of local names, the serial of the last tag that had one there: a first look for duplicates.
    static constexpr std::size_t slots = 64;
    std::uint8_t last_tag_[slots] = {};
    std::uint8_t serial_ = 0;
};

template <bool Near>
inline const char* tag_reader::attributes(state s, tag_end& found) noexcept {
    const char* const safe = safe_;
    const char* const bytes = bytes_;
    const char* p = s.at;
    const char* resumed = s.name;
    token* next = s.out;
    token* out_limit = s.out_limit;
    const std::uint8_t serial = serial_;
    const char* const last_window = last_window_;
    std::uint32_t noted = s.notes;
    for (;;) {
        const char* name = nullptr;
        const char* name_end = nullptr;
        const char* local = nullptr;
        std::uint64_t name_size = 0;
        std::uint64_t meta = token::make_head(0, 0, token_kind::attribute, 0);
        bool irregular = false;    // the name, or what is between it and the value
        if (!Near || !resumed) {
            // Behind the element's name, or behind a value.
            if (!Near && p >= safe) [[unlikely]] {
                near_ = {p, nullptr, next, out_limit, noted};
                why = stop::near;
                break;
            }
            if (!Near && *p == ' ' && starts_ascii_name(p[1])) [[likely]] {
                name = local = p + 1;
                name_end = p = p + 2 + short_name_size(p + 2);
                name_size = static_cast<std::uint64_t>(p - name);
                irregular = !opens_value(p);
            } else {
                if (!Near && *p == '>') {
                    found = {next, noted, false};
                    return p + 1;
                }
                if (!Near && *p == '/' && p[1] == '>') {
                    found = {next, noted, true};
                    return p + 2;
                }
                p = between(p);
                if (!p) break;
                if (tag_ends_) {
                    found = {next, noted, tag_is_empty_};
                    return p;
                }
                name = p;
                irregular = true;
            }
        }
        if (Near || irregular) [[unlikely]] {
            if (!Near || !resumed) {
                p = rest_of_name(name, p);
                if (!p) break;
                noted |= notes_;
                if (!Near && p >= safe) {
                    near_ = {p, name, next, out_limit, noted};
                    why = stop::near;
                    break;
                }
            } else {
                name = resumed;
                resumed = nullptr;
            }
            name_end = p;
            name_size = name_size_;
            local = name + local_;
            meta |= std::uint64_t(flags_) << 56;
            p = find_quote(p);
            if (!p) break;
            --p;
        }

        const char quote_mark = p[1];
        p += 2;
        const char* const value = p;
        bool closed = false;
        // Two blocks at a time: most values end in them, and one branch less is to be guessed.
        while (p <= last_window) {
            if (const char* const at = find_in_pair<odd_bytes::stop, '&', '\'', '<', '"'>(p)) [[likely]] {
                p = at;
                closed = *p == quote_mark;
                break;
            }
            p += window;
        }
        if (!closed) [[unlikely]] {
            p = rest_of_value(p, quote_mark);
            if (!p) break;
            meta |= std::uint64_t(flags_) << 56;
        }
        const auto value_size = static_cast<std::uint64_t>(p - value);
        ++p;

        if (next >= out_limit) [[unlikely]] {
            if ((noted & tag_notes::excess) != 0) {
                --next;
            } else {
                next = overflow(next);
                if (!next) break;
                out_limit = out_limit_;
                noted |= notes_;
            }
        }
        if (*name == 'x' && name_size >= 5 && std::memcmp(name, "xmlns", 5) == 0 &&
            (name_size == 5 || name[5] == ':')) {
            noted |= tag_notes::declares;
            // Only what is as long as one of the two reserved namespaces can be one, or what must be decoded first.
            if (name_size != 5 || value_size == 36 || value_size == 29 || meta >> 56 != 0) noted |= tag_notes::reserved;
            meta +=
                token::make_head(0, 0, token_kind::declaration, 0) - token::make_head(0, 0, token_kind::attribute, 0);
            if (!declare(next)) break;
        }
        // Two words, both built before either is stored: g++ makes poor vectors of anything else.
        const std::uint64_t head = name_size << 32 | meta | static_cast<std::uint64_t>(name - bytes);
        const std::uint64_t tail = token::make_tail(static_cast<std::uint64_t>(value - bytes), value_size);
        next->head = head;
        next->tail = tail;
        ++next;

        // Equal local names have equal slots. A slot tells which tag was there last, or one 256 tags before that.
        const std::size_t slot = (static_cast<unsigned char>(*local) * 4u + static_cast<unsigned char>(name_end[-1]) +
                                  static_cast<unsigned>(name_end - local)) % slots;
        if (last_tag_[slot] == serial) [[unlikely]] noted |= tag_notes::repeats;
        last_tag_[slot] = serial;
    }
    return nullptr;
}

/// Reads on from p to the end of the qualified name that begins at `name`; all before p are ASCII letters of it.
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
    notes_ = size > std::min(bounds_->name_bytes, limits::max_name_bytes) ? tag_notes::long_name : 0;
    local_ = static_cast<std::uint64_t>(part - name);
    flags_ = part != name ? token_flags::prefixed : 0;
    if (part != name && (local_ != 4 || std::memcmp(name, "xml", 3) != 0)) notes_ |= tag_notes::prefixed;
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

/// No room for a token: the tape is full, or the tag has an attribute too many, which is written over the last one.
/// Returns: where to write it, with out_limit_ and notes_; null where there is no memory.
token* tag_reader::overflow(token* full) noexcept {
    const auto used = static_cast<std::uint32_t>(full - memory_->tokens.data());
    std::uint32_t own = used - 1;
    while (memory_->tokens.data()[own].in_tag()) --own;
    const std::uint32_t read = used - own - 1;
    notes_ = read < bounds_->attributes ? 0 : tag_notes::excess;
    if (notes_ != 0) {
        out_limit_ = full;
        return read == 0 ? full : full - 1;
    }
    if (!memory_->grow_tokens(used, tape::reserve, tape::most_tokens(*bounds_))) {
        why = stop::no_memory;
        return nullptr;
    }
    notes_ = tag_notes::moved;
    element = own;
    full = memory_->tokens.data() + used;
    out_limit_ = full + std::min<std::size_t>(bounds_->attributes - read, memory_->tokens.capacity() - used);
    return full;
}

}

// From bytes to tape: one element, or one stream header.
//
// Tokens are parsed whole. Where the bytes end inside a tag, the tape is rolled back to the tag's '<' and later calls
// only hunt for the tag's end, with a position and an open quote as their whole state; then the tag is parsed again.
// Text and CDATA are judged byte by byte and go on where they stopped. So what comes out is a function of the bytes
// alone, never of how they were cut (but for name_bits, which may hold those of a name that was cut, too).
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>
#include <optional>
#include <string_view>
#include <utility>

#include <canto/detail/chars.hpp>
#include <canto/detail/scan.hpp>
#include <canto/detail/utf8.hpp>
#include <canto/limits.hpp>
#include <canto/ns.hpp>
#include <canto/result.hpp>
#include <canto/version.hpp>
#include <canto/xml/context.hpp>
#include <canto/xml/instruction.hpp>
#include <canto/xml/namespaces.hpp>
#include <canto/xml/reference.hpp>
#include <canto/xml/tag.hpp>
#include <canto/xml/tape.hpp>

namespace canto::inline CANTO_ABI {

/// What a Probe is told: tests count with it, production compiles it away.
struct no_probe {
    static void examined(std::size_t) noexcept {}
    static void copied(std::size_t) noexcept {}
};

namespace detail {

/// How far an element has been read: all that is kept from one call to the next.
struct token_progress {
    enum class mode : std::uint8_t { content, tag, text, cdata };

    std::uint32_t position = 0;          // what has been looked at
    std::uint32_t begin = 0;             // of the tag or text that the bytes ended in
    std::uint32_t count = 0;             // tokens in use
    std::uint32_t open = token::none;    // the innermost open element
    std::uint32_t depth = 0;
    std::uint32_t scope = 0;             // declarations in scope
    std::uint32_t reference = 0;         // the '&' of `number`
    reference_number number;             // the character number that the bytes ended in
    mode in = mode::content;
    char quote = 0;                      // the one open where the bytes ended, for the hunt
    std::uint8_t flags = 0;              // of the text that the bytes ended in
    std::uint32_t name_bits = 0;         // see tree; the first element's tag begins them anew

    /// A new element. Member by member: g++ puts a temporary together in pieces and then waits to read it as a whole.
    void restart() noexcept {
        position = begin = count = depth = scope = 0;
        open = token::none;
        number.base = 0;
        in = mode::content;
        quote = 0;
    }
};

/// What is being read.
enum class token_goal : std::uint8_t {
    element,    ///< an element with all it holds; or the end tag of the element around it
    header      ///< a start tag alone
};

/// Where the name of an open element stands again with a '>' behind it, as in nearly every end tag.
/// Returns: the byte behind the '>', or null.
[[gnu::always_inline]] inline const char* repeated_name_end(const char* name, std::size_t size, const char* again,
                                                            const char* end) noexcept {
    if (size <= 8 && end - again > 8) [[likely]] {
        if (((load_word(name) ^ load_word(again)) & first_bytes[size]) != 0) return nullptr;
    } else if (static_cast<std::size_t>(end - again) <= size || std::memcmp(name, again, size) != 0) {
        return nullptr;
    }
    return again[size] == '>' ? again + size + 1 : nullptr;
}

/// Parses one element at a time, on the progress made so far.
template <class Probe = no_probe>
class tokenizer {
public:
    enum class status : std::uint8_t { complete, more, failed };

    tokenizer(token_progress& progress, Probe& probe) noexcept : state_(progress), probe_(probe) {}

    /// Goes on with the element that begins at `bytes`: always its first byte, wherever it lies now. It may take `most`
    /// bytes, or fails with `excess`; and it inherits from `outer`. Its '<' begins a fresh progress.
    /// Returns: complete (see size(), count()), more (all is well so far), or failed (see why()).
    /// Cost:    looks at each byte at most twice, and 32 more a call, however the element is cut; allocates only for
    ///          the tape.
    [[nodiscard]] [[gnu::always_inline]] status run(token_goal goal, const char* bytes, std::size_t size,
                                                    std::uint32_t most, errc excess, tape& memory, const limits& bounds,
                                                    const element_context* outer,
                                                    behind follows = behind::anything) noexcept {
        const std::uint32_t before = state_.position;
        if (before > most) return fail(excess, most);
        goal_ = goal;
        const char* const end = bytes + std::min<std::size_t>(size, most);
        if (size > most) follows = behind::anything;    // than the bytes beyond the limit
        const char* hunted = bytes;
        const status s = goes_on(bytes, end, follows, hunted)
                             ? advance(bytes, end, memory, bounds, outer, follows, hunted)
                             : status::more;
        // What is wrong may have been looked for in all there is; a second header is known by its tag.
        const bool is_read = s == status::complete || (s == status::failed && why_.code == errc::unexpected_header);
        probe_.examined((is_read ? state_.position : static_cast<std::uint32_t>(end - bytes)) - before);
        return s == status::more && size >= most ? fail(excess, most) : s;
    }

    std::uint32_t size() const noexcept { return state_.position; }    ///< complete: bytes of the element
    std::uint32_t count() const noexcept { return state_.count; }      ///< complete: tokens; 0 for the end tag around
    std::uint32_t name_bits() const noexcept { return state_.name_bits; }    ///< complete: see tree
    bool is_empty_tag() const noexcept { return empty_tag_; }          ///< complete header: it closed itself
    failure why() const noexcept { return why_; }

private:
    using mode = token_progress::mode;

    // Bytes that few tags are longer than, and what is little beside them.
    static constexpr std::size_t much = 256, little = 32;

    // What a call works on. Positions are pointers here, offsets in token_progress.
    struct input {
        const char* bytes;
        const char* end;
        tape& memory;
        const limits& bounds;
        const element_context* outer;

        std::uint32_t offset(const char* p) const noexcept { return static_cast<std::uint32_t>(p - bytes); }
        tree as_tree(std::uint32_t tokens) const noexcept {
            return {bytes, memory.tokens.data(), outer, offset(end), tokens, token::none};
        }
    };

    // How far a run of text goes, and why it goes no further: none means that it is complete.
    struct text_end {
        const char* at;
        std::uint32_t flags;
        stop why;
    };

    /// Looks at the new bytes for the end of what the old ones ended in, as far as that takes no more than a scan.
    /// Returns: whether there is something to parse; and in `hunted` the end of the tag, where that was hunted for.
    [[gnu::always_inline]] bool goes_on(const char* bytes, const char* end, behind follows,
                                        const char*& hunted) noexcept {
        if (state_.in == mode::content) [[likely]] return true;
        const char* p = bytes + state_.position;
        if (state_.in == mode::tag) {
            // Little of a tag, and much behind it that is new: to read it again at once costs less than a hunt. So
            // little may be looked at once more in each feed.
            if (state_.position - state_.begin > little || static_cast<std::size_t>(end - p) < much) {
                p = hunted = hunt(bytes, p, end, readable_end(end, follows), state_.quote);
            }
            if (p != end) {
                // They will be looked at again, as a tag.
                probe_.examined(static_cast<std::uint32_t>(p - bytes) - state_.begin);
                state_.position = state_.begin;
                state_.in = mode::content;
                return true;
            }
        } else if (state_.in == mode::text && state_.number.base == 0) {
            p = find<odd_bytes::stop, '<', '>', '&'>(p, readable_end(end, follows));
        } else {
            return true;
        }
        state_.position = static_cast<std::uint32_t>(p - bytes);
        return p != end;
    }
    /// Inline: what a call of it has to pass and to save is a twentieth of a ping.
    [[gnu::always_inline]] inline status advance(const char* bytes, const char* end, tape& memory, const limits& bounds,
                                                 const element_context* outer, behind follows,
                                                 const char* hunted) noexcept;
    /// Up to where bytes may be read. Text stops at the first zero.
    static const char* readable_end(const char* end, behind follows) noexcept {
        return follows == behind::zeros ? end + tag_reader::padding : end;
    }
    [[gnu::noinline]] static bool grow(const input& in, std::size_t used) noexcept {
        return in.memory.grow_tokens(used, tape::reserve, tape::most_tokens(in.bounds));
    }
    static void add_run(token* out, const char* bytes, token_kind kind, const char* begin, const text_end& t) noexcept {
        const char* const run_end = kind == token_kind::cdata ? t.at - 3 : t.at;    // before "]]>"
        const auto offset = static_cast<std::uint64_t>(begin - bytes);
        out->head = token::make_head(offset, 0, kind, t.flags);
        out->tail = token::make_tail(offset, static_cast<std::uint64_t>(run_end - begin));
    }
    template <token_kind Kind>
    [[gnu::noinline]] text_end rest_of_text(const input& in, const char* p, const char* begin,
                                            std::uint32_t flags) noexcept;
    [[gnu::noinline]] stop cdata_begin(const input& in, const char* p, bool inside) noexcept;
    [[gnu::noinline]] bool check_tag(const input& in, std::uint32_t element, std::uint32_t end, std::uint32_t notes,
                                     std::uint32_t declarations) noexcept;
    [[gnu::noinline]] bool is_stream_header(const input& in, std::uint32_t end) const noexcept;
    [[gnu::noinline]] bool closes_outer(const input& in, std::string_view name) const noexcept;
    [[gnu::noinline]] status unfinished(const input& in, const tag_reader& reader, const char* tag) noexcept;

    status fail(errc code, std::uint64_t offset) noexcept {
        why_ = {code, offset};
        return status::failed;
    }

    token_progress& state_;
    Probe& probe_;
    failure why_{errc::absent, 0};
    token_goal goal_ = token_goal::element;
    bool empty_tag_ = false;
};

template <class Probe>
auto tokenizer<Probe>::advance(const char* const bytes, const char* const end, tape& memory, const limits& bounds,
                               const element_context* outer, behind follows, const char* hunted) noexcept -> status {
    // What the loop works with stays in registers: nothing here may take the address of these.
    const auto in = [&]() noexcept { return input{bytes, end, memory, bounds, outer}; };    // for what is rare
    const auto offset_of = [bytes](const char* at) noexcept { return static_cast<std::uint32_t>(at - bytes); };
    const char* p = bytes + state_.position;
    tag_reader reader(bytes, end, follows, hunted, memory, bounds, state_.scope, state_.name_bits);
    if (!memory.room && !grow(in(), 0)) return fail(errc::out_of_memory, state_.position);
    token* first = memory.tokens.data();
    token* out = first + state_.count;
    std::uint32_t open = state_.open;
    std::uint32_t depth = state_.depth;
    const char* const readable = readable_end(end, follows);
    const char* const last = end == bytes ? end : end - 1;
    const std::uint32_t most_deep =
        goal_ == token_goal::element ? bounds.depth : std::numeric_limits<std::uint32_t>::max();
    const token* room = memory.room;
    const char* begin = p;    // of the token that cannot be finished
    mode pending = state_.in;
    status result = status::more;

    if (pending != mode::content) {
        begin = bytes + state_.begin;
        const text_end t = pending == mode::text ? rest_of_text<token_kind::text>(in(), p, begin, state_.flags)
                                                 : rest_of_text<token_kind::cdata>(in(), p, begin, state_.flags);
        state_.position = offset_of(t.at);
        if (t.why != stop::none) return t.why == stop::cut ? status::more : status::failed;
        add_run(out++, bytes, pending == mode::text ? token_kind::text : token_kind::cdata, begin, t);
        p = t.at;
        pending = mode::content;
    }

    for (;;) {
        if (out > room) [[unlikely]] {
            const auto used = static_cast<std::size_t>(out - first);
            if (!grow(in(), used)) return fail(errc::out_of_memory, offset_of(p));
            first = memory.tokens.data();
            out = first + used;
            room = memory.room;
        }
        if (p >= last) [[unlikely]] {
            if (p == end || *p == '<') break;
        }
        if (*p != '<') {
            text_end t{find<odd_bytes::stop, '<', '>', '&'>(p, readable), 0, stop::none};
            begin = p;
            if (t.at == end || *t.at != '<') [[unlikely]] t = rest_of_text<token_kind::text>(in(), t.at, p, 0);
            p = t.at;
            if (t.why != stop::none) [[unlikely]] {
                pending = mode::text;
                if (t.why == stop::wrong) result = status::failed;
                break;
            }
            add_run(out++, bytes, token_kind::text, begin, t);
            if (p >= last) [[unlikely]] break;
        }

        // *p is a '<'.
        if (p[1] == '/') {
            if (open == token::none) [[unlikely]] {
                const char* const behind = reader.end_tag(p + 2);
                if (!behind) {
                    result = unfinished(in(), reader, p);
                } else if (!closes_outer(in(), {p + 2, static_cast<std::size_t>(reader.end_tag_name - p - 2)})) {
                    result = fail(errc::mismatched_end_tag, offset_of(p));
                } else {
                    result = status::complete;
                    p = behind;
                }
                if (!behind) pending = mode::tag;
                begin = p;
                break;
            }
            // The open element's name and then '>', as nearly every end tag is.
            token& closed = first[open];
            const std::uint64_t head = closed.head;
            const std::size_t size = closed.name_size();
            const char* const name = bytes + closed.offset() + 1;
            const char* behind = p + 2;
            behind = repeated_name_end(name, size, behind, end);
            if (!behind) [[unlikely]] {
                behind = reader.end_tag(p + 2);
                if (!behind) {
                    result = unfinished(in(), reader, p);
                    pending = mode::tag;
                    begin = p;
                    break;
                }
                if (std::string_view(name, size) !=
                    std::string_view(p + 2, static_cast<std::size_t>(reader.end_tag_name - p - 2)))
                    return fail(errc::mismatched_end_tag, offset_of(p));
            }
            p = behind;
            if ((head >> 56 & token_flags::declares) != 0)
                while (reader.declarations != 0 && memory.scope.data()[reader.declarations - 1] > open)
                    --reader.declarations;
            const std::uint32_t parent = closed.parent();
            closed.tail += static_cast<std::uint64_t>(out - first);
            open = parent;
            --depth;
            if (open != token::none) continue;
            result = status::complete;
            break;
        }
        if (!starts_ascii_name(p[1]) && (p[1] == '!' || p[1] == '?')) [[unlikely]] {
            stop why = cdata_begin(in(), p, open != token::none);
            if (why == stop::wrong) return status::failed;
            if (why == stop::cut) break;
            begin = p + 9;
            const text_end t = rest_of_text<token_kind::cdata>(in(), begin, begin, 0);
            p = t.at;
            if (t.why == stop::wrong) return status::failed;
            if (t.why == stop::cut) {
                pending = mode::cdata;
                break;
            }
            add_run(out++, bytes, token_kind::cdata, begin, t);
            continue;
        }

        const std::uint32_t declarations = reader.declarations;
        tag_end found;
        const char* const tag_behind = reader.start_tag(p + 1, out, found);
        if (!tag_behind) [[unlikely]] {
            if (reader.element != token::none) {
                first = memory.tokens.data();
                out = first + std::exchange(reader.element, token::none);
                room = memory.room;
            }
            reader.declarations = declarations;
            result = unfinished(in(), reader, p);
            pending = mode::tag;
            begin = p;
            break;
        }
        if (depth >= most_deep) [[unlikely]]
            return fail(errc::too_deep, offset_of(p));
        if (reader.notes != 0) {
            if ((reader.notes & tag_notes::moved) != 0) [[unlikely]] {
                first = memory.tokens.data();
                out = first + std::exchange(reader.element, token::none);
                room = memory.room;
            }
            if ((reader.notes & tag_notes::declares) != 0) out->head |= std::uint64_t(token_flags::declares) << 56;
            if (reader.notes != tag_notes::declares || reader.declarations > bounds.namespace_declarations)
                [[unlikely]] {
                if (!check_tag(in(), static_cast<std::uint32_t>(out - first),
                               static_cast<std::uint32_t>(found.out - first), reader.notes, reader.declarations))
                    return status::failed;
            }
        }
        token& element = *out;
        const auto behind = static_cast<std::uint32_t>(found.out - first);
        p = tag_behind;
        if (out == first) [[unlikely]] {
            element.tail = token::make_tail(behind, token::none);
            element.note_tag_size(behind);
            reader.name_bits = 0;
            if (goal_ == token_goal::header) {
                out = found.out;
                empty_tag_ = found.is_empty;
                result = status::complete;
                break;
            }
            if (bytes[element.name_size()] == 'm' && is_stream_header(in(), behind)) [[unlikely]] {
                state_.position = offset_of(p);
                return fail(errc::unexpected_header, 0);
            }
        }
        if (found.is_empty) {
            out = found.out;
            element.tail = token::make_tail(behind, open);
            reader.declarations = declarations;
            if (open != token::none) [[likely]] continue;
            result = status::complete;
            break;
        }
        element.tail = token::make_tail(0, open);
        open = static_cast<std::uint32_t>(out - first);
        out = found.out;
        ++depth;
    }

    state_.count = static_cast<std::uint32_t>(out - first);
    state_.name_bits = reader.name_bits;
    if (result == status::complete) {
        state_.position = offset_of(p);
        return result;
    }
    state_.in = pending;
    state_.position = offset_of(pending == mode::tag ? end : p);
    state_.begin = offset_of(begin);
    state_.open = open;
    state_.depth = depth;
    state_.scope = reader.declarations;
    return result;
}

/// Judges text or CDATA from p on, a character at a time where find() stops.
template <class Probe>
template <token_kind Kind>
auto tokenizer<Probe>::rest_of_text(const input& in, const char* p, const char* begin, std::uint32_t flags) noexcept
    -> text_end {
    constexpr bool cdata = Kind == token_kind::cdata;
    const char* const end = in.end;
    const auto wrong = [&](errc code, const char* at) {
        fail(code, in.offset(at));
        return text_end{at, 0, stop::wrong};
    };
    const auto cut = [&](const char* at) {
        state_.flags = static_cast<std::uint8_t>(flags);
        return text_end{at, flags, stop::cut};
    };
    if (state_.number.base != 0) {
        const reference_end found = scan_number(p, end, state_.number);
        if (found.what == reference_end::kind::cut) return cut(found.at);
        if (found.what != reference_end::kind::complete) return wrong(code_of(found.what), in.bytes + state_.reference);
        state_.number = {};
        p = found.at;
    }
    for (;;) {
        p = cdata ? find<odd_bytes::stop, '>'>(p, end) : find<odd_bytes::stop, '<', '>', '&'>(p, end);
        if (p == end) return cut(p);
        if (*p == '>') {
            const bool marked = p - begin >= 2 && p[-1] == ']' && p[-2] == ']';
            if (marked && !cdata) return wrong(errc::cdata_end_in_text, p - 2);
            ++p;
            if (marked) return {p, flags, stop::none};
        } else if (*p == '<') {
            return {p, flags, stop::none};
        } else if (*p == '&') {
            flags |= token_flags::references;
            const reference_end found = scan_reference(p, end, state_.number);
            if (found.what == reference_end::kind::cut) {
                state_.reference = in.offset(p);
                return cut(found.at);
            }
            if (found.what != reference_end::kind::complete) return wrong(code_of(found.what), p);
            p = found.at;
        } else if (is_space(*p)) {
            if (*p == '\r') flags |= token_flags::line_ends;
            ++p;
        } else {
            p = cdata ? skip_blocks<block, '>'>(p, end) : skip_blocks<block, '<', '>', '&'>(p, end);
            const skipped good = skip_run(p, end);
            p = good.end;
            if (good.what == decoded::kind::cut) return cut(p);
            if (good.what != decoded::kind::good) return wrong(code_of(good.what), p);
            if (p != end && is_control(*p)) return wrong(errc::illegal_character, p);
        }
    }
}

/// "<!" and "<?": the beginning of a CDATA section, or what has no place here. Judged at the first byte that decides.
/// Returns: none where p is the '<' of "<![CDATA[".
template <class Probe>
auto tokenizer<Probe>::cdata_begin(const input& in, const char* p, bool inside) noexcept -> stop {
    if (p[1] == '?') {
        const instruction_end target = scan_instruction(p, in.end);
        if (target.what == errc::absent) return stop::cut;
        return fail(target.what, in.offset(target.at)), stop::wrong;
    }
    std::size_t longest = 0;
    for (const std::string_view mark :
         {std::string_view("<![CDATA["), std::string_view("<!--"), std::string_view("<!DOCTYPE")}) {
        std::size_t same = 0;
        while (p + same != in.end && same != mark.size() && p[same] == mark[same]) ++same;
        if (same == mark.size()) {
            if (mark == "<!--") return fail(errc::comment, in.offset(p)), stop::wrong;
            if (mark == "<!DOCTYPE") return fail(errc::doctype, in.offset(p)), stop::wrong;
            return inside ? stop::none : (fail(errc::text_between_stanzas, in.offset(p)), stop::wrong);
        }
        if (p + same == in.end) return stop::cut;
        longest = std::max(longest, same);
    }
    fail(errc::malformed_tag, in.offset(p + longest));
    return stop::wrong;
}

/// Namespaces, duplicates and counts of a tag that is grammatical. Of several failures the one with the smallest offset
/// counts.
template <class Probe>
bool tokenizer<Probe>::check_tag(const input& in, std::uint32_t element, std::uint32_t end, std::uint32_t notes,
                                 std::uint32_t declarations) noexcept {
    const tree t = in.as_tree(end);
    const std::uint32_t at = t.tokens[element].offset();
    if ((notes & tag_notes::excess) != 0) return fail(errc::too_many_attributes, at), false;
    if (declarations > in.bounds.namespace_declarations) return fail(errc::too_many_namespaces, at), false;
    const tag_check check(t, element, end, in.memory.scope.data(), declarations, in.bounds);
    std::optional<failure> found;
    if ((notes & ~(tag_notes::declares | tag_notes::repeats | tag_notes::moved)) != 0) found = check.names();
    if ((notes & tag_notes::repeats) != 0)
        if (const auto second = check.duplicates(in.memory.names); second && (!found || second->offset < found->offset))
            found = second;
    if (found) why_ = *found;
    return !found;
}

/// Whether the first-level start tag is another stream header.
template <class Probe>
bool tokenizer<Probe>::is_stream_header(const input& in, std::uint32_t end) const noexcept {
    const tree t = in.as_tree(end);
    const split_name name = split(t, t.tokens[0]);
    if (name.local != "stream") return false;
    const std::uint32_t own = find_declaration(t, 0, name.prefix);
    const auto xmlns =
        own != token::none ? text::value_of(t, t.tokens[own]) : inherited_namespace(in.outer, name.prefix);
    return xmlns && *xmlns == text(ns::streams);
}

/// Whether an end tag with this name ends what the element stands in.
template <class Probe>
bool tokenizer<Probe>::closes_outer(const input& in, std::string_view name) const noexcept {
    if (!in.outer || !in.outer->declarations || goal_ == token_goal::header) return false;
    const tree& t = *in.outer->declarations;
    return std::string_view(t.name(t.tokens[0]), t.tokens[0].name_size()) == name;
}

/// A tag that cannot be parsed: the bytes end in it, or it is wrong, which is said once its end has been seen.
template <class Probe>
auto tokenizer<Probe>::unfinished(const input& in, const tag_reader& reader, const char* tag) noexcept -> status {
    if (reader.why == stop::no_memory) return fail(errc::out_of_memory, in.offset(tag));
    state_.quote = reader.quote;
    if (reader.why == stop::wrong && hunt(in.bytes, reader.reached, in.end, in.end, state_.quote) != in.end)
        return fail(reader.code, in.offset(reader.named));
    return status::more;
}

}
}

// Elements outside a stream: parsed from a queue or database, or copied out of a stream.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <new>
#include <string_view>
#include <type_traits>
#include <utility>

#include <canto/detail/buffer.hpp>
#include <canto/detail/bytes.hpp>
#include <canto/detail/chars.hpp>
#include <canto/limits.hpp>
#include <canto/result.hpp>
#include <canto/version.hpp>
#include <canto/xml/attribute.hpp>
#include <canto/xml/context.hpp>
#include <canto/xml/element.hpp>
#include <canto/xml/namespaces.hpp>
#include <canto/xml/tape.hpp>
#include <canto/xml/tokenizer.hpp>

namespace canto::inline CANTO_ABI {

/// One element with its tape. Elements are handles into it, and stay valid when it is moved.
/// Lives:   made by parse_element(), it refers to the bytes that were parsed; made by to_owned(), to nothing outside.
class document {
public:
    document(document&& other) noexcept : held_(std::exchange(other.held_, nullptr)) {}
    document& operator=(document&& other) noexcept {
        std::swap(held_, other.held_);
        return *this;
    }
    ~document() { delete held_; }

    /// Lives:   as long as the document: keep that, and not only `parse_element(bytes)->root()`.
    /// Precondition: the document has not been moved from: then it may be assigned to, and die, no more.
    element root() const noexcept { return {&held_->parsed, 0}; }
    /// The bytes of the element, '<' to '>'.
    std::string_view raw() const noexcept { return root().raw(); }

private:
    friend class element;
    friend result<document> parse_element(std::string_view, const element_context&, const limits&) noexcept;

    struct holding {
        tree parsed;
        element_context context;
        tape memory;
        tree inherited;                 // to_owned(): the declarations in scope, as if in one tag
        detail::buffer<char> bytes;     // to_owned(): all there is to refer to
    };
    explicit document(holding* held) noexcept : held_(held) {}

    holding* held_;
};

/// Parses one element that stands alone, but for white space around it.
/// Lives:   the document refers to `bytes`, and to what `context` refers to.
/// Errors:  as a stream gives them for a first-level element, so that an XML declaration is misplaced here, too;
///          incomplete_element, trailing_content. Offsets count from the first of the bytes.
/// Cost:    O(n); allocates the document and its tape.
[[nodiscard]] inline result<document> parse_element(std::string_view bytes, const element_context& context = {},
                                                    const limits& bounds = {}) noexcept {
    const char* p = bytes.data();
    const char* const end = p + bytes.size();
    const auto offset = [&](const char* at) { return static_cast<std::uint64_t>(at - bytes.data()); };
    while (p != end && detail::is_space(*p)) ++p;
    if (p == end) return {errc::incomplete_element, offset(p)};
    if (*p != '<') return {errc::malformed_tag, offset(p)};

    document made(new (std::nothrow) document::holding);
    if (!made.held_) return {errc::out_of_memory, offset(p)};
    document::holding& held = *made.held_;
    held.context = context;
    detail::token_progress progress;
    no_probe probe;
    detail::tokenizer<> parser(progress, probe);
    using status = detail::tokenizer<>::status;
    const std::uint32_t most =
        bounds.stanza_bytes < limits::max_stanza_bytes ? bounds.stanza_bytes : limits::max_stanza_bytes;
    switch (parser.run(detail::token_goal::element, p, static_cast<std::size_t>(end - p), most, errc::stanza_too_large,
                       held.memory, bounds, &held.context)) {
    case status::failed:
        return {parser.why().code == errc::text_between_stanzas ? errc::malformed_tag : parser.why().code,
                offset(p) + parser.why().offset};
    case status::more: return {errc::incomplete_element, bytes.size()};
    case status::complete: break;
    }
    if (parser.count() == 0) return {errc::mismatched_end_tag, offset(p)};
    held.parsed = detail::make_tree(p, held.memory.tokens.data(), &held.context, parser.size(), parser.count(),
                                    parser.name_bits());
    for (const char* rest = p + parser.size(); rest != end; ++rest)
        if (!detail::is_space(*rest)) return {errc::trailing_content, offset(rest)};
    return made;
}

/// The same of any contiguous range of char, unsigned char or std::byte. Bytes that die with the call cannot be
/// referred to.
template <detail::byte_range R>
    requires(!std::is_convertible_v<const R&, std::string_view> && !detail::dying_bytes<R>)
[[nodiscard]] result<document> parse_element(R&& bytes, const element_context& context = {},
                                             const limits& bounds = {}) noexcept {
    return parse_element(detail::as_chars(bytes), context, bounds);
}
template <detail::dying_bytes R>
result<document> parse_element(R&&, const element_context& = {}, const limits& = {}) = delete;
template <detail::buffer_array R>
result<document> parse_element(R&&, const element_context& = {}, const limits& = {}) = delete;

inline result<document> element::to_owned() const noexcept {
    const std::uint32_t end = self().after();
    const std::uint32_t parent = self().parent();
    const canto::text xmlns = detail::resolve(*tree_, parent, {});
    const canto::text language = parent != token::none ? element(tree_, parent).lang()
                                 : tree_->outer        ? tree_->outer->lang
                                                       : canto::text();
    const std::string_view own = raw();

    // Visits every declaration of a prefix around the element, the nearest first: it is the first that is found.
    const auto each_inherited = [&](auto&& visit) {
        const auto in_tag = [&](const tree& t, std::uint32_t tag) {
            for (std::uint32_t i = tag + 1; i != t.count && t.tokens[i].in_tag(); ++i)
                if (t.tokens[i].kind() == token_kind::declaration && t.tokens[i].has(token_flags::prefixed))
                    visit(t, t.tokens[i]);
        };
        for (std::uint32_t i = parent; i != token::none; i = tree_->tokens[i].parent())
            if (tree_->tokens[i].has(token_flags::declares)) in_tag(*tree_, i);
        if (tree_->outer && tree_->outer->declarations) in_tag(*tree_->outer->declarations, 0);
    };
    std::size_t tokens = end - index_ + 1;
    std::size_t bytes = own.size() + xmlns.raw().size() + language.raw().size() + 1;
    each_inherited([&](const tree&, const token& d) {
        ++tokens;
        bytes += d.name_size() + d.value_size();
    });

    document made(new (std::nothrow) document::holding);
    if (!made.held_ || !made.held_->memory.tokens.grow(tokens, 0) || !made.held_->bytes.grow(bytes, 0))
        return errc::out_of_memory;
    document::holding& held = *made.held_;
    char* out = held.bytes.data();
    std::memcpy(out, own.data(), own.size());
    token* const copy = held.memory.tokens.data();
    for (std::uint32_t i = index_; i != end; ++i) {
        const token& t = tree_->tokens[i];
        const bool is_element = t.kind() == token_kind::element;
        copy[i - index_].head = t.head - self().offset();
        copy[i - index_].tail =
            is_element ? token::make_tail(t.after() - index_, i == index_ ? token::none : t.parent() - index_)
                       : token::make_tail(t.value_offset() - self().offset(), t.value_size());
    }
    copy->note_tag_size(static_cast<std::uint64_t>(tree_->content(self()) - &self()));
    held.parsed = detail::make_tree(out, copy, &held.context, static_cast<std::uint32_t>(own.size()), end - index_,
                                    tree_->name_bits);
    out += own.size();

    held.context.xmlns = xmlns.copy_raw(out);
    held.context.lang = language.copy_raw(out);
    token* const inherited = copy + (end - index_);
    char* const base = out++;
    token* next = inherited;
    *next++ = {token::make_head(0, 0, token_kind::element, token_flags::declares), token::make_tail(0, token::none)};
    *base = '<';
    each_inherited([&](const tree& t, const token& d) {
        const auto at = static_cast<std::uint64_t>(out - base);
        std::memcpy(out, t.name(d), d.name_size());
        std::memcpy(out + d.name_size(), t.bytes + d.value_offset(), d.value_size());
        *next++ = {token::make_head(at, d.name_size(), d.kind(), d.flags()),
                   token::make_tail(at + d.name_size(), d.value_size())};
        out += d.name_size() + d.value_size();
    });
    held.inherited = {base,
                      inherited,
                      nullptr,
                      static_cast<std::uint32_t>(out - base),
                      static_cast<std::uint32_t>(next - inherited),
                      token::none};
    held.context.declarations = &held.inherited;
    return made;
}

}

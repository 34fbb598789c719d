// Text as it came over the wire, decoded only when asked.
#pragma once

#include <algorithm>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>

#include <canto/detail/same.hpp>
#include <canto/detail/scan.hpp>
#include <canto/detail/utf8.hpp>
#include <canto/version.hpp>
#include <canto/xml/reference.hpp>
#include <canto/xml/tape.hpp>

namespace canto::inline CANTO_ABI {

/// An attribute value, a run of character data, or all direct character data of an element.
/// Decoding replaces references, and line ends as XML 1.0 §2.11 and §3.3.3 say: CR and CRLF become LF in character
/// data; TAB, LF, CR and CRLF become one space each in attribute values. It never makes text longer.
/// Units:   sizes are bytes of UTF-8.
/// Lives:   as long as the bytes and the tape it refers to (see stream_parser, document).
/// Cost:    a handle of 16 bytes; comparing and copying are O(n) and allocate nothing but what they return.
class text {
public:
    constexpr text() noexcept = default;
    /// Plain characters that need no decoding, less than 4 GiB of them: longer ones are cut, and equal nothing short.
    constexpr text(std::string_view plain) noexcept
        : data_(plain.data()), size_(std::uint32_t(std::min<std::size_t>(plain.size(), 0xFFFF'FFFF))) {}
    constexpr text(const char* plain) noexcept : text(std::string_view(plain)) {}
    text(std::nullptr_t) = delete;    // where there is no attribute, there is no text: compare with std::nullopt

    /// The bytes on the wire. Of an element with several runs: from the first to the last, with the markup between
    /// them.
    constexpr std::string_view raw() const noexcept {
        return form_ == form::content ? raw_content() : std::string_view(data_, size_);
    }

    constexpr bool needs_decoding() const noexcept { return form_ != form::plain; }

    /// The characters themselves, where they stand on the wire as they are.
    constexpr std::optional<std::string_view> view() const noexcept {
        if (form_ == form::plain) return std::string_view(data_, size_);
        return std::nullopt;
    }

    /// Whether there are no characters at all.
    constexpr bool empty() const noexcept { return form_ == form::content ? empty_content() : size_ == 0; }

    /// No decoded form is longer than this.
    constexpr std::size_t max_size() const noexcept { return raw().size(); }

    /// Writes the decoded characters to `out`, which has room for max_size() bytes; returns the byte after the last.
    char* copy_to(char* out) const noexcept;
    void append_to(std::string& out) const;
    std::string str() const;

    class piece_range;
    /// The decoded characters as a row of views, in order: the stretches that need no change, and single characters
    /// between them. Each view lives until the next step.
    piece_range pieces() const noexcept;

    /// Compares decoded characters, byte by byte: below 0, 0, above 0.
    static constexpr int compare(const text& a, const text& b) noexcept {
        if (a.form_ == form::plain && b.form_ == form::plain)
            return std::string_view(a.data_, a.size_).compare(std::string_view(b.data_, b.size_));
        return compare_decoded(a, b);
    }

    friend constexpr bool operator==(const text& a, const text& b) noexcept {
        if (a.form_ == form::plain && b.form_ == form::plain)
            return detail::same({a.data_, a.size_}, {b.data_, b.size_});
        return compare_decoded(a, b) == 0;
    }

    /// A template, so that nothing else is made a string to compare it.
    template <std::same_as<std::string> String>
    friend constexpr bool operator==(const text& a, const String& b) noexcept {
        return a == text(std::string_view(b));
    }

    /// The same text at another place: copies the raw bytes there and moves `out` behind them. Not for several runs.
    text copy_raw(char*& out) const noexcept {
        if (size_ != 0) std::memcpy(out, data_, size_);
        const text copy(out, size_, form_);
        out += size_;
        return copy;
    }

    // For the readers of a tape.
    static text value_of(const tree& t, const token& attribute) noexcept {
        return {t.bytes + attribute.value_offset(), attribute.value_size(),
                attribute.flags() & decoding ? form::value : form::plain};
    }
    static text run_of(const tree& t, const token& run) noexcept {
        return {t.bytes + run.value_offset(), run.value_size(),
                run.flags() & decoding ? run.kind() == token_kind::cdata ? form::cdata : form::characters
                                       : form::plain};
    }
    static text content_of(const tree& t, std::uint32_t element) noexcept;

private:
    /// As large as what is left of the object: compilers copy padding around with masks.
    enum class form : std::uint32_t {
        plain,         // nothing to decode
        characters,    // references and line ends
        cdata,         // line ends
        value,         // references and white space, as in an attribute
        content        // several runs: of_ and size_ name the element
    };
    static constexpr std::uint8_t decoding = token_flags::references | token_flags::line_ends;

    constexpr text(const char* data, std::uint32_t size, form f) noexcept : data_(data), size_(size), form_(f) {}
    constexpr text(const tree* of, std::uint32_t element) noexcept : of_(of), size_(element), form_(form::content) {}

    /// What stands at `at`, no longer than on the wire: a reference or white space that is not itself. Moves `at`
    /// behind it.
    static char* copy_changed(const char*& at, const char* end, form f, char* out) noexcept;
    template <char... Changed>
    static char* copy_decoded(const char* at, const char* end, form f, char* out) noexcept;
    char* copy_run(char* out) const noexcept;

    std::string_view raw_content() const noexcept;
    bool empty_content() const noexcept;
    static int compare_decoded(const text& a, const text& b) noexcept;

    /// The first character data of an element, or the element's end.
    static std::uint32_t first_run(const tree& t, std::uint32_t element) noexcept {
        const token& of = t.tokens[element];
        return next_run(t, t.index(t.content(of)), of.after());
    }
    /// The next character data at or behind index i, which is of what the element holds; or its end.
    static std::uint32_t next_run(const tree& t, std::uint32_t i, std::uint32_t end) noexcept {
        while (i != end && t.tokens[i].kind() == token_kind::element) i = t.tokens[i].after();
        return i;
    }

    union {
        const char* data_ = nullptr;
        const tree* of_;
    };
    std::uint32_t size_ = 0;
    form form_ = form::plain;
};
static_assert(sizeof(void*) != 8 || sizeof(text) == 16);

/// The pieces of a text: an input range.
class text::piece_range {
public:
    class iterator {
    public:
        using iterator_category = std::input_iterator_tag;
        using value_type = std::string_view;
        using difference_type = std::ptrdiff_t;
        using pointer = const std::string_view*;
        using reference = const std::string_view&;

        iterator() noexcept = default;
        reference operator*() const noexcept { return from_->piece_; }
        pointer operator->() const noexcept { return &from_->piece_; }
        iterator& operator++() noexcept {
            if (!from_->next()) from_ = nullptr;
            return *this;
        }
        void operator++(int) noexcept { ++*this; }
        friend bool operator==(const iterator&, const iterator&) = default;

    private:
        friend piece_range;
        explicit iterator(piece_range* from) noexcept : from_(from) {}
        piece_range* from_ = nullptr;
    };

    iterator begin() noexcept { return iterator(next() ? this : nullptr); }
    iterator end() noexcept { return {}; }

private:
    friend class text;
    explicit piece_range(const text& t) noexcept {
        if (t.form_ != form::content) {
            open(t);
            return;
        }
        of_ = t.of_;
        next_ = first_run(*of_, t.size_);
        last_ = of_->tokens[t.size_].after();
    }

    void open(const text& run) noexcept {
        at_ = run.data_;
        end_ = at_ + run.size_;
        form_ = run.form_;
    }
    bool next() noexcept;

    const char* at_ = nullptr;
    const char* end_ = nullptr;
    const tree* of_ = nullptr;    // for content: the runs still to come are tokens [next_, last_)
    std::uint32_t next_ = 0;
    std::uint32_t last_ = 0;
    form form_ = form::plain;
    char character_[4] = {};
    std::string_view piece_;
};

namespace detail {

/// Copies [at, end) up to the first of Any, and moves `at` there and `out` behind the copy. Writes a block at a time:
/// `out` has room for as much as is left of the input, though no more than the copy counts.
template <class Block, char... Any>
inline bool copy_until(const char*& at, const char* end, char*& out) noexcept {
    while (std::size_t(end - at) >= Block::size) {
        std::memcpy(out, at, Block::size);
        const auto mask = stops<odd_bytes::pass, Any...>(Block::load(at)).mask();
        const std::size_t copied = mask != 0 ? Block::first(mask) : Block::size;
        at += copied;
        out += copied;
        if (mask != 0) return true;
    }
    if constexpr (Block::size > word_block::size) return copy_until<word_block, Any...>(at, end, out);
    while (at != end && !is_stop<odd_bytes::pass, Any...>(*at)) *out++ = *at++;
    return at != end;
}

}

inline char* text::copy_changed(const char*& at, const char* end, form f, char* out) noexcept {
    if (*at == '&') return detail::encode(detail::accepted_reference(at), out);
    at += *at == '\r' && end - at > 1 && at[1] == '\n' ? 2 : 1;
    *out = f == form::value ? ' ' : '\n';
    return out + 1;
}

template <char... Changed>
inline char* text::copy_decoded(const char* at, const char* end, form f, char* out) noexcept {
    while (detail::copy_until<detail::block, Changed...>(at, end, out)) out = copy_changed(at, end, f, out);
    return out;
}

inline char* text::copy_run(char* out) const noexcept {
    const char* const end = data_ + size_;
    if (form_ == form::characters) return copy_decoded<'&', '\r'>(data_, end, form_, out);
    if (form_ == form::value) return copy_decoded<'&', '\r', '\n', '\t'>(data_, end, form_, out);
    if (form_ == form::cdata) return copy_decoded<'\r'>(data_, end, form_, out);
    if (size_ != 0) std::memcpy(out, data_, size_);
    return out + size_;
}

inline bool text::piece_range::next() noexcept {
    constexpr auto pass = detail::odd_bytes::pass;
    while (at_ == end_) {
        if (!of_) return false;
        next_ = next_run(*of_, next_, last_);
        if (next_ == last_) return false;
        open(run_of(*of_, of_->tokens[next_++]));
    }
    const char* stop = end_;
    if (form_ == form::characters) stop = detail::find<pass, '&', '\r'>(at_, end_);
    if (form_ == form::value) stop = detail::find<pass, '&', '\r', '\n', '\t'>(at_, end_);
    if (form_ == form::cdata) stop = detail::find<pass, '\r'>(at_, end_);
    if (stop != at_) {
        piece_ = {at_, std::size_t(stop - at_)};
        at_ = stop;
    } else {
        piece_ = {character_, std::size_t(copy_changed(at_, end_, form_, character_) - character_)};
    }
    return true;
}

inline text::piece_range text::pieces() const noexcept {
    return piece_range(*this);
}

inline text text::content_of(const tree& t, std::uint32_t element) noexcept {
    const std::uint32_t end = t.tokens[element].after();
    const std::uint32_t first = first_run(t, element);
    if (first == end) return {};
    if (next_run(t, first + 1, end) != end) return {&t, element};
    return run_of(t, t.tokens[first]);
}

inline std::string_view text::raw_content() const noexcept {
    const std::uint32_t end = of_->tokens[size_].after();
    std::uint32_t i = first_run(*of_, size_);
    const char* const first = of_->bytes + of_->tokens[i].value_offset();
    const token* last;
    do last = &of_->tokens[i];
    while ((i = next_run(*of_, i + 1, end)) != end);
    return {first, std::size_t(of_->bytes + last->value_offset() + last->value_size() - first)};
}

inline bool text::empty_content() const noexcept {
    piece_range all = pieces();
    return all.begin() == all.end();
}

inline char* text::copy_to(char* out) const noexcept {
    if (form_ != form::content) return copy_run(out);
    const std::uint32_t end = of_->tokens[size_].after();
    for (std::uint32_t i = first_run(*of_, size_); i != end; i = next_run(*of_, i + 1, end))
        out = run_of(*of_, of_->tokens[i]).copy_run(out);
    return out;
}

inline void text::append_to(std::string& out) const {
    if (form_ == form::plain) {
        out.append(data_, size_);
    } else if (form_ == form::content) {
        const std::uint32_t end = of_->tokens[size_].after();
        for (std::uint32_t i = first_run(*of_, size_); i != end; i = next_run(*of_, i + 1, end))
            run_of(*of_, of_->tokens[i]).append_to(out);
    } else {
        const std::size_t before = out.size();
        out.resize(before + size_);
        out.resize(static_cast<std::size_t>(copy_run(out.data() + before) - out.data()));
    }
}

inline std::string text::str() const {
    std::string out;
    append_to(out);
    return out;
}

inline int text::compare_decoded(const text& a, const text& b) noexcept {
    piece_range left = a.pieces(), right = b.pieces();
    auto l = left.begin(), r = right.begin();
    std::string_view x, y;
    for (;;) {
        if (x.empty() && l != left.end()) x = *l;
        if (y.empty() && r != right.end()) y = *r;
        const std::size_t n = x.size() < y.size() ? x.size() : y.size();
        if (n == 0) return x.empty() ? (y.empty() ? 0 : -1) : 1;
        if (const int order = x.substr(0, n).compare(y.substr(0, n))) return order;
        x.remove_prefix(n);
        y.remove_prefix(n);
        if (x.empty()) ++l;
        if (y.empty()) ++r;
    }
}

}

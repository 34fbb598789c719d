// Bytes in, events out: a stream from its header to its end tag (RFC 6120 §4).
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <new>
#include <optional>
#include <string_view>
#include <type_traits>
#include <utility>

#include <canto/detail/bytes.hpp>
#include <canto/detail/chars.hpp>
#include <canto/detail/utf8.hpp>
#include <canto/limits.hpp>
#include <canto/ns.hpp>
#include <canto/result.hpp>
#include <canto/stream/declaration.hpp>
#include <canto/stream/event.hpp>
#include <canto/stream/scratch.hpp>
#include <canto/stream/stream_header.hpp>
#include <canto/stream/stream_options.hpp>
#include <canto/version.hpp>
#include <canto/xml/element.hpp>
#include <canto/xml/namespaces.hpp>
#include <canto/xml/tape.hpp>
#include <canto/xml/tokenizer.hpp>

namespace canto::inline CANTO_ABI {

/// Parses one direction of one connection.
///
///     for (const canto::event& event : parser.feed(bytes)) { … break; … }
///     std::string_view rest = parser.unread();
///
/// Lives:   events and views until the next step of the loop, the next feed, or the end of the caller's bytes. Inside
///          the loop the parser may be restarted, reset and limited, but neither moved nor destroyed: break first.
/// Errors:  the last event is a parse_error; every later feed gives it again. Nothing throws.
/// Cost:    O(n) whatever the cutting. An element that lies whole in the caller's bytes is viewed there; one that
///          straddles feeds is gathered, each byte copied at most once. No allocation once warm.
template <class Probe = no_probe>
class basic_stream_parser {
public:
    class event_range;

    basic_stream_parser() noexcept : basic_stream_parser(stream_options()) {}
    explicit basic_stream_parser(const stream_options& options) noexcept
        : memory_(options.scratch), limits_(options.limits) {
        is_.automatic = options.restart == restarts::automatic;
        is_.window = options.window;
    }
    basic_stream_parser(basic_stream_parser&& other) noexcept { swap(other); }
    basic_stream_parser& operator=(basic_stream_parser&& other) noexcept {
        basic_stream_parser(std::move(other)).swap(*this);
        return *this;
    }
    ~basic_stream_parser() {
        end_lease();
        if (owns_memory_) delete memory_;
        detail::held_header::free(header_);
    }

    /// The events of some bytes: any contiguous lvalue range of char, unsigned char or std::byte, but no array that can
    /// be written to, of which less may be in use.
    /// Errors:  input_lost, if bytes of an earlier feed have neither been parsed nor taken by unread().
    [[nodiscard]] event_range feed(std::string_view bytes) & noexcept {
        push(bytes);
        return event_range(*this);
    }
    template <detail::byte_range R>
        requires(!std::is_convertible_v<const R&, std::string_view> && !detail::dying_bytes<R>)
    [[nodiscard]] event_range feed(R&& bytes) & noexcept {
        return feed(detail::as_chars(bytes));
    }
    template <detail::dying_bytes R>
    event_range feed(R&&) & = delete;
    template <detail::buffer_array R>
    event_range feed(R&&) & = delete;    // std::string_view(buffer.data(), size) says how much is

    /// The same in two steps: push(), then next() until it returns null.
    void push(std::string_view bytes) & noexcept {
        apply_requests();
        const bool lost = is_.window && is_.in_token ? bytes.size() < unread_size() : !is_.taken && unread_size() != 0;
        if (lost && phase_ != phase::closed && phase_ != phase::failed) {
            fail({errc::input_lost, offset_});
            return;
        }
        at_ = bytes.data();
        if (is_.leased) memory_->carry_.forget_source();
        end_ = at_ + bytes.size();
        is_.taken = false;
        is_.repeating = phase_ == phase::failed;
    }
    template <detail::byte_range R>
        requires(!std::is_convertible_v<const R&, std::string_view> && !detail::dying_bytes<R>)
    void push(R&& bytes) & noexcept {
        push(detail::as_chars(bytes));
    }
    template <detail::dying_bytes R>
    void push(R&&) & = delete;
    template <detail::buffer_array R>
    void push(R&&) & = delete;

    /// Returns: the next event, or null where the bytes have no more.
    const event* next() & noexcept;

    /// The bytes that have not been consumed: behind the event at which the loop was left, or behind the stream's end
    /// tag; with a window, from the element that is still open: what is before them may be dropped. The caller takes
    /// charge of them: they are given to a feed again, or to TLS.
    std::string_view unread() noexcept {
        is_.taken = true;
        return {at_, unread_size()};
    }
    /// Drops them; they do not count in offset(). With a window and an element open, that is input_lost.
    void discard_unread() noexcept {
        if (is_.window && is_.in_token) fail(errc::input_lost, offset_);
        at_ = end_;
    }

    /// The bytes consumed since construction or reset(). A restart does not change them. Behind a parse_error they
    /// depend on how the bytes were cut; its own offset() does not.
    std::uint64_t offset() const noexcept { return offset_; }

    /// From the next step on a fresh header is expected: after <proceed/>, <success/> (RFC 6120 §4.3.3). A token that
    /// has begun may turn out to be it, and is looked at once more then.
    void restart() noexcept { is_.restarting = true; }

    /// From the next step on all is as at the beginning, but for the options and the limits. Bytes that are still
    /// unread are the first of the new stream; outside a loop, and behind an error, they are dropped.
    void reset() noexcept {
        is_.resetting = true;
        is_.taken = true;
    }

    const canto::limits& limits() const noexcept { return limits_; }
    /// From the next step on, also for what is being read.
    void set_limits(const canto::limits& bounds) noexcept { limits_ = bounds; }

    /// The header of the stream; null before there is one.
    /// Lives:   until another header is read, a reset, or the parser's end.
    std::optional<stream_header> header() const noexcept {
        return header_ ? std::optional(stream_header(header_)) : std::nullopt;
    }

    /// What the bytes so far end in, for callers whose input has ended: the end tag; an error, behind which nothing is
    /// read before reset(); or neither, and maybe an element that is cut.
    bool at_end_of_stream() const noexcept { return phase_ == phase::closed; }
    bool failed() const noexcept { return phase_ == phase::failed; }
    /// Between elements, behind a whole stream, or before any byte of one: input may end here without being cut.
    bool between_elements() const noexcept {
        return !is_.in_token && (phase_ == phase::content || phase_ == phase::closed || phase_ == phase::start ||
                                 phase_ == phase::before_header);
    }

    Probe& probe() noexcept { return probe_; }

    void swap(basic_stream_parser& other) noexcept;

private:
    enum class phase : std::uint8_t {
        start,              // a declaration may stand here
        before_header,      // white space has been seen
        after_declaration,
        content,            // between first-level elements, or in one
        closing,            // an empty header has been told of: the end of the stream is next
        closed,
        failed
    };
    using tokenizer_type = detail::tokenizer<Probe>;
    static_assert(detail::carry::padding >= detail::tag_reader::padding);
    enum class step : std::uint8_t { event, again, more };

    std::size_t unread_size() const noexcept { return static_cast<std::size_t>(end_ - at_); }

    [[gnu::always_inline]] inline step advance() noexcept;
    [[gnu::noinline]] step space() noexcept;
    [[gnu::noinline]] step ended() noexcept;
    [[gnu::always_inline]] inline step read_token() noexcept;
    [[gnu::always_inline]] inline step take(const char* bytes, std::size_t size, detail::behind follows) noexcept;
    [[gnu::noinline]] step take_stream_tag(const char* bytes, std::size_t size) noexcept;
    step declared(const char* bytes, std::size_t size) noexcept;
    step header_complete(const tokenizer_type& tokens, const char* bytes) noexcept;
    step text_outside(const char* bytes, std::size_t size) noexcept;
    bool gather() noexcept;
    void finish_token(std::size_t size) noexcept;
    void apply_requests() noexcept;
    bool begin_lease() noexcept;
    void end_lease() noexcept;

    step tell(const event& e) noexcept {
        event_ = e;
        return step::event;
    }
    step fail(failure why) noexcept {
        phase_ = phase::failed;
        is_.in_token = false;
        is_.repeating = true;
        event_ = event::of_error(why);
        return step::again;
    }
    step fail(errc code, std::uint64_t at) noexcept { return fail({code, at}); }
    std::uint64_t token_offset() const noexcept { return offset_ - memory_->carry_.size(); }    // while leased
    static constexpr std::uint32_t at_most(std::uint32_t limit) noexcept {
        return std::min(limit, limits::max_stanza_bytes);
    }

    const char* at_ = nullptr;        // what is not consumed yet: [at_, end_) of the caller's bytes
    const char* end_ = nullptr;
    scratch* memory_ = nullptr;       // the shared one; one of our own where there is none; see begin_lease()
    detail::held_header* header_ = nullptr;
    std::uint64_t offset_ = 0;        // of at_
    event event_;
    std::uint32_t header_used_ = 0;   // bytes of the declaration and the white space behind it
    canto::limits limits_;
    phase phase_ = phase::start;
    bool owns_memory_ = false;
    struct {    // one byte
        bool in_token : 1 = false;     // a declaration, tag or element has begun and its end has not been seen
        bool leased : 1 = false;       // memory_ is ours until the end of the loop or of the token
        bool automatic : 1 = false;
        bool window : 1 = false;
        bool taken : 1 = false;        // unread() has been asked for
        bool repeating : 1 = false;    // the error is to be told of again
        bool restarting : 1 = false;   // asked for, for the next step
        bool resetting : 1 = false;
    } is_;
    [[no_unique_address]] Probe probe_;
};

using stream_parser = basic_stream_parser<>;

/// The events of one feed: an input range over parser.next().
template <class Probe>
class basic_stream_parser<Probe>::event_range {
public:
    class iterator {
    public:
        using iterator_category = std::input_iterator_tag;
        using value_type = event;
        using difference_type = std::ptrdiff_t;
        using pointer = const event*;
        using reference = const event&;

        iterator() noexcept = default;
        reference operator*() const noexcept { return *event_; }
        pointer operator->() const noexcept { return event_; }
        iterator& operator++() noexcept {
            event_ = parser_->next();
            return *this;
        }
        void operator++(int) noexcept { ++*this; }
        friend bool operator==(const iterator& a, const iterator& b) noexcept { return a.event_ == b.event_; }

    private:
        friend event_range;
        explicit iterator(basic_stream_parser* parser) noexcept : parser_(parser), event_(parser->next()) {}
        basic_stream_parser* parser_ = nullptr;
        const event* event_ = nullptr;
    };

    iterator begin() noexcept { return iterator(parser_); }
    iterator end() noexcept { return {}; }

private:
    friend basic_stream_parser;
    explicit event_range(basic_stream_parser& parser) noexcept : parser_(&parser) {}
    basic_stream_parser* parser_;
};

template <class Probe>
const event* basic_stream_parser<Probe>::next() & noexcept {
    if (is_.restarting || is_.resetting || is_.taken) [[unlikely]] {
        apply_requests();
        is_.taken = false;    // what unread() gave was about the step before
    }
    for (;;) {
        switch (advance()) {
        case step::event: return &event_;
        case step::again: break;
        case step::more:
            if (!is_.in_token) end_lease();
            return nullptr;
        }
    }
}

template <class Probe>
auto basic_stream_parser<Probe>::advance() noexcept -> step {
    if (!is_.in_token) {
        if (phase_ > phase::content) [[unlikely]] return ended();
        if (at_ == end_) return step::more;
        if (detail::is_space(*at_)) return space();
        if (!is_.leased && !begin_lease()) return fail(errc::out_of_memory, offset_);
        memory_->progress_.restart();
        is_.in_token = true;
    }
    return read_token();    // the one call: it is inline, and large
}

/// White space outside of elements.
template <class Probe>
auto basic_stream_parser<Probe>::space() noexcept -> step {
    const char* p = at_;
    while (p != end_ && detail::is_space(*p)) ++p;
    const auto size = static_cast<std::size_t>(p - at_);
    const std::uint64_t begin = std::exchange(offset_, offset_ + size);
    at_ = p;
    probe_.examined(size);
    if (phase_ == phase::content) return tell(event::of_space(begin));
    if (phase_ == phase::start) phase_ = phase::before_header;
    if (phase_ == phase::after_declaration) {
        const std::uint64_t used = header_used_ + std::uint64_t(size);
        const std::uint32_t most = at_most(limits_.header_bytes);
        if (used > most) return fail(errc::header_too_large, offset_ - used + most);
        header_used_ = static_cast<std::uint32_t>(used);
    }
    return step::again;
}

/// Behind the content: what is left to tell.
template <class Probe>
auto basic_stream_parser<Probe>::ended() noexcept -> step {
    if (phase_ == phase::closing) {
        phase_ = phase::closed;
        return tell(event::of_close(offset_));
    }
    const bool again = phase_ == phase::failed && is_.repeating;
    is_.repeating = false;
    return again ? step::event : step::more;
}

/// Goes on with what begins with a '<': in the caller's bytes, or, where it straddles feeds, in the carry buffer.
template <class Probe>
auto basic_stream_parser<Probe>::read_token() noexcept -> step {
    bool gathered = memory_->carry_.size() != 0;
    const char* bytes = at_;
    std::size_t size = unread_size();
    detail::behind follows = detail::behind::anything;
    for (;; gathered = true) {
        if (gathered) [[unlikely]] {
            if (at_ == end_) return step::more;
            if (!gather()) return fail(errc::out_of_memory, token_offset());
            bytes = memory_->carry_.data();
            size = memory_->carry_.size();
            follows = detail::behind::zeros;
        }
        const step done = take(bytes, size, follows);    // the one call: it is inline, and large
        if (done != step::more || is_.window) [[likely]] return done;
        if (!gathered && !gather()) return fail(errc::out_of_memory, token_offset());
    }
}

/// Moves some of the caller's bytes to the carry buffer. No token is read beyond its limit.
template <class Probe>
bool basic_stream_parser<Probe>::gather() noexcept {
    const std::size_t most = std::size_t(at_most(std::max(limits_.stanza_bytes, limits_.header_bytes))) + 1;
    const char* const from = at_;
    const auto copied = memory_->carry_.gather(at_, end_, most);
    offset_ += static_cast<std::uint64_t>(at_ - from);
    if (!copied) return false;
    probe_.copied(*copied);
    return true;
}

/// A token of `size` bytes is complete: what was gathered behind it is given back to the caller's bytes.
template <class Probe>
void basic_stream_parser<Probe>::finish_token(std::size_t size) noexcept {
    const std::size_t carried = memory_->carry_.release();
    const auto behind = static_cast<std::ptrdiff_t>(size) - static_cast<std::ptrdiff_t>(carried);
    at_ += behind;
    offset_ += static_cast<std::uint64_t>(behind);
    is_.in_token = false;
}

/// Looks at what has arrived of a token: bytes that begin with its '<'.
template <class Probe>
auto basic_stream_parser<Probe>::take(const char* bytes, std::size_t size, detail::behind follows) noexcept -> step {
    if (size < 2 || bytes[0] != '<' || !detail::starts_ascii_name(bytes[1]) || phase_ != phase::content) [[unlikely]] {
        if (bytes[0] != '<') return text_outside(bytes, size);
        if (size < 2) return step::more;
        const bool may_declare =
            phase_ == phase::start || (phase_ == phase::content && (is_.automatic || is_.restarting));
        if (bytes[1] == '?' && may_declare) return declared(bytes, size);
        if (bytes[1] == '\0' && phase_ == phase::start) return fail(errc::unsupported_encoding, token_offset());
        if (phase_ != phase::content || bytes[1] == '/') return take_stream_tag(bytes, size);
    }
    tokenizer_type tokens(memory_->progress_, probe_);
    const auto status = tokens.run(detail::token_goal::element, bytes, size, at_most(limits_.stanza_bytes),
                                   errc::stanza_too_large, memory_->tape_, limits_, &header_->context, follows);
    if (status == tokenizer_type::status::more) return step::more;
    if (status == tokenizer_type::status::failed) {
        const failure why = tokens.why();
        if (why.code != errc::unexpected_header || !(is_.automatic || is_.restarting))
            return fail(why.code, token_offset() + why.offset);
        is_.restarting = false;
        phase_ = phase::before_header;
        header_used_ = 0;
        memory_->progress_.restart();
        return take_stream_tag(bytes, size);    // once more, as a header
    }
    tree& parsed = memory_->parsed_;
    parsed = detail::make_tree(bytes, memory_->tape_.tokens.data(), &header_->context, tokens.size(), tokens.count(),
                               tokens.name_bits());
    const std::uint64_t begin = token_offset();
    finish_token(tokens.size());
    return tell(event::of_element(&parsed, begin));
}

/// The tags of the stream itself: its header, or its end.
template <class Probe>
auto basic_stream_parser<Probe>::take_stream_tag(const char* bytes, std::size_t size) noexcept -> step {
    const bool headless = phase_ != phase::content;
    const std::uint64_t begin = token_offset();
    const std::uint32_t most = at_most(limits_.header_bytes);
    const std::uint32_t left = most - std::min(most, headless ? header_used_ : 0);
    tokenizer_type tokens(memory_->progress_, probe_);
    const auto status =
        tokens.run(headless ? detail::token_goal::header : detail::token_goal::element, bytes, size, left,
                   errc::header_too_large, memory_->tape_, limits_, headless ? nullptr : &header_->context);
    if (status == tokenizer_type::status::more) return step::more;
    if (status == tokenizer_type::status::failed) {
        const failure why = tokens.why();
        if (why.code == errc::text_between_stanzas) return fail(errc::text_before_header, begin);
        return fail(why.code, begin + why.offset);
    }
    if (headless) return header_complete(tokens, bytes);
    finish_token(tokens.size());
    phase_ = phase::closed;
    return tell(event::of_close(begin));
}

template <class Probe>
auto basic_stream_parser<Probe>::declared(const char* bytes, std::size_t size) noexcept -> step {
    const std::uint64_t begin = token_offset();
    const std::uint32_t most = at_most(limits_.header_bytes);
    const std::size_t window = std::min<std::size_t>(size, most);
    if (window < 2) return fail(errc::header_too_large, begin + window);
    using enum detail::declaration_end::kind;
    const std::size_t looked = std::min<std::size_t>(window, memory_->progress_.position);
    const detail::declaration_end end = detail::scan_declaration({bytes, window}, looked);
    probe_.examined((end.what == cut ? window : std::max(end.at, looked)) - looked);
    memory_->progress_.position = static_cast<std::uint32_t>(window);
    if (end.what == cut)
        return size >= most ? fail(errc::header_too_large, begin + most) : step::more;
    if (end.what == wrong) return fail(end.code, begin + end.at);
    finish_token(end.at);
    header_used_ = static_cast<std::uint32_t>(end.at);
    is_.restarting = false;
    phase_ = phase::after_declaration;
    return step::again;
}

template <class Probe>
auto basic_stream_parser<Probe>::header_complete(const tokenizer_type& tokens, const char* bytes) noexcept -> step {
    const std::uint64_t begin = token_offset();
    const tree tag =
        detail::make_tree(bytes, memory_->tape_.tokens.data(), nullptr, tokens.size(), tokens.count());
    const element root(&tag, 0);
    if (root.xmlns() != text(ns::streams)) return fail(errc::wrong_root_namespace, begin);
    if (root.name() != "stream") return fail(errc::wrong_root_name, begin);
    detail::held_header* const held = detail::held_header::make(tag);
    if (!held) return fail(errc::out_of_memory, begin);
    detail::held_header::free(std::exchange(header_, held));
    const bool empty = tokens.is_empty_tag();
    finish_token(tokens.size());
    phase_ = empty ? phase::closing : phase::content;
    is_.restarting = false;    // where it was asked for while this header had begun
    header_used_ = 0;
    return tell(event::of_header(header_, begin));
}

/// Something other than white space and markup, at first level or before the header. A cut character is gathered like
/// any token, so that it is judged whole.
template <class Probe>
auto basic_stream_parser<Probe>::text_outside(const char* bytes, std::size_t size) noexcept -> step {
    const auto first = static_cast<unsigned char>(bytes[0]);
    if (phase_ == phase::start && (first == 0xFE || first == 0xFF || first == 0))
        return fail(errc::unsupported_encoding, token_offset());
    switch (detail::decode(bytes, bytes + size).what) {
    case detail::decoded::kind::cut: return step::more;
    case detail::decoded::kind::invalid: return fail(errc::invalid_utf8, token_offset());
    case detail::decoded::kind::illegal: return fail(errc::illegal_character, token_offset());
    case detail::decoded::kind::good: break;
    }
    return fail(phase_ == phase::content ? errc::text_between_stanzas : errc::text_before_header, token_offset());
}

template <class Probe>
void basic_stream_parser<Probe>::apply_requests() noexcept {
    if (is_.resetting) {
        end_lease();
        if (phase_ == phase::failed) at_ = end_;    // or they would be wrong again, for ever
        detail::held_header::free(std::exchange(header_, nullptr));
        phase_ = phase::start;
        is_.in_token = is_.resetting = is_.restarting = is_.repeating = false;
        header_used_ = 0;
        offset_ = 0;
    } else if (is_.restarting && !is_.in_token) {
        // Where something has begun already, the header it may turn out to be is waited for.
        if (phase_ == phase::content) phase_ = phase::start;
        is_.restarting = false;
    }
}

/// Takes hold of memory: the shared one; where another parser has that, one of our own in its place until the end of
/// the lease; where there is none to share, one of our own for good.
template <class Probe>
bool basic_stream_parser<Probe>::begin_lease() noexcept {
    scratch* const shared = owns_memory_ ? nullptr : memory_;
    if (!memory_ || memory_->leased_) {
        scratch* const own = new (std::nothrow) scratch;
        if (!own) return false;
        own->instead_of_ = shared;
        memory_ = own;
        owns_memory_ = true;
    }
    memory_->leased_ = is_.leased = true;
    return true;
}

template <class Probe>
void basic_stream_parser<Probe>::end_lease() noexcept {
    if (!is_.leased) return;
    memory_->leased_ = is_.leased = false;
    memory_->carry_.release();
    memory_->carry_.forget_source();
    if (memory_->instead_of_) {
        delete std::exchange(memory_, memory_->instead_of_);
        owns_memory_ = false;
    }
}

template <class Probe>
void basic_stream_parser<Probe>::swap(basic_stream_parser& other) noexcept {
    std::swap(at_, other.at_);
    std::swap(end_, other.end_);
    std::swap(memory_, other.memory_);
    std::swap(header_, other.header_);
    std::swap(offset_, other.offset_);
    std::swap(event_, other.event_);
    std::swap(header_used_, other.header_used_);
    std::swap(limits_, other.limits_);
    std::swap(phase_, other.phase_);
    std::swap(owns_memory_, other.owns_memory_);
    std::swap(is_, other.is_);
    std::swap(probe_, other.probe_);
}

}

// What a stream says, one thing at a time.
#pragma once

#include <cassert>
#include <cstdint>

#include <canto/condition.hpp>
#include <canto/error.hpp>
#include <canto/result.hpp>
#include <canto/stream/stream_header.hpp>
#include <canto/version.hpp>
#include <canto/xml/element.hpp>
#include <canto/xml/tape.hpp>

namespace canto::inline CANTO_ABI {

/// White space between first-level elements has arrived: a peer keeps the connection open (RFC 6120 §4.6.1). One for
/// each feed and run; the only event that depends on how the bytes were cut.
struct keepalive {};

/// The stream's end tag has arrived. Bytes behind it are not part of the stream.
struct stream_close {};

/// Why the stream cannot go on: our verdict on the peer's bytes. (The view of an error that a peer sends is
/// stream_error.)
class parse_error {
public:
    constexpr explicit parse_error(failure why) noexcept : why_(why) {}

    constexpr errc code() const noexcept { return why_.code; }
    /// What to answer with before closing.
    constexpr stream_condition condition() const noexcept {
        return info(why_.code).stream.value_or(stream_condition::undefined_condition);
    }
    /// The byte that info(code()).offset names, counted from the first byte since construction or reset().
    constexpr std::uint64_t offset() const noexcept { return why_.offset; }

private:
    failure why_;
};

/// One event of a stream_parser, at the level of XML. stream/stanza_event.hpp tells stanzas apart.
/// Lives:   what it refers to is invalid after the next step of the loop, the next feed, or the end of the caller's
///          bytes.
class event {
public:
    enum class type : std::uint8_t { stream_header, element, keepalive, stream_close, parse_error };

    constexpr type kind() const noexcept { return kind_; }

    /// Precondition: kind() says so, which is asserted.
    canto::stream_header header() const noexcept {
        assert(kind_ == type::stream_header);
        return canto::stream_header(header_);
    }
    canto::element element() const noexcept {
        assert(kind_ == type::element);
        return {tree_, 0};
    }
    canto::parse_error error() const noexcept {
        assert(kind_ == type::parse_error);
        return canto::parse_error({code_, offset_});
    }

    /// Where in the stream the event begins: the '<' of a header (not of its declaration), element or end tag; the
    /// first byte of white space; the byte an error names.
    constexpr std::uint64_t offset() const noexcept { return offset_; }

    // Made by parsers.
    constexpr event() noexcept = default;
    static event of_header(const detail::held_header* header, std::uint64_t offset) noexcept {
        event e(type::stream_header, offset);
        e.header_ = header;
        return e;
    }
    static event of_element(const tree* t, std::uint64_t offset) noexcept {
        event e(type::element, offset);
        e.tree_ = t;
        return e;
    }
    static constexpr event of_space(std::uint64_t offset) noexcept { return event(type::keepalive, offset); }
    static constexpr event of_close(std::uint64_t offset) noexcept { return event(type::stream_close, offset); }
    static constexpr event of_error(failure why) noexcept {
        event e(type::parse_error, why.offset);
        e.code_ = why.code;
        return e;
    }

private:
    constexpr event(type kind, std::uint64_t offset) noexcept : offset_(offset), kind_(kind) {}

    union {
        const tree* tree_ = nullptr;
        const detail::held_header* header_;
    };
    std::uint64_t offset_ = 0;
    type kind_ = type::keepalive;
    errc code_ = errc::absent;
};

}

// XMPP in frames: the messages of WebSocket (RFC 7395), and what stands for a header and an end tag among them. The
// <body/> that BOSH wraps around stanzas (XEP-0124) is an element for parse_element(), and they are its children. Some
// senders leave them in the namespace of <body/>, and prefixes may be declared there: parse_element(child.raw(),
// {.xmlns = ns::client, .declarations = &body.root().of()}) reads those, too, while the body lives.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <type_traits>
#include <utility>

#include <canto/detail/bytes.hpp>
#include <canto/error.hpp>
#include <canto/limits.hpp>
#include <canto/ns.hpp>
#include <canto/result.hpp>
#include <canto/stream/stream_header.hpp>
#include <canto/version.hpp>
#include <canto/xml/attribute.hpp>
#include <canto/xml/document.hpp>
#include <canto/xml/element.hpp>
#include <canto/xml/qname.hpp>
#include <canto/xml/text.hpp>
#include <canto/xml/view.hpp>
#include <canto/xml/xml_element.hpp>

namespace canto::inline CANTO_ABI {

/// The stream header.
/// Source:  RFC 7395 §3.4
template <xml_element Element = element>
class basic_framed_open : public view_of<Element> {
public:
    using view_of<Element>::view_of;

    static constexpr qname tag{ns::framing, "open"};

    std::optional<text> to() const noexcept { return this->attribute("to"); }
    std::optional<text> from() const noexcept { return this->attribute("from"); }
    std::optional<text> id() const noexcept { return this->attribute("id"); }
    /// As stream_header::version().
    result<stream_version> version() const noexcept { return detail::version_of(this->attribute("version")); }
    /// xml:lang; nullopt where there is none.
    std::optional<text> lang() const noexcept { return this->element().attribute("lang", text(ns::xml)); }
};
using framed_open = basic_framed_open<>;

/// The end of the stream.
/// Source:  RFC 7395 §3.6
template <xml_element Element = element>
class basic_framed_close : public view_of<Element> {
public:
    using view_of<Element>::view_of;

    static constexpr qname tag{ns::framing, "close"};

    /// Where to go on.
    std::optional<text> see_other_uri() const noexcept { return this->attribute("see-other-uri"); }
};
using framed_close = basic_framed_close<>;

/// One message of WebSocket: an element of first level, or <open/> or <close/>.
/// Lives:   refers to the bytes that were parsed; elements live as long as the frame.
class frame {
public:
    element root() const noexcept { return document_.root(); }
    /// Whether the element names no namespace, as it has to (RFC 7395 §3.3): it has been taken for jabber:client.
    bool lacks_namespace() const noexcept {
        for (const declaration d : root().declarations())
            if (d.prefix().empty()) return false;
        return root().prefix().empty();
    }

private:
    friend result<frame> parse_frame(std::string_view, const limits&) noexcept;
    explicit frame(document&& d) noexcept : document_(std::move(d)) {}
    document document_;
};

/// Parses a message of WebSocket, which is exactly one element and begins with its '<'; white space may follow.
/// Source:  RFC 7395 §3.3
/// Lives:   the frame refers to `bytes`.
/// Errors:  as parse_element(); malformed_tag at 0 for white space before the element.
/// Cost:    O(n); allocates a document and its tape.
[[nodiscard]] inline result<frame> parse_frame(std::string_view bytes, const limits& bounds = {}) noexcept {
    if (!bytes.empty() && bytes.front() != '<') return errc::malformed_tag;
    auto parsed = parse_element(bytes, {.xmlns = ns::client}, bounds);
    if (!parsed) return parsed.why();
    return frame(*std::move(parsed));
}
/// The same of any contiguous range of char, unsigned char or std::byte. Bytes that die with the call cannot be
/// referred to.
template <detail::byte_range R>
    requires(!std::is_convertible_v<const R&, std::string_view> && !detail::dying_bytes<R>)
[[nodiscard]] result<frame> parse_frame(R&& bytes, const limits& bounds = {}) noexcept {
    return parse_frame(detail::as_chars(bytes), bounds);
}
template <detail::dying_bytes R>
result<frame> parse_frame(R&&, const limits& = {}) = delete;
template <detail::buffer_array R>
result<frame> parse_frame(R&&, const limits& = {}) = delete;

}

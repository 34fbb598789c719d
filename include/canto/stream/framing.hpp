// What stands for a header and an end tag where each message is a frame (RFC 7395). A frame is one element, which
// parse_element() reads; so is the <body/> that BOSH wraps around stanzas (XEP-0124), whose children they are. Some
// senders leave them in the namespace of <body/>: parse_element(child.raw(), {.xmlns = ns::client}) reads those, too.
#pragma once

#include <optional>

#include <canto/ns.hpp>
#include <canto/result.hpp>
#include <canto/stream/stream_header.hpp>
#include <canto/version.hpp>
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

}

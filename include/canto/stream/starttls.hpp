// Negotiating TLS (RFC 6120 §5).
#pragma once

#include <string_view>

#include <canto/version.hpp>
#include <canto/xml/qname.hpp>
#include <canto/xml/view.hpp>
#include <canto/xml/xml_element.hpp>

namespace canto::inline CANTO_ABI {

namespace ns {

inline constexpr std::string_view tls = "urn:ietf:params:xml:ns:xmpp-tls"; // RFC 6120 §5.2

}

/// The request for TLS, and the feature that offers it.
/// Source:  RFC 6120 §5.4.1, §5.4.2.1
template <xml_element Element = element>
class basic_starttls : public view_of<Element> {
public:
    using view_of<Element>::view_of;

    static constexpr qname tag{ns::tls, "starttls"};

    /// Of the feature: whether nothing else may come first.
    bool is_required() const noexcept { return this->has_field("required"); }
};
using starttls = basic_starttls<>;

/// TLS begins with the byte behind it: what has been read beyond is stream_parser::unread().
/// Source:  RFC 6120 §5.4.2.3
template <xml_element Element = element>
class basic_tls_proceed : public view_of<Element> {
public:
    using view_of<Element>::view_of;

    static constexpr qname tag{ns::tls, "proceed"};
};
using tls_proceed = basic_tls_proceed<>;

/// TLS is refused; the stream is closed behind it.
/// Source:  RFC 6120 §5.4.2.2
template <xml_element Element = element>
class basic_tls_failure : public view_of<Element> {
public:
    using view_of<Element>::view_of;

    static constexpr qname tag{ns::tls, "failure"};
};
using tls_failure = basic_tls_failure<>;

}

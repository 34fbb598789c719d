// Resource binding (RFC 6120 §7), and the sessions that once came behind it (RFC 3921 §3).
#pragma once

#include <optional>
#include <span>

#include <canto/jid/jid_text.hpp>
#include <canto/ns.hpp>
#include <canto/result.hpp>
#include <canto/version.hpp>
#include <canto/xml/qname.hpp>
#include <canto/xml/view.hpp>
#include <canto/xml/xml_element.hpp>

namespace canto::inline CANTO_ABI {

/// The request for a resource, and the address it becomes.
/// Source:  RFC 6120 §7
template <xml_element Element = element>
class basic_bind : public view_of<Element> {
public:
    using view_of<Element>::view_of;
    using typename view_of<Element>::text_type;

    static constexpr qname tag{ns::bind, "bind"};

    /// Of a request: what the client would like to be called.
    std::optional<text_type> resource() const noexcept { return this->field_text("resource"); }
    /// Of an answer: what it is called.
    /// Errors:  absent; as jid_view::parse(); needs_decoding without a buffer, buffer_too_small.
    result<jid_view> jid(std::span<char> buffer = {}) const noexcept { return to_jid(this->field_text("jid"), buffer); }
};
using bind = basic_bind<>;

/// The request for a session.
/// Source:  RFC 3921 §3
template <xml_element Element = element>
class basic_session : public view_of<Element> {
public:
    using view_of<Element>::view_of;

    static constexpr qname tag{ns::session, "session"};
};
using session = basic_session<>;

}

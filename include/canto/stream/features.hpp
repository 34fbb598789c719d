// The features a stream offers (RFC 6120 §4.3.2): an open set.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include <canto/ns.hpp>
#include <canto/result.hpp>
#include <canto/stream/bidi.hpp>
#include <canto/stream/csi.hpp>
#include <canto/stream/dialback.hpp>
#include <canto/stream/sasl.hpp>
#include <canto/stream/sasl2.hpp>
#include <canto/stream/sm.hpp>
#include <canto/stream/starttls.hpp>
#include <canto/version.hpp>
#include <canto/xml/qname.hpp>
#include <canto/xml/text.hpp>
#include <canto/xml/value.hpp>
#include <canto/xml/view.hpp>
#include <canto/xml/xml_element.hpp>

namespace canto::inline CANTO_ABI {

namespace ns {

inline constexpr std::string_view roster_versioning = "urn:xmpp:features:rosterver";       // RFC 6121 §2.6.1
inline constexpr std::string_view pre_approval = "urn:xmpp:features:pre-approval";         // RFC 6121 §3.4.1
inline constexpr std::string_view stream_limits = "urn:xmpp:stream-limits:0";              // XEP-0478
inline constexpr std::string_view compression = "http://jabber.org/features/compress";     // XEP-0138
inline constexpr std::string_view registration = "http://jabber.org/features/iq-register"; // XEP-0077

}

/// Resources can be bound.
/// Source:  RFC 6120 §7.4
template <xml_element Element = element>
class basic_bind_feature : public view_of<Element> {
public:
    using view_of<Element>::view_of;

    static constexpr qname tag{ns::bind, "bind"};

    bool is_required() const noexcept { return this->has_field("required"); }
};
using bind_feature = basic_bind_feature<>;

/// Sessions can be established, as servers once demanded.
/// Source:  RFC 3921 §3
template <xml_element Element = element>
class basic_session_feature : public view_of<Element> {
public:
    using view_of<Element>::view_of;

    static constexpr qname tag{ns::session, "session"};

    /// Whether it may be left out, as it may with every server of today.
    bool is_optional() const noexcept { return this->has_field("optional"); }
};
using session_feature = basic_session_feature<>;

/// Rosters have versions.
/// Source:  RFC 6121 §2.6.1
template <xml_element Element = element>
class basic_roster_versioning_feature : public view_of<Element> {
public:
    using view_of<Element>::view_of;

    static constexpr qname tag{ns::roster_versioning, "ver"};
};
using roster_versioning_feature = basic_roster_versioning_feature<>;

/// Subscriptions can be approved before they are asked for.
/// Source:  RFC 6121 §3.4.1
template <xml_element Element = element>
class basic_pre_approval_feature : public view_of<Element> {
public:
    using view_of<Element>::view_of;

    static constexpr qname tag{ns::pre_approval, "sub"};
};
using pre_approval_feature = basic_pre_approval_feature<>;

/// How much the server takes, and how long it waits.
/// Source:  XEP-0478
template <xml_element Element = element>
class basic_stream_limits : public view_of<Element> {
public:
    using view_of<Element>::view_of;

    static constexpr qname tag{ns::stream_limits, "limits"};

    /// Bytes of one first-level element; seconds of silence.
    /// Errors:  absent, invalid_value.
    result<std::uint64_t> max_bytes() const noexcept { return to_number<std::uint64_t>(this->field_text("max-bytes")); }
    result<std::uint64_t> idle_seconds() const noexcept {
        return to_number<std::uint64_t>(this->field_text("idle-seconds"));
    }
};
using stream_limits = basic_stream_limits<>;

/// The stream can be compressed.
/// Source:  XEP-0138
template <xml_element Element = element>
class basic_compression_feature : public view_of<Element> {
public:
    using view_of<Element>::view_of;

    static constexpr qname tag{ns::compression, "compression"};

    /// As elements: the text of each is a name.
    fields<Element> methods() const noexcept { return this->fields_of("method"); }
    bool has(std::string_view method) const noexcept {
        for (const Element e : methods())
            if (e.text() == text(method)) return true;
        return false;
    }
};
using compression_feature = basic_compression_feature<>;

/// Accounts can be made.
/// Source:  XEP-0077 §8
template <xml_element Element = element>
class basic_registration_feature : public view_of<Element> {
public:
    using view_of<Element>::view_of;

    static constexpr qname tag{ns::registration, "register"};
};
using registration_feature = basic_registration_feature<>;

/// What a stream offers. Any feature is asked for by its view: features.feature<caps>().
/// Source:  RFC 6120 §4.3.2
template <xml_element Element = element>
class basic_features : public view_of<Element> {
public:
    using view_of<Element>::view_of;

    static constexpr qname tag{ns::streams, "features"};

    /// The first feature that a view refers to.
    template <class View>
    std::optional<View> feature() const noexcept {
        return this->template child_as<View>();
    }
    bool has(const qname& name) const noexcept {
        for (const Element e : this->element().children())
            if (e.name() == name.name && e.xmlns() == name.xmlns) return true;
        return false;
    }

    std::optional<basic_starttls<Element>> starttls() const noexcept { return feature<basic_starttls<Element>>(); }
    std::optional<basic_sasl_mechanisms<Element>> sasl() const noexcept {
        return feature<basic_sasl_mechanisms<Element>>();
    }
    std::optional<basic_sasl_channel_bindings<Element>> channel_bindings() const noexcept {
        return feature<basic_sasl_channel_bindings<Element>>();
    }
    std::optional<basic_sasl2_authentication<Element>> sasl2() const noexcept {
        return feature<basic_sasl2_authentication<Element>>();
    }
    std::optional<basic_bind_feature<Element>> bind() const noexcept { return feature<basic_bind_feature<Element>>(); }
    std::optional<basic_session_feature<Element>> session() const noexcept {
        return feature<basic_session_feature<Element>>();
    }
    std::optional<basic_sm_feature<Element>> sm() const noexcept { return feature<basic_sm_feature<Element>>(); }
    std::optional<basic_stream_limits<Element>> limits() const noexcept {
        return feature<basic_stream_limits<Element>>();
    }
    std::optional<basic_compression_feature<Element>> compression() const noexcept {
        return feature<basic_compression_feature<Element>>();
    }
    std::optional<basic_dialback_feature<Element>> dialback() const noexcept {
        return feature<basic_dialback_feature<Element>>();
    }
    bool has_roster_versioning() const noexcept { return has(basic_roster_versioning_feature<Element>::tag); }
    bool has_pre_approval() const noexcept { return has(basic_pre_approval_feature<Element>::tag); }
    bool has_bidi() const noexcept { return has(basic_bidi_feature<Element>::tag); }
    bool has_csi() const noexcept { return has(basic_csi_feature<Element>::tag); }
    bool has_registration() const noexcept { return has(basic_registration_feature<Element>::tag); }
};
using features = basic_features<>;

}

// Server Dialback (XEP-0220).
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include <canto/detail/tokens.hpp>
#include <canto/jid/jid_text.hpp>
#include <canto/result.hpp>
#include <canto/version.hpp>
#include <canto/xml/qname.hpp>
#include <canto/xml/text.hpp>
#include <canto/xml/value.hpp>
#include <canto/xml/view.hpp>
#include <canto/xml/xml_element.hpp>

namespace canto::inline CANTO_ABI {

namespace ns {

inline constexpr std::string_view dialback = "jabber:server:dialback";             // XEP-0220
inline constexpr std::string_view dialback_feature = "urn:xmpp:features:dialback"; // XEP-0220

}

/// What an answer says. An error holds an <error/> like a stanza's: element().payload<stanza_error>() (XEP-0220 §2.5).
enum class dialback_type : std::uint8_t { valid, invalid, error };

constexpr auto wire_names(dialback_type) noexcept {
    return std::to_array<std::string_view>({"valid", "invalid", "error"});
}
static_assert(detail::is_complete(dialback_type::error));

/// The feature.
/// Source:  XEP-0220 §2.4.2
template <xml_element Element = element>
class basic_dialback_feature : public view_of<Element> {
public:
    using view_of<Element>::view_of;

    static constexpr qname tag{ns::dialback_feature, "dialback"};

    /// Whether failures of dialback are told without ending the stream.
    bool has_errors() const noexcept { return this->has_field("errors"); }
};
using dialback_feature = basic_dialback_feature<>;

namespace detail {

/// An element that holds a key, or says whether one is good.
template <xml_element Element>
class dialback_claim : public view_of<Element> {
public:
    using view_of<Element>::view_of;
    using typename view_of<Element>::text_type;

    /// The domains.
    /// Errors:  absent; as jid_view::parse(); needs_decoding without a buffer, buffer_too_small.
    result<jid_view> to(std::span<char> buffer = {}) const noexcept { return to_jid(this->attribute("to"), buffer); }
    result<jid_view> from(std::span<char> buffer = {}) const noexcept {
        return to_jid(this->attribute("from"), buffer);
    }
    /// Of an answer.
    /// Errors:  absent where it is a question; invalid_value.
    result<dialback_type> type() const noexcept { return to_enum<dialback_type>(this->attribute("type")); }
    /// Of a question: the key to verify.
    text_type key() const noexcept { return this->element().text(); }
};

}

/// A server says who it is by a key, or is told whether it is.
/// Source:  XEP-0220 §2.1
template <xml_element Element = element>
class basic_dialback_result : public detail::dialback_claim<Element> {
public:
    using detail::dialback_claim<Element>::dialback_claim;

    static constexpr qname tag{ns::dialback, "result"};
};
using dialback_result = basic_dialback_result<>;

/// A server asks, or is told, whether a key is good.
/// Source:  XEP-0220 §2.2
template <xml_element Element = element>
class basic_dialback_verify : public detail::dialback_claim<Element> {
public:
    using detail::dialback_claim<Element>::dialback_claim;

    static constexpr qname tag{ns::dialback, "verify"};

    /// The id of the stream that the key was sent on.
    std::optional<text> id() const noexcept { return this->attribute("id"); }
};
using dialback_verify = basic_dialback_verify<>;

}

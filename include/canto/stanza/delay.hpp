// When a stanza was sent that is late (XEP-0203, XEP-0091).
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include <canto/jid/jid_text.hpp>
#include <canto/result.hpp>
#include <canto/stanza/violation.hpp>
#include <canto/version.hpp>
#include <canto/xml/date_time.hpp>
#include <canto/xml/qname.hpp>
#include <canto/xml/text.hpp>
#include <canto/xml/view.hpp>
#include <canto/xml/xml_element.hpp>

namespace canto::inline CANTO_ABI {

namespace ns {

inline constexpr std::string_view delay = "urn:xmpp:delay";        // XEP-0203
inline constexpr std::string_view legacy_delay = "jabber:x:delay"; // XEP-0091

}

namespace detail {

/// Whether there is a time, and an address if any, of either form of delay.
template <class View>
std::optional<violation> check_delay(const View& delay) noexcept {
    if (const auto why = check_required(delay.stamp())) return why;
    if (!is_jid_or_absent(delay.element().attribute("from"))) return violations::bad_jid;
    return std::nullopt;
}

}

/// The time of a late stanza, and who held it. Believe it only `from` your server or the room: senders may write one,
/// too.
/// Source:  XEP-0203
template <xml_element Element = element>
class basic_delay : public view_of<Element> {
public:
    using view_of<Element>::view_of;
    using typename view_of<Element>::text_type;

    static constexpr qname tag{ns::delay, "delay"};

    /// Errors:  absent, invalid_value.
    result<date_time> stamp() const noexcept { return to_date_time(this->attribute("stamp")); }
    /// Errors:  absent; as jid_view::parse(); needs_decoding without a buffer, buffer_too_small.
    result<jid_view> from(std::span<char> buffer = {}) const noexcept {
        return to_jid(this->attribute("from"), buffer);
    }
    /// Why, in words.
    text_type reason() const noexcept { return this->element().text(); }

    std::optional<violation> check() const noexcept { return detail::check_delay(*this); }
};
using delay = basic_delay<>;

/// The same, as it was written before.
/// Source:  XEP-0091
template <xml_element Element = element>
class basic_legacy_delay : public view_of<Element> {
public:
    using view_of<Element>::view_of;
    using typename view_of<Element>::text_type;

    static constexpr qname tag{ns::legacy_delay, "x"};

    /// In the form of its time, or as later writers have it (XEP-0082 §4).
    /// Errors:  absent, invalid_value.
    result<date_time> stamp() const noexcept {
        const auto value = this->attribute("stamp");
        if (!value) return errc::absent;
        const auto legacy = to_legacy_date_time(*value);
        return legacy ? legacy : to_date_time(*value);
    }
    /// Errors:  absent; as jid_view::parse(); needs_decoding without a buffer, buffer_too_small.
    result<jid_view> from(std::span<char> buffer = {}) const noexcept {
        return to_jid(this->attribute("from"), buffer);
    }
    /// Why, in words.
    text_type reason() const noexcept { return this->element().text(); }

    std::optional<violation> check() const noexcept { return detail::check_delay(*this); }
};
using legacy_delay = basic_legacy_delay<>;

}

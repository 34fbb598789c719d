// Rosters (RFC 6121 §2).
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include <canto/detail/tokens.hpp>
#include <canto/jid/jid_text.hpp>
#include <canto/result.hpp>
#include <canto/stanza/violation.hpp>
#include <canto/version.hpp>
#include <canto/xml/qname.hpp>
#include <canto/xml/text.hpp>
#include <canto/xml/value.hpp>
#include <canto/xml/view.hpp>
#include <canto/xml/xml_element.hpp>

namespace canto::inline CANTO_ABI {

namespace ns {

inline constexpr std::string_view roster = "jabber:iq:roster"; // RFC 6121 §2.1.1

}

/// Who sees whose presence (RFC 6121 §2.1.2.5).
enum class roster_subscription : std::uint8_t { none, to, from, both, remove };

constexpr auto wire_names(roster_subscription) noexcept {
    return std::to_array<std::string_view>({"none", "to", "from", "both", "remove"});
}
static_assert(detail::is_complete(roster_subscription::remove));

/// A contact.
/// Source:  RFC 6121 §2.1.2
template <xml_element Element = element>
class basic_roster_item : public view_of<Element> {
public:
    using view_of<Element>::view_of;

    static constexpr qname tag{ns::roster, "item"};

    /// Errors:  absent; as jid_view::parse(); needs_decoding without a buffer, buffer_too_small.
    result<jid_view> jid(std::span<char> buffer = {}) const noexcept { return to_jid(this->attribute("jid"), buffer); }
    std::optional<text> name() const noexcept { return this->attribute("name"); }
    /// `none` where there is none.
    /// Errors:  invalid_value, for what receivers must ignore (RFC 6121 §2.1.2.5): check() does not speak of it.
    result<roster_subscription> subscription() const noexcept {
        const auto value = this->attribute("subscription");
        return value ? to_enum<roster_subscription>(value) : result<roster_subscription>(roster_subscription::none);
    }
    /// Whether a request to subscribe waits for its answer.
    bool is_asking() const noexcept { return this->attribute("ask") == std::optional<text>("subscribe"); }
    /// Whether a request that is still to come is approved.
    bool approved() const noexcept { return detail::is_true(this->attribute("approved")); }
    /// As elements: the text of each is a name.
    fields<Element> groups() const noexcept { return this->fields_of("group"); }

    std::optional<violation> check() const noexcept {
        if (!this->attribute("jid")) return violations::missing_attribute;
        if (!detail::is_jid_or_absent(this->attribute("jid"))) return violations::bad_jid;
        return std::nullopt;
    }
};
using roster_item = basic_roster_item<>;

/// A roster, or a part of it. Ignore one that is pushed unless it has no 'from', or the account's own bare JID there.
/// Source:  RFC 6121 §2.1
template <xml_element Element = element>
class basic_roster : public view_of<Element> {
public:
    using view_of<Element>::view_of;

    static constexpr qname tag{ns::roster, "query"};

    /// Empty where the client has versions, but none of this one yet.
    std::optional<text> version() const noexcept { return this->attribute("ver"); }
    child_views<basic_roster_item<Element>, Element> items() const noexcept {
        return child_views<basic_roster_item<Element>, Element>(this->element());
    }

    std::optional<violation> check() const noexcept {
        for (const basic_roster_item<Element> item : items())
            if (const auto why = item.check()) return why;
        return std::nullopt;
    }
};
using roster = basic_roster<>;

}

// Rooms (XEP-0045).
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
#include <canto/xml/date_time.hpp>
#include <canto/xml/qname.hpp>
#include <canto/xml/text.hpp>
#include <canto/xml/value.hpp>
#include <canto/xml/view.hpp>
#include <canto/xml/xml_element.hpp>

namespace canto::inline CANTO_ABI {

namespace ns {

inline constexpr std::string_view muc = "http://jabber.org/protocol/muc";           // XEP-0045 §7.2
inline constexpr std::string_view muc_user = "http://jabber.org/protocol/muc#user"; // XEP-0045 §7

}

/// What one is to a room, there or not (XEP-0045 §5.2).
enum class muc_affiliation : std::uint8_t { none, outcast, member, admin, owner };

constexpr auto wire_names(muc_affiliation) noexcept {
    return std::to_array<std::string_view>({"none", "outcast", "member", "admin", "owner"});
}
static_assert(detail::is_complete(muc_affiliation::owner));

/// What one may do while there (XEP-0045 §5.1).
enum class muc_role : std::uint8_t { none, visitor, participant, moderator };

constexpr auto wire_names(muc_role) noexcept {
    return std::to_array<std::string_view>({"none", "visitor", "participant", "moderator"});
}
static_assert(detail::is_complete(muc_role::moderator));

/// How much of what was said is wanted.
/// Source:  XEP-0045 §7.2.14
template <xml_element Element = element>
class basic_muc_history : public view_of<Element> {
public:
    using view_of<Element>::view_of;

    static constexpr qname tag{ns::muc, "history"};

    /// Errors:  absent, invalid_value, of each.
    result<std::uint32_t> max_characters() const noexcept {
        return to_number<std::uint32_t>(this->attribute("maxchars"));
    }
    result<std::uint32_t> max_stanzas() const noexcept {
        return to_number<std::uint32_t>(this->attribute("maxstanzas"));
    }
    result<std::uint32_t> seconds() const noexcept { return to_number<std::uint32_t>(this->attribute("seconds")); }
    result<date_time> since() const noexcept { return to_date_time(this->attribute("since")); }
};
using muc_history = basic_muc_history<>;

/// The wish to enter a room.
/// Source:  XEP-0045 §7.2
template <xml_element Element = element>
class basic_muc_join : public view_of<Element> {
public:
    using view_of<Element>::view_of;
    using typename view_of<Element>::text_type;

    static constexpr qname tag{ns::muc, "x"};

    std::optional<text_type> password() const noexcept { return this->field_text("password"); }
    std::optional<basic_muc_history<Element>> history() const noexcept {
        return this->template child_as<basic_muc_history<Element>>();
    }
};
using muc_join = basic_muc_join<>;

/// Who did it.
/// Source:  XEP-0045 §8.2
template <xml_element Element = element>
class basic_muc_actor : public view_of<Element> {
public:
    using view_of<Element>::view_of;

    static constexpr qname tag{ns::muc_user, "actor"};

    /// Errors:  absent; as jid_view::parse(); needs_decoding without a buffer, buffer_too_small.
    result<jid_view> jid(std::span<char> buffer = {}) const noexcept { return to_jid(this->attribute("jid"), buffer); }
    std::optional<text> nick() const noexcept { return this->attribute("nick"); }
};
using muc_actor = basic_muc_actor<>;

/// What an occupant is and may do, or is asked to be.
/// Source:  XEP-0045 §7.2.2
template <xml_element Element = element>
class basic_muc_item : public view_of<Element> {
public:
    using view_of<Element>::view_of;
    using typename view_of<Element>::text_type;

    static constexpr qname tag{ns::muc_user, "item"};

    /// Errors:  absent, invalid_value.
    result<muc_affiliation> affiliation() const noexcept {
        return to_enum<muc_affiliation>(this->attribute("affiliation"));
    }
    /// Errors:  absent, invalid_value.
    result<muc_role> role() const noexcept { return to_enum<muc_role>(this->attribute("role")); }
    /// The real address, where it is told.
    /// Errors:  absent; as jid_view::parse(); needs_decoding without a buffer, buffer_too_small.
    result<jid_view> jid(std::span<char> buffer = {}) const noexcept { return to_jid(this->attribute("jid"), buffer); }
    std::optional<text> nick() const noexcept { return this->attribute("nick"); }
    std::optional<basic_muc_actor<Element>> actor() const noexcept {
        return this->template child_as<basic_muc_actor<Element>>();
    }
    std::optional<text_type> reason() const noexcept { return this->field_text("reason"); }

    std::optional<violation> check() const noexcept {
        for (const std::string_view name : {"affiliation", "role"})
            if (this->attribute(name) && (name == "role" ? !role() : !affiliation())) return violations::bad_attribute;
        if (!detail::is_jid_or_absent(this->attribute("jid"))) return violations::bad_jid;
        return std::nullopt;
    }
};
using muc_item = basic_muc_item<>;

namespace detail {

/// What occupants and others tell each other by way of the room.
template <xml_element Element>
class muc_mediated : public view_of<Element> {
public:
    using view_of<Element>::view_of;
    using typename view_of<Element>::text_type;

    /// Errors:  absent; as jid_view::parse(); needs_decoding without a buffer, buffer_too_small.
    result<jid_view> from(std::span<char> buffer = {}) const noexcept {
        return to_jid(this->attribute("from"), buffer);
    }
    /// Errors:  absent; as jid_view::parse(); needs_decoding without a buffer, buffer_too_small.
    result<jid_view> to(std::span<char> buffer = {}) const noexcept { return to_jid(this->attribute("to"), buffer); }
    std::optional<text_type> reason() const noexcept { return this->field_text("reason"); }

    std::optional<violation> check() const noexcept {
        for (const std::string_view name : {"from", "to"})
            if (!detail::is_jid_or_absent(this->attribute(name))) return violations::bad_jid;
        return std::nullopt;
    }
};

}

/// An invitation by way of the room.
/// Source:  XEP-0045 §7.8.2
template <xml_element Element = element>
class basic_muc_invite : public detail::muc_mediated<Element> {
public:
    using detail::muc_mediated<Element>::muc_mediated;

    static constexpr qname tag{ns::muc_user, "invite"};
};
using muc_invite = basic_muc_invite<>;

/// No.
/// Source:  XEP-0045 §7.8.2
template <xml_element Element = element>
class basic_muc_decline : public detail::muc_mediated<Element> {
public:
    using detail::muc_mediated<Element>::muc_mediated;

    static constexpr qname tag{ns::muc_user, "decline"};
};
using muc_decline = basic_muc_decline<>;

/// The room is gone.
/// Source:  XEP-0045 §10.9
template <xml_element Element = element>
class basic_muc_destroy : public view_of<Element> {
public:
    using view_of<Element>::view_of;
    using typename view_of<Element>::text_type;

    static constexpr qname tag{ns::muc_user, "destroy"};

    /// Where to meet instead.
    /// Errors:  absent; as jid_view::parse(); needs_decoding without a buffer, buffer_too_small.
    result<jid_view> jid(std::span<char> buffer = {}) const noexcept { return to_jid(this->attribute("jid"), buffer); }
    std::optional<text_type> reason() const noexcept { return this->field_text("reason"); }

    std::optional<violation> check() const noexcept {
        if (!detail::is_jid_or_absent(this->attribute("jid"))) return violations::bad_jid;
        return std::nullopt;
    }
};
using muc_destroy = basic_muc_destroy<>;

/// What a room says of an occupant. Believe it in presence; in a message only `from` the room's bare JID, as rooms let
/// pass what occupants write into theirs.
/// Source:  XEP-0045 §7
template <xml_element Element = element>
class basic_muc_user : public view_of<Element> {
public:
    using view_of<Element>::view_of;
    using typename view_of<Element>::text_type;

    static constexpr qname tag{ns::muc_user, "x"};

    /// The first item; all of them.
    std::optional<basic_muc_item<Element>> item() const noexcept {
        return this->template child_as<basic_muc_item<Element>>();
    }
    child_views<basic_muc_item<Element>, Element> items() const noexcept {
        return child_views<basic_muc_item<Element>, Element>(this->element());
    }
    /// As elements: the attribute 'code' of each is a number.
    fields<Element> statuses() const noexcept { return this->fields_of("status"); }
    /// Whether a status is among them: 110 is oneself, 201 a new room, 303 a new nick, 307 kicked.
    bool has_status(std::uint16_t code) const noexcept {
        for (const Element e : statuses())
            if (const auto known = to_number<std::uint16_t>(e.attribute("code")); known && *known == code) return true;
        return false;
    }
    /// The first invitation; all of them.
    std::optional<basic_muc_invite<Element>> invite() const noexcept {
        return this->template child_as<basic_muc_invite<Element>>();
    }
    child_views<basic_muc_invite<Element>, Element> invites() const noexcept {
        return child_views<basic_muc_invite<Element>, Element>(this->element());
    }
    std::optional<basic_muc_decline<Element>> decline() const noexcept {
        return this->template child_as<basic_muc_decline<Element>>();
    }
    std::optional<basic_muc_destroy<Element>> destroy() const noexcept {
        return this->template child_as<basic_muc_destroy<Element>>();
    }
    std::optional<text_type> password() const noexcept { return this->field_text("password"); }

    std::optional<violation> check() const noexcept {
        for (const auto& each : items())
            if (const auto why = each.check()) return why;
        for (const Element e : statuses())
            if (const auto why = detail::check_required(to_number<std::uint16_t>(e.attribute("code")))) return why;
        for (const auto& each : invites())
            if (const auto why = each.check()) return why;
        if (const auto refused = decline())
            if (const auto why = refused->check()) return why;
        const auto gone = destroy();
        return gone ? gone->check() : std::nullopt;
    }
};
using muc_user = basic_muc_user<>;

}

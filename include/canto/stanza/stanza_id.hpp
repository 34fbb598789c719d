// Identifiers of messages (XEP-0359) and of those who send them to a room (XEP-0421).
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include <canto/jid/jid_text.hpp>
#include <canto/result.hpp>
#include <canto/stanza/violation.hpp>
#include <canto/version.hpp>
#include <canto/xml/qname.hpp>
#include <canto/xml/text.hpp>
#include <canto/xml/view.hpp>
#include <canto/xml/xml_element.hpp>

namespace canto::inline CANTO_ABI {

namespace ns {

inline constexpr std::string_view stanza_id = "urn:xmpp:sid:0";           // XEP-0359
inline constexpr std::string_view occupant_id = "urn:xmpp:occupant-id:0"; // XEP-0421

}

/// What an archive or room calls a message. Believe only one `by` whom it was received through.
/// Source:  XEP-0359 §3.1
template <xml_element Element = element>
class basic_stanza_id : public view_of<Element> {
public:
    using view_of<Element>::view_of;

    static constexpr qname tag{ns::stanza_id, "stanza-id"};

    std::optional<text> id() const noexcept { return this->attribute("id"); }
    /// Errors:  absent; as jid_view::parse(); needs_decoding without a buffer, buffer_too_small.
    result<jid_view> by(std::span<char> buffer = {}) const noexcept { return to_jid(this->attribute("by"), buffer); }

    std::optional<violation> check() const noexcept {
        if (!this->attribute("id")) return violations::missing_attribute;
        if (!this->attribute("by")) return violations::missing_attribute;
        if (!detail::is_jid_or_absent(this->attribute("by"))) return violations::bad_jid;
        return std::nullopt;
    }
};
using stanza_id = basic_stanza_id<>;

/// What the sender calls it.
/// Source:  XEP-0359 §3.2
template <xml_element Element = element>
class basic_origin_id : public view_of<Element> {
public:
    using view_of<Element>::view_of;

    static constexpr qname tag{ns::stanza_id, "origin-id"};

    std::optional<text> id() const noexcept { return this->attribute("id"); }

    std::optional<violation> check() const noexcept {
        if (!this->attribute("id")) return violations::missing_attribute;
        return std::nullopt;
    }
};
using origin_id = basic_origin_id<>;

/// Who it is in a room, whatever the nick. Believe it only of rooms that announce it: others let pass what occupants
/// write.
/// Source:  XEP-0421
template <xml_element Element = element>
class basic_occupant_id : public view_of<Element> {
public:
    using view_of<Element>::view_of;

    static constexpr qname tag{ns::occupant_id, "occupant-id"};

    std::optional<text> id() const noexcept { return this->attribute("id"); }

    std::optional<violation> check() const noexcept {
        if (!this->attribute("id")) return violations::missing_attribute;
        if (this->attribute("id")->empty()) return violations::bad_attribute;
        return std::nullopt;
    }
};
using occupant_id = basic_occupant_id<>;

}

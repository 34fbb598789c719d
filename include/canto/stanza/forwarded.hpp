// Stanzas within stanzas (XEP-0297).
#pragma once

#include <optional>
#include <string_view>

#include <canto/stanza/delay.hpp>
#include <canto/stanza/message.hpp>
#include <canto/stanza/stanza.hpp>
#include <canto/stanza/violation.hpp>
#include <canto/version.hpp>
#include <canto/xml/qname.hpp>
#include <canto/xml/view.hpp>
#include <canto/xml/xml_element.hpp>

namespace canto::inline CANTO_ABI {

namespace ns {

inline constexpr std::string_view forward = "urn:xmpp:forward:0"; // XEP-0297

}

/// A stanza that someone else received, and when.
/// Source:  XEP-0297
template <xml_element Element = element>
class basic_forwarded : public view_of<Element> {
public:
    using view_of<Element>::view_of;

    static constexpr qname tag{ns::forward, "forwarded"};

    std::optional<basic_delay<Element>> delay() const noexcept {
        return this->template child_as<basic_delay<Element>>();
    }
    /// The first stanza; as a message, presence or iq by as<basic_message<Element>>(forwarded.stanza()->element()).
    std::optional<basic_stanza<Element>> stanza() const noexcept {
        return this->template child_as<basic_stanza<Element>>();
    }
    std::optional<basic_message<Element>> message() const noexcept {
        return this->template child_as<basic_message<Element>>();
    }

    std::optional<violation> check() const noexcept {
        if (!stanza()) return violations::missing_child;
        return std::nullopt;
    }
};
using forwarded = basic_forwarded<>;

}

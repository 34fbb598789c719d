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

/// A stanza that someone else received, and when. It is what somebody says of it, and not to be taken for one that came
/// by itself: believe it only where it was asked for, or from whom the extension around it names.
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
    /// The same, where it is a message.
    std::optional<basic_message<Element>> message() const noexcept {
        const auto found = stanza();
        return found ? as<basic_message<Element>>(found->element()) : std::nullopt;
    }

    std::optional<violation> check() const noexcept {
        const child_views<basic_stanza<Element>, Element> stanzas(this->element());
        auto at = stanzas.begin();
        if (at == stanzas.end()) return violations::missing_child;
        if (++at != stanzas.end()) return violations::duplicate_child;
        const auto when = delay();
        return when ? when->check() : std::nullopt;
    }
};
using forwarded = basic_forwarded<>;

}

// Reactions (XEP-0444).
#pragma once

#include <optional>
#include <string_view>

#include <canto/stanza/violation.hpp>
#include <canto/version.hpp>
#include <canto/xml/qname.hpp>
#include <canto/xml/text.hpp>
#include <canto/xml/view.hpp>
#include <canto/xml/xml_element.hpp>

namespace canto::inline CANTO_ABI {

namespace ns {

inline constexpr std::string_view reactions = "urn:xmpp:reactions:0";    // XEP-0444

}

/// All that the sender now says to a message in emoji; none takes them all back. Outside of rooms only the two who talk
/// may say something.
/// Source:  XEP-0444
template <xml_element Element = element>
class basic_reactions : public view_of<Element> {
public:
    using view_of<Element>::view_of;

    static constexpr qname tag{ns::reactions, "reactions"};

    /// The message's 'id'; in a room what the room calls it: see stanza_id.
    std::optional<text> id() const noexcept { return this->attribute("id"); }
    /// As elements: the text of each is an emoji.
    fields<Element> all() const noexcept { return this->fields_of("reaction"); }

    std::optional<violation> check() const noexcept {
        if (!this->attribute("id")) return violations::missing_attribute;
        return std::nullopt;
    }
};
using reactions = basic_reactions<>;

}

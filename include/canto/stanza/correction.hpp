// Corrections (XEP-0308).
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

inline constexpr std::string_view correction = "urn:xmpp:message-correct:0"; // XEP-0308

}

/// This message stands in the place of another. Allow it only of one by the same sender: the same account, or the same
/// occupant of a room.
/// Source:  XEP-0308
template <xml_element Element = element>
class basic_correction : public view_of<Element> {
public:
    using view_of<Element>::view_of;

    static constexpr qname tag{ns::correction, "replace"};

    /// The other's 'id': that of the first, however often it has been corrected.
    std::optional<text> id() const noexcept { return this->attribute("id"); }

    std::optional<violation> check() const noexcept {
        if (!this->attribute("id")) return violations::missing_attribute;
        return std::nullopt;
    }
};
using correction = basic_correction<>;

}

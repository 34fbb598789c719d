// How a message is encrypted (XEP-0380).
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

inline constexpr std::string_view eme = "urn:xmpp:eme:0"; // XEP-0380

}

/// What the body cannot say.
/// Source:  XEP-0380
template <xml_element Element = element>
class basic_encryption : public view_of<Element> {
public:
    using view_of<Element>::view_of;

    static constexpr qname tag{ns::eme, "encryption"};

    /// A namespace.
    std::optional<text> method() const noexcept { return this->attribute("namespace"); }
    /// What to call it where the namespace is not known.
    std::optional<text> name() const noexcept { return this->attribute("name"); }

    std::optional<violation> check() const noexcept {
        if (!this->attribute("namespace")) return violations::missing_attribute;
        return std::nullopt;
    }
};
using encryption = basic_encryption<>;

}

// What a client can do, in short (XEP-0115).
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

inline constexpr std::string_view caps = "http://jabber.org/protocol/caps"; // XEP-0115

}

/// What a client or server can do, as a hash; in presence, and as a stream feature.
/// Source:  XEP-0115 §4
template <xml_element Element = element>
class basic_caps : public view_of<Element> {
public:
    using view_of<Element>::view_of;

    static constexpr qname tag{ns::caps, "c"};

    std::optional<text> node() const noexcept { return this->attribute("node"); }
    std::optional<text> ver() const noexcept { return this->attribute("ver"); }
    /// The name of a hash function; absent in what was sent before version 1.4.
    std::optional<text> hash() const noexcept { return this->attribute("hash"); }
    /// Bundles of before version 1.4.
    std::optional<text> ext() const noexcept { return this->attribute("ext"); }

    std::optional<violation> check() const noexcept {
        if (!this->attribute("node")) return violations::missing_attribute;
        if (!this->attribute("ver")) return violations::missing_attribute;
        return std::nullopt;
    }
};
using caps = basic_caps<>;

}

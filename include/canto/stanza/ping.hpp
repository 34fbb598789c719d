// Pings (XEP-0199).
#pragma once

#include <string_view>

#include <canto/version.hpp>
#include <canto/xml/qname.hpp>
#include <canto/xml/view.hpp>
#include <canto/xml/xml_element.hpp>

namespace canto::inline CANTO_ABI {

namespace ns {

inline constexpr std::string_view ping = "urn:xmpp:ping"; // XEP-0199

}

/// A question whose every answer says: still here.
/// Source:  XEP-0199
template <xml_element Element = element>
class basic_ping : public view_of<Element> {
public:
    using view_of<Element>::view_of;

    static constexpr qname tag{ns::ping, "ping"};
};
using ping = basic_ping<>;

}

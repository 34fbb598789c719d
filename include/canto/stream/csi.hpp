// Client State Indication (XEP-0352).
#pragma once

#include <string_view>

#include <canto/version.hpp>
#include <canto/xml/qname.hpp>
#include <canto/xml/view.hpp>
#include <canto/xml/xml_element.hpp>

namespace canto::inline CANTO_ABI {

namespace ns {

inline constexpr std::string_view csi = "urn:xmpp:csi:0"; // XEP-0352

}

/// The feature.
/// Source:  XEP-0352 §3
template <xml_element Element = element>
class basic_csi_feature : public view_of<Element> {
public:
    using view_of<Element>::view_of;

    static constexpr qname tag{ns::csi, "csi"};
};
using csi_feature = basic_csi_feature<>;

/// Someone looks at the client.
/// Source:  XEP-0352 §4.2
template <xml_element Element = element>
class basic_csi_active : public view_of<Element> {
public:
    using view_of<Element>::view_of;

    static constexpr qname tag{ns::csi, "active"};
};
using csi_active = basic_csi_active<>;

/// Nobody does.
/// Source:  XEP-0352 §4.2
template <xml_element Element = element>
class basic_csi_inactive : public view_of<Element> {
public:
    using view_of<Element>::view_of;

    static constexpr qname tag{ns::csi, "inactive"};
};
using csi_inactive = basic_csi_inactive<>;

}

// Both directions of servers on one connection (XEP-0288).
#pragma once

#include <string_view>

#include <canto/version.hpp>
#include <canto/xml/qname.hpp>
#include <canto/xml/view.hpp>
#include <canto/xml/xml_element.hpp>

namespace canto::inline CANTO_ABI {

namespace ns {

inline constexpr std::string_view bidi = "urn:xmpp:bidi";                  // XEP-0288
inline constexpr std::string_view bidi_feature = "urn:xmpp:features:bidi"; // XEP-0288

}

/// Both servers may speak on one connection.
/// Source:  XEP-0288 §2.1
template <xml_element Element = element>
class basic_bidi_feature : public view_of<Element> {
public:
    using view_of<Element>::view_of;

    static constexpr qname tag{ns::bidi_feature, "bidi"};
};
using bidi_feature = basic_bidi_feature<>;

/// The server that has connected takes what the other may say: behind it, once it has authenticated, both speak.
/// Source:  XEP-0288 §2.2
template <xml_element Element = element>
class basic_bidi_enable : public view_of<Element> {
public:
    using view_of<Element>::view_of;

    static constexpr qname tag{ns::bidi, "bidi"};
};
using bidi_enable = basic_bidi_enable<>;

}

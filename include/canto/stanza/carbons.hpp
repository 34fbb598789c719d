// Copies for the other clients of an account (XEP-0280).
#pragma once

#include <optional>
#include <string_view>

#include <canto/stanza/forwarded.hpp>
#include <canto/stanza/violation.hpp>
#include <canto/version.hpp>
#include <canto/xml/qname.hpp>
#include <canto/xml/view.hpp>
#include <canto/xml/xml_element.hpp>

namespace canto::inline CANTO_ABI {

namespace ns {

inline constexpr std::string_view carbons = "urn:xmpp:carbons:2";    // XEP-0280

}

namespace detail {

/// An element that holds a copy of a message.
template <xml_element Element>
class carbon : public view_of<Element> {
public:
    using view_of<Element>::view_of;

    std::optional<basic_forwarded<Element>> forwarded() const noexcept {
        return this->template child_as<basic_forwarded<Element>>();
    }

    std::optional<violation> check() const noexcept {
        const auto copy = forwarded();
        if (!copy || !copy->message()) return violations::missing_child;
        return copy->check();
    }
};

}

/// The client wants copies.
/// Source:  XEP-0280 §4
template <xml_element Element = element>
class basic_carbons_enable : public view_of<Element> {
public:
    using view_of<Element>::view_of;

    static constexpr qname tag{ns::carbons, "enable"};
};
using carbons_enable = basic_carbons_enable<>;

/// The client wants no more.
/// Source:  XEP-0280 §5
template <xml_element Element = element>
class basic_carbons_disable : public view_of<Element> {
public:
    using view_of<Element>::view_of;

    static constexpr qname tag{ns::carbons, "disable"};
};
using carbons_disable = basic_carbons_disable<>;

/// A copy of what another client received. Believe it only from the account itself.
/// Source:  XEP-0280 §7
template <xml_element Element = element>
class basic_carbon_received : public detail::carbon<Element> {
public:
    using detail::carbon<Element>::carbon;

    static constexpr qname tag{ns::carbons, "received"};
};
using carbon_received = basic_carbon_received<>;

/// A copy of what another client sent. Believe it only from the account itself.
/// Source:  XEP-0280 §8
template <xml_element Element = element>
class basic_carbon_sent : public detail::carbon<Element> {
public:
    using detail::carbon<Element>::carbon;

    static constexpr qname tag{ns::carbons, "sent"};
};
using carbon_sent = basic_carbon_sent<>;

/// Not to be copied.
/// Source:  XEP-0280 §9
template <xml_element Element = element>
class basic_carbon_private : public view_of<Element> {
public:
    using view_of<Element>::view_of;

    static constexpr qname tag{ns::carbons, "private"};
};
using carbon_private = basic_carbon_private<>;

}

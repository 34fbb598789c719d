// Receipts (XEP-0184).
#pragma once

#include <optional>
#include <string_view>

#include <canto/version.hpp>
#include <canto/xml/qname.hpp>
#include <canto/xml/text.hpp>
#include <canto/xml/view.hpp>
#include <canto/xml/xml_element.hpp>

namespace canto::inline CANTO_ABI {

namespace ns {

inline constexpr std::string_view receipts = "urn:xmpp:receipts"; // XEP-0184

}

/// The sender wants to know that the message arrived.
/// Source:  XEP-0184 §5
template <xml_element Element = element>
class basic_receipt_request : public view_of<Element> {
public:
    using view_of<Element>::view_of;

    static constexpr qname tag{ns::receipts, "request"};
};
using receipt_request = basic_receipt_request<>;

/// It arrived.
/// Source:  XEP-0184 §5
template <xml_element Element = element>
class basic_receipt : public view_of<Element> {
public:
    using view_of<Element>::view_of;

    static constexpr qname tag{ns::receipts, "received"};

    /// The message's 'id', where it is said: early versions of the specification knew none.
    std::optional<text> id() const noexcept { return this->attribute("id"); }
};
using receipt = basic_receipt<>;

}

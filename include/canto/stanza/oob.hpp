// Links (XEP-0066).
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

inline constexpr std::string_view oob = "jabber:x:oob";           // XEP-0066 §4
inline constexpr std::string_view oob_transfer = "jabber:iq:oob"; // XEP-0066 §3

}

/// A link.
/// Source:  XEP-0066 §4
template <xml_element Element = element>
class basic_oob : public view_of<Element> {
public:
    using view_of<Element>::view_of;
    using typename view_of<Element>::text_type;

    static constexpr qname tag{ns::oob, "x"};

    std::optional<text_type> url() const noexcept { return this->field_text("url"); }
    std::optional<text_type> description() const noexcept { return this->field_text("desc"); }

    std::optional<violation> check() const noexcept {
        if (!url()) return violations::missing_child;
        return std::nullopt;
    }
};
using oob = basic_oob<>;

/// A link that is to be fetched.
/// Source:  XEP-0066 §3
template <xml_element Element = element>
class basic_oob_transfer : public view_of<Element> {
public:
    using view_of<Element>::view_of;
    using typename view_of<Element>::text_type;

    static constexpr qname tag{ns::oob_transfer, "query"};

    std::optional<text> sid() const noexcept { return this->attribute("sid"); }
    std::optional<text_type> url() const noexcept { return this->field_text("url"); }
    std::optional<text_type> description() const noexcept { return this->field_text("desc"); }

    std::optional<violation> check() const noexcept {
        if (!url()) return violations::missing_child;
        return std::nullopt;
    }
};
using oob_transfer = basic_oob_transfer<>;

}

// Since when someone has done nothing (XEP-0319).
#pragma once

#include <optional>
#include <string_view>

#include <canto/result.hpp>
#include <canto/stanza/violation.hpp>
#include <canto/version.hpp>
#include <canto/xml/date_time.hpp>
#include <canto/xml/qname.hpp>
#include <canto/xml/view.hpp>
#include <canto/xml/xml_element.hpp>

namespace canto::inline CANTO_ABI {

namespace ns {

inline constexpr std::string_view idle = "urn:xmpp:idle:1"; // XEP-0319

}

/// The last time the user did anything.
/// Source:  XEP-0319
template <xml_element Element = element>
class basic_idle : public view_of<Element> {
public:
    using view_of<Element>::view_of;

    static constexpr qname tag{ns::idle, "idle"};

    /// Errors:  absent, invalid_value.
    result<date_time> since() const noexcept { return to_date_time(this->attribute("since")); }

    std::optional<violation> check() const noexcept { return detail::check_required(since()); }
};
using idle = basic_idle<>;

}

// Results in pages (XEP-0059).
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include <canto/result.hpp>
#include <canto/version.hpp>
#include <canto/xml/qname.hpp>
#include <canto/xml/value.hpp>
#include <canto/xml/view.hpp>
#include <canto/xml/xml_element.hpp>

namespace canto::inline CANTO_ABI {

namespace ns {

inline constexpr std::string_view rsm = "http://jabber.org/protocol/rsm"; // XEP-0059

}

/// A page that is wanted, or that is here. An empty <before/> asks for the last page.
/// Source:  XEP-0059
template <xml_element Element = element>
class basic_rsm : public view_of<Element> {
public:
    using view_of<Element>::view_of;
    using typename view_of<Element>::text_type;

    static constexpr qname tag{ns::rsm, "set"};

    /// Errors:  absent, invalid_value.
    result<std::uint32_t> max() const noexcept { return to_number<std::uint32_t>(this->field_text("max")); }
    std::optional<text_type> after() const noexcept { return this->field_text("after"); }
    std::optional<text_type> before() const noexcept { return this->field_text("before"); }
    /// Errors:  absent, invalid_value.
    result<std::uint32_t> index() const noexcept { return to_number<std::uint32_t>(this->field_text("index")); }
    /// Of an answer: the first and last item of the page, and the number of all items.
    std::optional<text_type> first() const noexcept { return this->field_text("first"); }
    std::optional<text_type> last() const noexcept { return this->field_text("last"); }
    /// Errors:  absent, invalid_value.
    result<std::uint32_t> count() const noexcept { return to_number<std::uint32_t>(this->field_text("count")); }
    /// The place of the first item among all.
    /// Errors:  absent, invalid_value.
    result<std::uint32_t> first_index() const noexcept {
        const auto found = this->field("first");
        return found ? to_number<std::uint32_t>(found->attribute("index")) : result<std::uint32_t>(errc::absent);
    }
};
using rsm = basic_rsm<>;

}

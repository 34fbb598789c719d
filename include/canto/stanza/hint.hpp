// How a message is to be handled (XEP-0334).
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include <canto/detail/tokens.hpp>
#include <canto/version.hpp>
#include <canto/xml/qname.hpp>
#include <canto/xml/text.hpp>
#include <canto/xml/view.hpp>
#include <canto/xml/xml_element.hpp>

namespace canto::inline CANTO_ABI {

namespace ns {

inline constexpr std::string_view hints = "urn:xmpp:hints"; // XEP-0334

}

/// What is asked.
enum class hint_kind : std::uint8_t { no_permanent_store, no_store, no_copy, store };

constexpr auto wire_names(hint_kind) noexcept {
    return std::to_array<std::string_view>({"no-permanent-store", "no-store", "no-copy", "store"});
}
static_assert(detail::is_complete(hint_kind::store));

/// A wish of the sender.
/// Source:  XEP-0334
template <xml_element Element = element>
class basic_hint : public view_of<Element> {
public:
    using view_of<Element>::view_of;

    static constexpr bool matches(const qname& name) noexcept {
        return from_string<hint_kind>(name.name) && name.xmlns == text(ns::hints);
    }

    hint_kind kind() const noexcept { return *from_string<hint_kind>(this->element().name()); }
};
template <xml_element Element>
inline constexpr auto local_names<basic_hint<Element>> = wire_names(hint_kind());

using hint = basic_hint<>;

}

// How far a message has come (XEP-0333).
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include <canto/detail/tokens.hpp>
#include <canto/stanza/violation.hpp>
#include <canto/version.hpp>
#include <canto/xml/qname.hpp>
#include <canto/xml/text.hpp>
#include <canto/xml/view.hpp>
#include <canto/xml/xml_element.hpp>

namespace canto::inline CANTO_ABI {

namespace ns {

inline constexpr std::string_view chat_markers = "urn:xmpp:chat-markers:0"; // XEP-0333

}

/// A message that may be marked, and the marks: the last two of them are history.
enum class chat_marker_kind : std::uint8_t { markable, displayed, received, acknowledged };

constexpr auto wire_names(chat_marker_kind) noexcept {
    return std::to_array<std::string_view>({"markable", "displayed", "received", "acknowledged"});
}
static_assert(detail::is_complete(chat_marker_kind::acknowledged));

/// A mark, or the wish for it.
/// Source:  XEP-0333
template <xml_element Element = element>
class basic_chat_marker : public view_of<Element> {
public:
    using view_of<Element>::view_of;

    static constexpr bool matches(const qname& name) noexcept {
        return from_string<chat_marker_kind>(name.name) && name.xmlns == text(ns::chat_markers);
    }

    chat_marker_kind kind() const noexcept { return *from_string<chat_marker_kind>(this->element().name()); }
    /// Of a mark: the message's 'id'; in a room that calls messages something, that: see stanza_id.
    std::optional<text> id() const noexcept { return this->attribute("id"); }

    std::optional<violation> check() const noexcept {
        if (kind() != chat_marker_kind::markable && !id()) return violations::missing_attribute;
        return std::nullopt;
    }
};
template <xml_element Element>
inline constexpr auto local_names<basic_chat_marker<Element>> = wire_names(chat_marker_kind());

using chat_marker = basic_chat_marker<>;

}

// What someone in a chat is doing (XEP-0085).
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

inline constexpr std::string_view chat_states = "http://jabber.org/protocol/chatstates"; // XEP-0085

}

/// What they do.
enum class chat_state_kind : std::uint8_t { active, composing, gone, inactive, paused };

constexpr auto wire_names(chat_state_kind) noexcept {
    return std::to_array<std::string_view>({"active", "composing", "gone", "inactive", "paused"});
}
static_assert(detail::is_complete(chat_state_kind::paused));

/// What the sender is doing.
/// Source:  XEP-0085
template <xml_element Element = element>
class basic_chat_state : public view_of<Element> {
public:
    using view_of<Element>::view_of;

    static constexpr bool matches(const qname& name) noexcept {
        return from_string<chat_state_kind>(name.name) && name.xmlns == text(ns::chat_states);
    }

    chat_state_kind kind() const noexcept { return *from_string<chat_state_kind>(this->element().name()); }
};
template <xml_element Element>
inline constexpr auto local_names<basic_chat_state<Element>> = wire_names(chat_state_kind());

using chat_state = basic_chat_state<>;

}

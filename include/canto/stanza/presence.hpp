// Presence (RFC 6121 §4) and subscriptions (§3).
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include <canto/detail/stanza_names.hpp>
#include <canto/detail/tokens.hpp>
#include <canto/result.hpp>
#include <canto/stanza/stanza.hpp>
#include <canto/stanza/violation.hpp>
#include <canto/version.hpp>
#include <canto/xml/value.hpp>
#include <canto/xml/view.hpp>

namespace canto::inline CANTO_ABI {

/// `available` is said by no type at all: its name here is never on the wire.
enum class presence_type : std::uint8_t {
    available,
    unavailable,
    subscribe,
    subscribed,
    unsubscribe,
    unsubscribed,
    probe,
    error
};

constexpr auto wire_names(presence_type) noexcept {
    return std::to_array<std::string_view>(
        {"available", "unavailable", "subscribe", "subscribed", "unsubscribe", "unsubscribed", "probe", "error"});
}
static_assert(detail::is_complete(presence_type::error));

/// How available (RFC 6121 §4.7.2.1).
enum class presence_show : std::uint8_t { away, chat, dnd, xa };

constexpr auto wire_names(presence_show) noexcept {
    return std::to_array<std::string_view>({"away", "chat", "dnd", "xa"});
}
static_assert(detail::is_complete(presence_show::xa));

/// A presence.
/// Source:  RFC 6121 §4.7
template <xml_element Element = element>
class basic_presence : public basic_stanza<Element> {
public:
    using basic_stanza<Element>::basic_stanza;
    using typename view_of<Element>::text_type;

    static constexpr bool matches(const qname& name) noexcept {
        return detail::stanza_kind_of(name) == stanza_kind::presence;
    }

    /// Errors:  invalid_value for a type there is not, 'available' among them: such a presence says nothing, least of
    ///          all that someone is available. type_text() has what was there.
    result<presence_type> type() const noexcept {
        const auto value = this->type_text();
        if (!value) return presence_type::available;
        const auto known = to_enum<presence_type>(*value);
        return known && *known != presence_type::available ? result<presence_type>(*known) : errc::invalid_value;
    }
    bool is_available() const noexcept { return !this->type_text(); }

    /// None where it is absent, empty or not known; show_text() has what was there.
    std::optional<presence_show> show() const noexcept {
        const auto value = show_text();
        return value ? to_enum<presence_show>(*value) : std::nullopt;
    }
    std::optional<text_type> show_text() const noexcept { return this->field_text("show"); }

    /// The text in a language, by choose_language(); all of them, as elements.
    std::optional<text_type> status(std::string_view language = {}) const noexcept {
        return this->field_in("status", language);
    }
    fields<Element> statuses() const noexcept { return this->fields_of("status"); }

    /// -128 to 127; 0 where there is none (RFC 6121 §4.7.2.3).
    /// Errors:  invalid_value: whoever does not care says priority().value_or(0).
    result<int> priority() const noexcept {
        const auto value = this->field_text("priority");
        if (!value) return 0;
        const auto number = to_number<std::int8_t>(*value);
        return number ? result<int>(*number) : number.why();
    }

    std::optional<violation> check() const noexcept {
        if (const auto why = basic_stanza<Element>::check()) return why;
        if (!type()) return violations::unknown_type;
        for (const std::string_view single : {"show", "priority"})
            if (const auto why = this->check_single(single)) return why;
        if (show_text() && !show()) return violations::bad_show;
        if (!priority()) return violations::bad_priority;
        return this->check_languages("status");
    }
};

template <xml_element Element>
inline constexpr auto local_names<basic_presence<Element>> = std::array{to_string(stanza_kind::presence)};

using presence = basic_presence<>;

}

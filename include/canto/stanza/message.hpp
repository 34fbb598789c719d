// Messages (RFC 6121 §5).
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include <canto/detail/stanza_names.hpp>
#include <canto/detail/tokens.hpp>
#include <canto/stanza/stanza.hpp>
#include <canto/stanza/violation.hpp>
#include <canto/version.hpp>
#include <canto/xml/value.hpp>
#include <canto/xml/view.hpp>

namespace canto::inline CANTO_ABI {

enum class message_type : std::uint8_t { normal, chat, groupchat, headline, error };

constexpr auto wire_names(message_type) noexcept {
    return std::to_array<std::string_view>({"normal", "chat", "groupchat", "headline", "error"});
}
static_assert(detail::is_complete(message_type::error));

/// What messages belong together: an opaque identifier, never trimmed.
/// Source:  RFC 6121 §5.2.5, XEP-0201
template <xml_element Element = element>
class basic_thread : public view_of<Element> {
public:
    using view_of<Element>::view_of;
    using typename view_of<Element>::text_type;

    static constexpr bool matches(const qname& name) noexcept {
        return name.name == "thread" && detail::is_content_namespace(name.xmlns);
    }

    text_type id() const noexcept { return this->element().text(); }
    std::optional<text> parent() const noexcept { return this->attribute("parent"); }
};

template <xml_element Element>
inline constexpr auto local_names<basic_thread<Element>> = std::to_array<std::string_view>({"thread"});

using thread = basic_thread<>;

/// A message.
/// Source:  RFC 6121 §5
template <xml_element Element = element>
class basic_message : public basic_stanza<Element> {
public:
    using basic_stanza<Element>::basic_stanza;
    using typename view_of<Element>::text_type;

    static constexpr bool matches(const qname& name) noexcept {
        return detail::stanza_kind_of(name) == stanza_kind::message;
    }

    /// Where there is none, or one that is not known, it is normal (RFC 6121 §5.2.2); type_text() has what was there.
    message_type type() const noexcept {
        const auto value = this->type_text();
        return value ? to_enum<message_type>(*value).value_or(message_type::normal) : message_type::normal;
    }

    /// The texts in a language, by choose_language(); all of them, as elements. A <subject/> that is empty is not
    /// absent.
    std::optional<text_type> body(std::string_view language = {}) const noexcept {
        return this->field_in("body", language);
    }
    std::optional<text_type> subject(std::string_view language = {}) const noexcept {
        return this->field_in("subject", language);
    }
    fields<Element> bodies() const noexcept { return this->fields_of("body"); }
    fields<Element> subjects() const noexcept { return this->fields_of("subject"); }

    std::optional<basic_thread<Element>> thread() const noexcept {
        const auto found = this->field("thread");
        return found ? std::optional(basic_thread<Element>(*found)) : std::nullopt;
    }

    std::optional<violation> check() const noexcept {
        if (const auto why = basic_stanza<Element>::check()) return why;
        if (const auto why = this->check_languages("body")) return why;
        if (const auto why = this->check_languages("subject")) return why;
        return this->check_single("thread");
    }
};

template <xml_element Element>
inline constexpr auto local_names<basic_message<Element>> = std::array{to_string(stanza_kind::message)};

using message = basic_message<>;

}

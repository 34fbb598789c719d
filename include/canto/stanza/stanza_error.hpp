// The <error/> of a stanza (RFC 6120 §8.3).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include <canto/condition.hpp>
#include <canto/detail/stanza_names.hpp>
#include <canto/detail/tokens.hpp>
#include <canto/jid/jid_text.hpp>
#include <canto/ns.hpp>
#include <canto/result.hpp>
#include <canto/stanza/violation.hpp>
#include <canto/version.hpp>
#include <canto/xml/error_children.hpp>
#include <canto/xml/language.hpp>
#include <canto/xml/value.hpp>
#include <canto/xml/view.hpp>

namespace canto::inline CANTO_ABI {

/// What the sender may do about an error (RFC 6120 §8.3.2).
enum class error_type : std::uint8_t { auth, cancel, continue_, modify, wait };

constexpr auto wire_names(error_type) noexcept {
    return std::to_array<std::string_view>({"auth", "cancel", "continue", "modify", "wait"});
}
static_assert(detail::is_complete(error_type::wait));

/// The type that RFC 6120 §8.3.3 associates with a condition.
constexpr error_type default_type(stanza_condition condition) noexcept {
    using enum error_type;
    constexpr auto types = std::to_array<error_type>({
        modify, cancel, cancel, auth, cancel, cancel, cancel, modify, modify, cancel, auth,
        modify, wait, modify, auth, cancel, wait, wait, cancel, auth, cancel, wait,
    });
    static_assert(types.size() == wire_names(stanza_condition{}).size());
    return types[static_cast<std::size_t>(condition)];
}

/// The condition that a numeric code of before RFC 3920 stands for (XEP-0086); none for other numbers.
constexpr std::optional<stanza_condition> condition_of_code(std::uint16_t code) noexcept {
    using enum stanza_condition;
    struct row {
        std::uint16_t code;
        stanza_condition condition;
    };
    constexpr auto rows = std::to_array<row>({
        {302, redirect}, {400, bad_request}, {401, not_authorized}, {403, forbidden}, {404, item_not_found},
        {405, not_allowed}, {406, not_acceptable}, {407, registration_required}, {408, remote_server_timeout},
        {409, conflict}, {500, internal_server_error}, {501, feature_not_implemented}, {502, service_unavailable},
        {503, service_unavailable}, {504, remote_server_timeout}, {510, service_unavailable},
    });
    for (const row& r : rows)
        if (r.code == code) return r.condition;
    return std::nullopt;
}

/// Why a stanza came back: <error/> in the stanza's own namespace.
/// Source:  RFC 6120 §8.3
template <xml_element Element = element>
class basic_stanza_error : public view_of<Element> {
public:
    using view_of<Element>::view_of;
    using typename view_of<Element>::text_type;

    static constexpr bool matches(const qname& name) noexcept {
        return name.name == "error" && detail::is_content_namespace(name.xmlns);
    }

    /// Errors:  absent; invalid_value for a type there is not, which type_text() has.
    result<error_type> type() const noexcept { return to_enum<error_type>(type_text()); }
    std::optional<canto::text> type_text() const noexcept { return this->attribute("type"); }

    /// The first condition that is known, else undefined_condition; where there is none, what a legacy code stands for.
    stanza_condition condition() const noexcept {
        const std::string_view name = condition_name();
        if (!name.empty()) return from_string<stanza_condition>(name).value_or(stanza_condition::undefined_condition);
        const auto number = code();
        const auto meant = number ? condition_of_code(*number) : std::nullopt;
        return meant.value_or(stanza_condition::undefined_condition);
    }
    /// The name of the element that stands for the condition: the first that is known, else the first; empty where
    /// there is none.
    std::string_view condition_name() const noexcept {
        const auto found = condition_element();
        return found ? found->name() : std::string_view();
    }
    /// Where the addressee is now: the URI in <gone/> or <redirect/> (RFC 6120 §8.3.3.5, §8.3.3.14).
    std::optional<text_type> new_address() const noexcept {
        const auto found = condition_element();
        if (!found || (found->name() != "gone" && found->name() != "redirect")) return std::nullopt;
        const text_type uri = found->text();
        return uri.empty() ? std::nullopt : std::optional<text_type>(uri);
    }

    /// The descriptions, and the one in a language (see choose_language).
    detail::filtered_children<Element, detail::error_text> texts() const noexcept {
        return detail::filtered_children<Element, detail::error_text>(this->element(), {ns::stanza_errors});
    }
    std::optional<text_type> text(std::string_view language = {}) const noexcept {
        const auto chosen = choose_language(texts(), language);
        return chosen ? std::optional<text_type>(chosen->text()) : std::nullopt;
    }

    /// What an application adds: the first child in a namespace of its own, neither the conditions' nor the error's.
    std::optional<Element> application_condition() const noexcept {
        return detail::find_application_condition(this->element(), ns::stanza_errors);
    }

    /// Who returned the stanza.
    /// Errors:  absent; as jid_view::parse(); needs_decoding without a buffer, buffer_too_small.
    result<jid_view> by(std::span<char> buffer = {}) const noexcept { return to_jid(this->attribute("by"), buffer); }
    /// The numeric code of before RFC 3920 (XEP-0086).
    /// Errors:  absent, invalid_value.
    result<std::uint16_t> code() const noexcept { return to_number<std::uint16_t>(this->attribute("code")); }

    std::optional<violation> check() const noexcept {
        if (!type()) return violations::no_error_type;
        if (!detail::is_jid_or_absent(this->attribute("by"))) return violations::bad_jid;
        std::size_t conditions = 0;
        for (const Element child : this->element().children())
            conditions += child.xmlns() == canto::text(ns::stanza_errors) && child.name() != "text";
        if (conditions != 1) return violations::no_condition;
        return std::nullopt;
    }

private:
    std::optional<Element> condition_element() const noexcept {
        return detail::find_condition(this->element(), ns::stanza_errors, [](std::string_view name) noexcept {
            return from_string<stanza_condition>(name).has_value();
        });
    }
};

template <xml_element Element>
inline constexpr auto local_names<basic_stanza_error<Element>> = std::to_array<std::string_view>({"error"});

using stanza_error = basic_stanza_error<>;

}

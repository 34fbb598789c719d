// Forms (XEP-0004).
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include <canto/detail/tokens.hpp>
#include <canto/result.hpp>
#include <canto/stanza/violation.hpp>
#include <canto/version.hpp>
#include <canto/xml/qname.hpp>
#include <canto/xml/text.hpp>
#include <canto/xml/value.hpp>
#include <canto/xml/view.hpp>
#include <canto/xml/xml_element.hpp>

namespace canto::inline CANTO_ABI {

namespace ns {

inline constexpr std::string_view data_form = "jabber:x:data"; // XEP-0004

}

/// What a form is for (XEP-0004 §3.1).
enum class form_type : std::uint8_t { form, submit, cancel, result };

constexpr auto wire_names(form_type) noexcept {
    return std::to_array<std::string_view>({"form", "submit", "cancel", "result"});
}
static_assert(detail::is_complete(form_type::result));

/// What a field holds (XEP-0004 §3.3).
enum class form_field_type : std::uint8_t {
    boolean,
    fixed,
    hidden,
    jid_multi,
    jid_single,
    list_multi,
    list_single,
    text_multi,
    text_private,
    text_single
};

constexpr auto wire_names(form_field_type) noexcept {
    return std::to_array<std::string_view>({"boolean", "fixed", "hidden", "jid-multi", "jid-single", "list-multi",
                                            "list-single", "text-multi", "text-private", "text-single"});
}
static_assert(detail::is_complete(form_field_type::text_single));

/// A choice.
/// Source:  XEP-0004 §3.2
template <xml_element Element = element>
class basic_form_option : public view_of<Element> {
public:
    using view_of<Element>::view_of;
    using typename view_of<Element>::text_type;

    static constexpr qname tag{ns::data_form, "option"};

    std::optional<text> label() const noexcept { return this->attribute("label"); }
    std::optional<text_type> value() const noexcept { return this->field_text("value"); }
};
using form_option = basic_form_option<>;

/// A field of a form.
/// Source:  XEP-0004 §3.2
template <xml_element Element = element>
class basic_form_field : public view_of<Element> {
public:
    using view_of<Element>::view_of;
    using typename view_of<Element>::text_type;

    static constexpr qname tag{ns::data_form, "field"};

    std::optional<text> name() const noexcept { return this->attribute("var"); }
    std::optional<text> type_text() const noexcept { return this->attribute("type"); }
    /// text_single where there is none, or one that is not known (XEP-0004 §3.3); type_text() has what was there.
    form_field_type type() const noexcept {
        const auto value = type_text();
        return value ? to_enum<form_field_type>(*value).value_or(form_field_type::text_single)
                     : form_field_type::text_single;
    }
    std::optional<text> label() const noexcept { return this->attribute("label"); }
    std::optional<text_type> description() const noexcept { return this->field_text("desc"); }
    bool is_required() const noexcept { return this->has_field("required"); }
    /// The first value; all of them, as elements.
    std::optional<text_type> value() const noexcept { return this->field_text("value"); }
    fields<Element> values() const noexcept { return this->fields_of("value"); }
    child_views<basic_form_option<Element>, Element> options() const noexcept {
        return child_views<basic_form_option<Element>, Element>(this->element());
    }

    std::optional<violation> check() const noexcept {
        if (!name() && type() != form_field_type::fixed) return violations::missing_attribute;
        return std::nullopt;
    }
};
using form_field = basic_form_field<>;

/// A row of a table.
/// Source:  XEP-0004 §3.4
template <xml_element Element = element>
class basic_form_item : public view_of<Element> {
public:
    using view_of<Element>::view_of;

    static constexpr qname tag{ns::data_form, "item"};

    child_views<basic_form_field<Element>, Element> form_fields() const noexcept {
        return child_views<basic_form_field<Element>, Element>(this->element());
    }
};
using form_item = basic_form_item<>;

/// A form to fill in, filled in, or what came of it.
/// Source:  XEP-0004 §3
template <xml_element Element = element>
class basic_data_form : public view_of<Element> {
public:
    using view_of<Element>::view_of;
    using typename view_of<Element>::text_type;

    static constexpr qname tag{ns::data_form, "x"};

    /// Errors:  absent, invalid_value.
    result<form_type> type() const noexcept { return to_enum<form_type>(this->attribute("type")); }
    std::optional<text_type> title() const noexcept { return this->field_text("title"); }
    /// As elements: the text of each is a line.
    fields<Element> instructions() const noexcept { return this->fields_of("instructions"); }
    child_views<basic_form_field<Element>, Element> form_fields() const noexcept {
        return child_views<basic_form_field<Element>, Element>(this->element());
    }
    /// The first field of a name, and its first value.
    /// Cost:    O(fields).
    std::optional<basic_form_field<Element>> form_field(std::string_view name) const noexcept {
        for (const basic_form_field<Element>& each : form_fields())
            if (each.name() == std::optional<text>(name)) return each;
        return std::nullopt;
    }
    std::optional<text_type> value(std::string_view name) const noexcept {
        const auto found = form_field(name);
        return found ? found->value() : std::nullopt;
    }
    /// What the names of the fields mean: FORM_TYPE, of the first such field that is hidden, or has no type in a form
    /// that is submitted. Others say nothing (XEP-0068).
    /// Cost:    O(fields).
    std::optional<text_type> purpose() const noexcept {
        const auto kind = type();
        const bool submitted = kind && *kind == form_type::submit;
        for (const basic_form_field<Element>& each : form_fields()) {
            if (each.name() != std::optional<text>("FORM_TYPE")) continue;
            const auto said = each.type_text();
            if (said ? *said == text(to_string(form_field_type::hidden)) : submitted) return each.value();
        }
        return std::nullopt;
    }
    /// Of a table: its columns, as an element that holds fields; its rows.
    std::optional<Element> columns() const noexcept { return this->field("reported"); }
    child_views<basic_form_item<Element>, Element> rows() const noexcept {
        return child_views<basic_form_item<Element>, Element>(this->element());
    }

    std::optional<violation> check() const noexcept {
        if (const auto why = detail::check_required(type())) return why;
        for (const basic_form_field<Element>& each : form_fields())
            if (const auto why = each.check()) return why;
        return std::nullopt;
    }
};
using data_form = basic_data_form<>;

}

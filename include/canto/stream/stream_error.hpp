// The error a peer ends the stream with (RFC 6120 §4.9).
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include <canto/condition.hpp>
#include <canto/detail/tokens.hpp>
#include <canto/ns.hpp>
#include <canto/result.hpp>
#include <canto/stream/host_and_port.hpp>
#include <canto/version.hpp>
#include <canto/xml/error_children.hpp>
#include <canto/xml/language.hpp>
#include <canto/xml/qname.hpp>
#include <canto/xml/text.hpp>
#include <canto/xml/view.hpp>
#include <canto/xml/xml_element.hpp>

namespace canto::inline CANTO_ABI {

/// Why the peer ends the stream. (What we find wrong is parse_error.)
/// Source:  RFC 6120 §4.9
template <xml_element Element = element>
class basic_stream_error : public view_of<Element> {
public:
    using view_of<Element>::view_of;
    using typename view_of<Element>::text_type;

    static constexpr qname tag{ns::streams, "error"};

    /// The first condition that is known, "xml-not-well-formed" of RFC 3920 among them; else undefined_condition.
    stream_condition condition() const noexcept {
        return known(condition_name()).value_or(stream_condition::undefined_condition);
    }
    /// The name of the element that stands for the condition: the first that is known, else the first; empty where
    /// there is none.
    std::string_view condition_name() const noexcept {
        const auto found = condition_element();
        return found ? found->name() : std::string_view();
    }

    /// The descriptions, and the one in a language (see choose_language).
    detail::filtered_children<Element, detail::error_text> texts() const noexcept {
        return detail::filtered_children<Element, detail::error_text>(this->element(), {ns::stream_errors});
    }
    std::optional<text_type> text(std::string_view language = {}) const noexcept {
        const auto chosen = choose_language(texts(), language);
        return chosen ? std::optional<text_type>(chosen->text()) : std::nullopt;
    }

    /// What an application adds: the first child in a namespace of its own, neither the conditions' nor the error's.
    std::optional<Element> application_condition() const noexcept {
        return detail::find_application_condition(this->element(), ns::stream_errors);
    }

    /// Where to go instead, of the condition see-other-host.
    /// Errors:  absent; invalid_value; needs_decoding without a buffer, buffer_too_small.
    /// Lives:   as long as the element, or the buffer where the text holds references.
    result<host_and_port> see_other_host(std::span<char> buffer = {}) const noexcept {
        const auto found = condition_element();
        if (!found || found->name() != to_string(stream_condition::see_other_host)) return errc::absent;
        return to_host_and_port(found->text(), buffer);
    }

private:
    static std::optional<stream_condition> known(std::string_view name) noexcept {
        if (name == "xml-not-well-formed") return stream_condition::not_well_formed;
        return from_string<stream_condition>(name);
    }
    std::optional<Element> condition_element() const noexcept {
        return detail::find_condition(this->element(), ns::stream_errors,
                                      [](std::string_view name) noexcept { return known(name).has_value(); });
    }
};
using stream_error = basic_stream_error<>;

}

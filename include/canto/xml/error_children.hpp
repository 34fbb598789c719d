// What errors of streams, of stanzas and of SASL hold alike (RFC 6120 §4.9.2, §6.5, §8.3.2): a condition and texts in a
// namespace of conditions, and what an application adds.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include <canto/version.hpp>
#include <canto/xml/tape.hpp>
#include <canto/xml/text.hpp>
#include <canto/xml/xml_element.hpp>

namespace canto::inline CANTO_ABI::detail {

/// The descriptions of an error whose conditions are in a namespace: a filter of its children.
struct error_text {
    std::string_view conditions;
    static constexpr std::uint32_t name_bits() noexcept { return name_bit("text"); }
    template <xml_element Element>
    std::optional<Element> operator()(const Element& child) const noexcept {
        return child.name() == "text" && child.xmlns() == text(conditions) ? std::optional<Element>(child)
                                                                           : std::nullopt;
    }
};

/// The child that stands for the condition: the first whose name is known, else the first.
template <xml_element Element, class Known>
std::optional<Element> find_condition(const Element& error, std::string_view conditions, Known is_known) noexcept {
    std::optional<Element> first;
    for (const Element child : error.children()) {
        if (child.name() == "text" || child.xmlns() != text(conditions)) continue;
        if (is_known(child.name())) return child;
        if (!first) first = child;
    }
    return first;
}

/// The first child in a namespace of its own, neither the conditions' nor the error's.
template <xml_element Element>
std::optional<Element> find_application_condition(const Element& error, std::string_view conditions) noexcept {
    const text own = error.xmlns();
    for (const Element child : error.children())
        if (child.xmlns() != text(conditions) && child.xmlns() != own) return child;
    return std::nullopt;
}

}

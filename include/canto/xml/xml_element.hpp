// What a typed view asks of an element: the concept that canto::element and canto::rapidxml_element model.
#pragma once

#include <concepts>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include <canto/version.hpp>
#include <canto/xml/text.hpp>

namespace canto::inline CANTO_ABI {

/// Characters that may have to be decoded, or gathered, before they stand in one row.
template <class T>
concept xml_text = std::copyable<T> && requires(const T& t, const text& other, char* out) {
    { t.view() } -> std::same_as<std::optional<std::string_view>>;
    { t.empty() } -> std::same_as<bool>;
    { t.max_size() } -> std::same_as<std::size_t>;
    { t.copy_to(out) } -> std::same_as<char*>;
    { t.str() } -> std::same_as<std::string>;
    { t == other } -> std::same_as<bool>;
    t.pieces();
};

/// A handle to a well-formed element: cheap to copy, allocating nothing. Attribute values and namespaces are
/// canto::text; the text of an element may be a type of its own.
template <class E>
concept xml_element = std::copyable<E> && requires(const E& e, std::string_view local, const text& xmlns) {
    { e.name() } noexcept -> std::same_as<std::string_view>;
    { e.xmlns() } noexcept -> std::same_as<text>;
    { e.attribute(local) } noexcept -> std::same_as<std::optional<text>>;
    { e.attribute(local, xmlns) } noexcept -> std::same_as<std::optional<text>>;
    { *e.children().begin() } -> std::same_as<E>;
    { e.children().begin() == e.children().end() } -> std::same_as<bool>;
    { e.text() } noexcept -> xml_text;
    { e.lang() } noexcept -> std::same_as<text>;
};

}

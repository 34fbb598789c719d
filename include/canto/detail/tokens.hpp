// Enums and their wire text: one table an enum, read in both directions.
#pragma once

#include <concepts>
#include <cstddef>
#include <optional>
#include <string_view>
#include <type_traits>
#include <utility>

#include <canto/detail/same.hpp>
#include <canto/version.hpp>

namespace canto::inline CANTO_ABI {

/// An enum that offers its table: wire_names(E) returns the wire token of each enumerator, in order.
template <class E>
concept wire_enum = std::is_enum_v<E> && requires(E e) {
    { wire_names(e)[0] } -> std::convertible_to<std::string_view>;
};

namespace detail {

/// The table of an enum, once in the program.
template <wire_enum E>
inline constexpr auto wire_table = wire_names(E{});

/// The index of a wire token in it; its size for any other text.
template <wire_enum E>
constexpr std::size_t find_token(std::string_view token) noexcept {
    constexpr auto& names = wire_table<E>;
    std::size_t found = 0;
    if constexpr (names.size() <= 8) {
        // One comparison with a constant after the other: a loop would have to compare with any text.
        [&]<std::size_t... I>(std::index_sequence<I...>) {
            static_cast<void>(((same(token, names[I]) || (++found, false)) || ...));
        }(std::make_index_sequence<names.size()>());
    } else {
        while (found != names.size() && names[found] != token) ++found;
    }
    return found;
}

}

/// The wire token of an enumerator.
/// Cost:    O(1), constexpr, noexcept; refers to static storage.
template <wire_enum E>
constexpr std::string_view to_string(E e) noexcept {
    return detail::wire_table<E>[static_cast<std::size_t>(e)];
}

/// The enumerator of a wire token; none for any other text. Case matters.
/// Example: from_string<stanza_condition>("item-not-found") == stanza_condition::item_not_found
template <wire_enum E>
constexpr std::optional<E> from_string(std::string_view token) noexcept {
    const std::size_t found = detail::find_token<E>(token);
    return found != detail::wire_table<E>.size() ? std::optional(static_cast<E>(found)) : std::nullopt;
}

namespace detail {

/// For a static_assert beside each table: an entry for every enumerator up to `last`, no two the same.
template <wire_enum E>
consteval bool is_complete(E last) noexcept {
    const auto names = wire_names(last);
    if (names.size() != static_cast<std::size_t>(last) + 1) return false;
    for (std::size_t i = 0; i != names.size(); ++i) {
        if (names[i].empty()) return false;
        for (std::size_t k = 0; k != i; ++k)
            if (names[i] == names[k]) return false;
    }
    return true;
}

}

}

// Going through everything that elements say.
#pragma once

#include <chrono>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <type_traits>

#include <canto/canto.hpp>

#include "support/every_view.hpp"

namespace canto_test {

/// Looks at all of a value that a view gives, allocating nothing: characters are decoded, ranges gone through.
/// Returns: a number that depends on all of it, and on nothing but what the view says; why there is no value is left
///          out, as that may depend on whether the text had to be decoded.
template <class T>
std::uint64_t touch(const T& value) {
    if constexpr (canto::xml_text<T>) {
        std::uint64_t sum = value.empty();
        for (const std::string_view piece : value.pieces())
            for (const char c : piece) sum = sum * 31 + static_cast<unsigned char>(c);
        if (const auto plain = value.view()) return sum + (plain->size() > value.max_size());
        return sum;
    } else if constexpr (canto::xml_element<T>) {
        return touch(canto::text(value.name())) + touch(value.xmlns()) + touch(value.lang());
    } else if constexpr (std::convertible_to<T, std::string_view>) {
        return touch(canto::text(std::string_view(value)));
    } else if constexpr (std::is_enum_v<T>) {
        return touch(std::string_view(to_string(value)));
    } else if constexpr (std::is_arithmetic_v<T>) {
        return static_cast<std::uint64_t>(value);
    } else if constexpr (std::same_as<T, canto::date_time>) {
        return static_cast<std::uint64_t>(value.time_since_epoch().count());
    } else if constexpr (std::same_as<T, canto::jid_view>) {
        return touch(value.full()) + value.size();
    } else if constexpr (std::same_as<T, canto::violation>) {
        return touch(value.what) * 31 + touch(value.condition);
    } else if constexpr (std::same_as<T, canto::host_and_port>) {
        return touch(value.host) * 31 + value.port.value_or(0);
    } else if constexpr (std::same_as<T, canto::stream_version>) {
        return value.major * 31u + value.minor;
    } else if constexpr (requires { value.has_value(); *value; }) {
        return value.has_value() ? touch(*value) : 1;
    } else if constexpr (requires { value.begin(); value.front(); }) {
        std::uint64_t sum = value.empty();
        for (auto at = value.begin(); at != value.end(); ++at) sum = sum * 31 + touch(*at);
        return sum + touch(value.front());
    } else {
        // a view
        static_assert(sizeof(T) <= 32);
        return touch(value.element());
    }
}

/// Every accessor of every view of an element and all within it. Depth is bounded by the limits, and so is recursion.
/// Returns: the number of views.
template <class Model>
std::size_t walk(const Model& e, std::uint64_t& sum) {
    std::size_t views = 0;
    each_view(e, [&](const char*, const auto& view) {
        ++views;
        sum += touch(view);
        each_field(view, [&](const char*, const auto& value) { sum = sum * 31 + touch(value); });
    });
    for (const Model child : e.children()) views += walk(child, sum);
    return views;
}

}

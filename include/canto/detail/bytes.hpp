// Which arguments are bytes that outlive a call.
#pragma once

#include <array>
#include <cstddef>
#include <ranges>
#include <string_view>
#include <type_traits>

#include <canto/version.hpp>

namespace canto::inline CANTO_ABI::detail {

template <class T>
concept byte_like = std::is_same_v<T, char> || std::is_same_v<T, unsigned char> || std::is_same_v<T, std::byte>;

template <class>
inline constexpr bool is_std_array = false;
template <class T, std::size_t N>
inline constexpr bool is_std_array<std::array<T, N>> = true;

/// An array that bytes are read into: how much of it is in use, it does not say.
template <class R>
concept buffer_array =
    std::is_lvalue_reference_v<R> && !std::is_const_v<std::remove_reference_t<R>> &&
    (std::is_array_v<std::remove_reference_t<R>> || is_std_array<std::remove_cvref_t<R>>) &&
    byte_like<std::ranges::range_value_t<R>>;

/// A contiguous range of bytes. Arrays of char are not meant: a literal has a NUL behind it, a buffer is not all used.
template <class R>
concept byte_range = std::ranges::contiguous_range<R> && std::ranges::sized_range<R> &&
    byte_like<std::ranges::range_value_t<R>> && !std::is_array_v<std::remove_cvref_t<R>> && !buffer_array<R>;

/// A range of bytes that dies with the call.
template <class R>
concept dying_bytes = byte_range<R> && !std::ranges::borrowed_range<R>;

template <byte_range R>
std::string_view as_chars(const R& bytes) noexcept {
    return {reinterpret_cast<const char*>(std::ranges::data(bytes)), std::size_t(std::ranges::size(bytes))};
}

}

// Which arguments are bytes that outlive a call.
#pragma once

#include <cstddef>
#include <ranges>
#include <string_view>
#include <type_traits>

#include <canto/version.hpp>

namespace canto::inline CANTO_ABI::detail {

template <class T>
concept byte_like = std::is_same_v<T, char> || std::is_same_v<T, unsigned char> || std::is_same_v<T, std::byte>;

/// A contiguous range of bytes. Arrays of char are not meant: a literal has a NUL behind it, a buffer is not all used.
template <class R>
concept byte_range = std::ranges::contiguous_range<R> && std::ranges::sized_range<R> &&
    byte_like<std::ranges::range_value_t<R>> && !std::is_array_v<std::remove_cvref_t<R>>;

/// A range of bytes that dies with the call.
template <class R>
concept dying_bytes = byte_range<R> && !std::ranges::borrowed_range<R>;

template <byte_range R>
std::string_view as_chars(const R& bytes) noexcept {
    return {reinterpret_cast<const char*>(std::ranges::data(bytes)), std::size_t(std::ranges::size(bytes))};
}

}

// A value, or why there is none.
#pragma once

#include <cassert>
#include <concepts>
#include <cstdint>
#include <optional>
#include <type_traits>
#include <utility>

#include <canto/error.hpp>
#include <canto/version.hpp>

namespace canto::inline CANTO_ABI {

/// An error and the byte it names, counted from the start of the bytes that were judged.
struct failure {
    errc code;
    std::uint64_t offset = 0;

    friend constexpr bool operator==(const failure&, const failure&) = default;
};

/// A T, or an error with its offset. Never throws: ask before you dereference.
/// Errors:  error() is meaningful only where there is no value.
template <class T>
class [[nodiscard]] result {
public:
    using value_type = T;

    constexpr result(const T& value) noexcept(std::is_nothrow_copy_constructible_v<T>) : value_(value) {}
    constexpr result(T&& value) noexcept(std::is_nothrow_move_constructible_v<T>) : value_(std::move(value)) {}
    constexpr result(failure f) noexcept : failure_(f) {}
    constexpr result(errc code, std::uint64_t offset = 0) noexcept : failure_{code, offset} {}

    constexpr bool has_value() const noexcept { return value_.has_value(); }
    constexpr explicit operator bool() const noexcept { return value_.has_value(); }

    /// Precondition: has_value().
    constexpr T& operator*() & noexcept { return *value_; }
    constexpr const T& operator*() const& noexcept { return *value_; }
    constexpr T&& operator*() && noexcept { return *std::move(value_); }
    constexpr T* operator->() noexcept { return &*value_; }
    constexpr const T* operator->() const noexcept { return &*value_; }

    template <class U>
    constexpr T value_or(U&& fallback) const& {
        return value_ ? *value_ : static_cast<T>(std::forward<U>(fallback));
    }
    template <class U>
    constexpr T value_or(U&& fallback) && {
        return value_ ? *std::move(value_) : static_cast<T>(std::forward<U>(fallback));
    }

    /// Precondition: !has_value(), which is asserted: of a value that is there error() would say `absent`.
    constexpr errc error() const noexcept { return why().code; }
    constexpr std::uint64_t offset() const noexcept { return why().offset; }
    constexpr failure why() const noexcept {
        assert(!value_);
        return failure_;
    }

    /// Whether there is a value, and it is this one.
    template <std::same_as<T> U>
        requires std::equality_comparable<U>
    friend constexpr bool operator==(const result& r, const U& value) {
        return r.value_ && *r.value_ == value;
    }

private:
    std::optional<T> value_;
    failure failure_{errc::absent, 0};
};

}

// What texts say: numbers, truth values and enums, read from characters that may still have to be decoded.
#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>
#include <optional>
#include <span>
#include <string_view>
#include <type_traits>
#include <utility>

#include <canto/detail/chars.hpp>
#include <canto/detail/tokens.hpp>
#include <canto/result.hpp>
#include <canto/version.hpp>
#include <canto/xml/text.hpp>
#include <canto/xml/xml_element.hpp>

namespace canto::inline CANTO_ABI {

namespace detail {

/// The decoded characters of a text, one at a time. NUL, which is no character of XML, stands for the end.
template <xml_text Text>
class reader {
public:
    explicit reader(const Text& t) noexcept : pieces_(t.pieces()), at_(pieces_.begin()) { load(); }
    reader(const reader&) = delete;
    reader& operator=(const reader&) = delete;

    bool done() const noexcept { return rest_.empty(); }
    char peek() const noexcept { return rest_.empty() ? '\0' : rest_.front(); }
    char take() noexcept {
        const char c = peek();
        if (!rest_.empty()) {
            rest_.remove_prefix(1);
            if (rest_.empty()) {
                ++at_;
                load();
            }
        }
        return c;
    }
    bool take_if(char wanted) noexcept {
        if (peek() != wanted) return false;
        take();
        return true;
    }
    void skip_space() noexcept {
        while (is_space(peek())) take();
    }
    /// The value of a decimal digit, or -1 where none is next.
    int take_digit() noexcept { return peek() >= '0' && peek() <= '9' ? take() - '0' : -1; }

private:
    void load() noexcept {
        while (at_ != pieces_.end() && (*at_).empty()) ++at_;
        rest_ = at_ != pieces_.end() ? *at_ : std::string_view();
    }

    decltype(std::declval<const Text&>().pieces()) pieces_;
    decltype(pieces_.begin()) at_;
    std::string_view rest_;
};

template <xml_text Text>
reader(const Text&) -> reader<Text>;

}

/// A decimal integer. White space around it is allowed, and a sign where the type has one.
/// Errors:  invalid_value for anything else, and for numbers the type does not hold.
template <std::integral T, xml_text Text = text>
requires(!std::same_as<T, bool>) result<T> to_number(const Text& value)
noexcept {
    detail::reader in(value);
    in.skip_space();
    bool negative = false;
    if constexpr (std::is_signed_v<T>) {
        negative = in.take_if('-');
        if (!negative) in.take_if('+');
    }
    constexpr auto most = static_cast<std::uint64_t>(std::numeric_limits<T>::max());
    std::uint64_t number = 0;
    int digit = in.take_digit();
    if (digit < 0) return errc::invalid_value;
    for (; digit >= 0; digit = in.take_digit()) {
        const auto next = static_cast<std::uint64_t>(digit);
        if (number > (most + negative - next) / 10) return errc::invalid_value;
        number = number * 10 + next;
    }
    in.skip_space();
    if (!in.done()) return errc::invalid_value;
    return static_cast<T>(negative ? std::uint64_t(0) - number : number);
}

/// A boolean of XML Schema: true, false, 1 or 0, white space around it.
/// Errors:  invalid_value.
template <xml_text Text>
result<bool> to_boolean(const Text& value) noexcept {
    detail::reader in(value);
    in.skip_space();
    char word[6] = {};
    std::size_t size = 0;
    while (!in.done() && !detail::is_space(in.peek())) {
        if (size == 5) return errc::invalid_value;
        word[size++] = in.take();
    }
    in.skip_space();
    const std::string_view found(word, size);
    if (in.done() && (found == "true" || found == "1")) return true;
    if (in.done() && (found == "false" || found == "0")) return false;
    return errc::invalid_value;
}

/// The enumerator whose wire token the text is; none for any other text.
template <wire_enum E, xml_text Text>
constexpr std::optional<E> to_enum(const Text& value) noexcept {
    if (const auto plain = value.view()) return from_string<E>(*plain);
    const auto& names = detail::wire_table<E>;
    for (std::size_t i = 0; i != names.size(); ++i)
        if (value == text(names[i])) return static_cast<E>(i);
    return std::nullopt;
}

/// The decoded characters in one row: where they stand, or in the caller's buffer where they must be decoded first.
/// Errors:  needs_decoding without a buffer, buffer_too_small.
/// Lives:   as long as the text, or the buffer.
template <xml_text Text>
result<std::string_view> to_view(const Text& value, std::span<char> buffer) noexcept {
    if (const auto plain = value.view()) return *plain;
    if (buffer.empty()) return value.empty() ? result<std::string_view>(std::string_view()) : errc::needs_decoding;
    std::size_t size = 0;
    for (const std::string_view piece : value.pieces()) {
        if (piece.size() > buffer.size() - size) return errc::buffer_too_small;
        std::memcpy(buffer.data() + size, piece.data(), piece.size());
        size += piece.size();
    }
    return std::string_view(buffer.data(), size);
}

/// The number, or the enumerator, of a text that may be absent, such as an attribute.
/// Errors:  absent; invalid_value, of an enumerator where there is none for the text.
template <std::integral T, xml_text Text>
    requires(!std::same_as<T, bool>)
result<T> to_number(const std::optional<Text>& value) noexcept {
    return value ? canto::to_number<T>(*value) : result<T>(errc::absent);
}
template <wire_enum E, xml_text Text>
constexpr result<E> to_enum(const std::optional<Text>& value) noexcept {
    if (!value) return errc::absent;
    const auto known = canto::to_enum<E>(*value);
    return known ? result<E>(*known) : errc::invalid_value;
}

namespace detail {

/// A truth value that is false where it is absent or none.
template <xml_text Text>
bool is_true(const std::optional<Text>& value) noexcept {
    return value && to_boolean(*value).value_or(false);
}

}

}

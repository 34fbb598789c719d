// Punycode (RFC 3492): what stands behind "xn--" in an A-label, and its characters.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include <canto/version.hpp>

namespace canto::inline CANTO_ABI::punycode {

/// Bytes of Punycode that fit an A-label (RFC 5890 §2.3.2.1), and so the most characters they can stand for.
inline constexpr std::size_t max_size = 63 - 4;

namespace detail {

// RFC 3492 §5
inline constexpr std::uint32_t base = 36, t_min = 1, t_max = 26, skew = 38, damp = 700, initial_bias = 72,
                               initial_n = 0x80;

/// RFC 3492 §6.1
constexpr std::uint32_t adapt(std::uint32_t delta, std::uint32_t points, bool first) noexcept {
    delta = first ? delta / damp : delta / 2;
    delta += delta / points;
    std::uint32_t k = 0;
    for (; delta > (base - t_min) * t_max / 2; k += base) delta /= base - t_min;
    return k + (base - t_min + 1) * delta / (delta + skew);
}

constexpr std::uint32_t threshold(std::uint32_t k, std::uint32_t bias) noexcept {
    return k <= bias ? t_min : k >= bias + t_max ? t_max : k - bias;
}

constexpr char digit(std::uint32_t value) noexcept {
    return static_cast<char>(value < 26 ? 'a' + static_cast<int>(value) : '0' + static_cast<int>(value) - 26);
}

/// base where c is no digit.
constexpr std::uint32_t value(char c) noexcept {
    if (c >= 'a' && c <= 'z') return static_cast<std::uint32_t>(c - 'a');
    if (c >= 'A' && c <= 'Z') return static_cast<std::uint32_t>(c - 'A');
    if (c >= '0' && c <= '9') return static_cast<std::uint32_t>(c - '0') + 26;
    return base;
}

}

/// Decodes what follows "xn--" and returns the number of characters; nothing where it is not Punycode, or longer than
/// `out`. That the characters make a U-label, and encode to the same bytes, is for the caller to check.
/// Cost:    O(n²) in at most 59 characters, constexpr, noexcept.
constexpr std::optional<std::size_t> decode(std::string_view text, std::span<char32_t> out) noexcept {
    using namespace detail;
    std::size_t size = 0;
    std::size_t i = 0;
    if (const std::size_t hyphen = text.rfind('-'); hyphen != std::string_view::npos) {
        for (; i != hyphen; ++i) {
            if (size == out.size() || static_cast<unsigned char>(text[i]) >= 0x80) return std::nullopt;
            out[size++] = static_cast<unsigned char>(text[i]);
        }
        ++i;
    }
    std::uint32_t n = initial_n;
    std::uint32_t bias = initial_bias;
    std::uint64_t place = 0; // 64 bits: one digit cannot overflow, and each is checked
    while (i != text.size()) {
        const std::uint64_t before = place;
        std::uint64_t weight = 1;
        for (std::uint32_t k = base;; k += base) {
            if (i == text.size()) return std::nullopt;
            const std::uint32_t d = value(text[i++]);
            if (d == base) return std::nullopt;
            place += d * weight;
            if (place > UINT32_MAX) return std::nullopt;
            const std::uint32_t t = threshold(k, bias);
            if (d < t) break;
            weight *= base - t; // d is 1 at least: it was no larger than the place
        }
        const auto points = static_cast<std::uint32_t>(size + 1);
        bias = adapt(static_cast<std::uint32_t>(place - before), points, before == 0);
        if (place / points > 0x10FFFF - n) return std::nullopt;
        n += static_cast<std::uint32_t>(place / points);
        place %= points;
        if (size == out.size() || (n >= 0xD800 && n <= 0xDFFF)) return std::nullopt;
        for (std::size_t at = size; at != place; --at) out[at] = out[at - 1];
        out[static_cast<std::size_t>(place++)] = n;
        ++size;
    }
    return size;
}

/// Encodes characters as what follows "xn--" and returns the number of bytes; nothing where `out` is too small.
/// Precondition: characters are Unicode scalar values, at most 1023 of them.
/// Cost:    O(n²), constexpr, noexcept.
constexpr std::optional<std::size_t> encode(std::u32string_view text, std::span<char> out) noexcept {
    using namespace detail;
    std::size_t size = 0;
    const auto put = [&](char c) {
        if (size == out.size()) return false;
        out[size++] = c;
        return true;
    };
    for (const char32_t c : text)
        if (c < initial_n && !put(static_cast<char>(c))) return std::nullopt;
    const auto basic = static_cast<std::uint32_t>(size);
    if (basic != 0 && !put('-')) return std::nullopt;

    std::uint32_t handled = basic;
    std::uint32_t n = initial_n;
    std::uint32_t bias = initial_bias;
    std::uint32_t delta = 0; // at most 0x10FFFF * 1024, which fits
    while (handled < text.size()) {
        std::uint32_t next = 0x110000;
        for (const char32_t c : text)
            if (c >= n && c < next) next = c;
        delta += (next - n) * (handled + 1);
        n = next;
        for (const char32_t c : text) {
            if (c < n) ++delta;
            if (c != n) continue;
            std::uint32_t q = delta;
            for (std::uint32_t k = base;; k += base) {
                const std::uint32_t t = threshold(k, bias);
                if (q < t) break;
                if (!put(digit(t + (q - t) % (base - t)))) return std::nullopt;
                q = (q - t) / (base - t);
            }
            if (!put(digit(q))) return std::nullopt;
            bias = adapt(delta, handled + 1, handled == basic);
            delta = 0;
            ++handled;
        }
        ++delta;
        ++n;
    }
    return size;
}

}

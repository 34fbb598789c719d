// Percent-encoded text (RFC 3986 §2.1).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include <canto/jid/ip_literal.hpp>
#include <canto/version.hpp>

namespace canto::inline CANTO_ABI {

namespace detail {

constexpr unsigned hex_value(char c) noexcept {
    return static_cast<unsigned>(is_digit(c) ? c - '0' : (c | 0x20) - 'a' + 10);
}
constexpr bool is_percent_triplet(std::string_view text) noexcept {
    return text.size() >= 3 && text[0] == '%' && is_hex_digit(text[1]) && is_hex_digit(text[2]);
}

}

/// Text whose percent-encoding is right and not undone yet. What it decodes to may be any bytes.
/// Lives:   as long as the bytes it refers to.
/// Cost:    every walk O(n); nothing allocates but str() and append_to().
class percent_text {
public:
    constexpr percent_text() noexcept = default;
    /// Precondition: every '%' begins a triplet.
    constexpr explicit percent_text(std::string_view raw) noexcept : raw_(raw) {}

    constexpr std::string_view raw() const noexcept { return raw_; }
    constexpr bool empty() const noexcept { return raw_.empty(); }

    /// The decoded bytes one at a time: f(byte, where it stands in raw()).
    template <class F>
    constexpr void for_each(F&& f) const {
        for (std::size_t i = 0; i != raw_.size();) {
            if (raw_[i] == '%') {
                const unsigned value = detail::hex_value(raw_[i + 1]) << 4 | detail::hex_value(raw_[i + 2]);
                f(static_cast<char>(static_cast<unsigned char>(value)), i);
                i += 3;
            } else {
                f(raw_[i], i);
                ++i;
            }
        }
    }
    /// How many bytes it decodes to.
    constexpr std::size_t size() const noexcept {
        std::size_t size = 0;
        for_each([&](char, std::size_t) { ++size; });
        return size;
    }
    void append_to(std::string& out) const {
        for_each([&](char c, std::size_t) { out += c; });
    }
    std::string str() const {
        std::string out;
        append_to(out);
        return out;
    }

    friend constexpr bool operator==(percent_text a, std::string_view decoded) noexcept {
        std::size_t i = 0;
        bool same = true;
        a.for_each([&](char c, std::size_t) { same = same && i != decoded.size() && decoded[i++] == c; });
        return same && i == decoded.size();
    }

private:
    std::string_view raw_;
};

/// Appends text with every byte percent-encoded that `keep` does not let stand.
template <class Keep>
void append_percent_encoded(std::string& out, std::string_view text, Keep&& keep) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (keep(c))
            out += c;
        else
            ((out += '%') += digits[byte >> 4]) += digits[byte & 0xF];
    }
}

}

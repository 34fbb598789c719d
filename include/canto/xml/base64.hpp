// Base64 in texts (RFC 4648 §4).
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include <canto/result.hpp>
#include <canto/version.hpp>
#include <canto/xml/text.hpp>
#include <canto/xml/value.hpp>
#include <canto/xml/xml_element.hpp>

namespace canto::inline CANTO_ABI {

/// No text of `size` characters of Base64 has more bytes than this.
constexpr std::size_t max_base64_bytes(std::size_t size) noexcept {
    return size / 4 * 3;
}

/// Decodes a text into a buffer. Nothing but the alphabet and its padding is allowed, not even white space, and the
/// bits that padding leaves over are zero (RFC 6120 §13.9.1, RFC 4648 §3).
/// Errors:  invalid_value, its offset counting decoded characters; buffer_too_small.
/// Lives:   as long as the buffer.
template <xml_text Text>
result<std::string_view> decode_base64(const Text& value, std::span<char> buffer) noexcept {
    detail::reader in(value);
    std::size_t size = 0;
    std::uint64_t read = 0;
    while (!in.done()) {
        std::uint32_t bits = 0;
        std::size_t letters = 0;
        for (std::size_t i = 0; i != 4; ++i, ++read) {
            const char c = in.take();
            const int sextet = c >= 'A' && c <= 'Z'   ? c - 'A'
                               : c >= 'a' && c <= 'z' ? c - 'a' + 26
                               : c >= '0' && c <= '9' ? c - '0' + 52
                               : c == '+'             ? 62
                               : c == '/'             ? 63
                                                      : -1;
            const bool padding = c == '=' && i >= 2;
            if (sextet < 0 && !padding) return {errc::invalid_value, read};
            if (sextet >= 0 && letters != i) return {errc::invalid_value, read}; // behind padding
            letters += sextet >= 0;
            bits = bits << 6 | static_cast<std::uint32_t>(sextet < 0 ? 0 : sextet);
        }
        const std::size_t bytes = letters - 1;
        if (bytes != 3 && (!in.done() || (bits & (bytes == 1 ? 0xFFFFu : 0xFFu)) != 0))
            return {errc::invalid_value, read - 1};
        if (buffer.size() - size < bytes) return errc::buffer_too_small;
        for (std::size_t i = 0; i != bytes; ++i)
            buffer[size++] = static_cast<char>(static_cast<unsigned char>(bits >> (16 - 8 * i)));
    }
    return std::string_view(buffer.data(), size);
}

}

// The characters of a part while a profile prepares it.
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

#include <canto/detail/utf8.hpp>
#include <canto/jid/parts.hpp>
#include <canto/version.hpp>

namespace canto::inline CANTO_ABI::detail {

/// Room for the characters of a part. NFC composes at most three characters into two bytes of UTF-8, so what does not
/// fit here will be a part too long.
class code_points {
public:
    static constexpr std::size_t capacity = max_jid_part * 3 / 2 + 1;

    code_points() noexcept = default;
    code_points(const code_points&) = delete;
    code_points& operator=(const code_points&) = delete;

    std::u32string_view view() const noexcept { return {points_, size_}; }
    void clear() noexcept { size_ = 0; }

    /// Each append returns false where there is no room.
    bool append(char32_t c) noexcept {
        if (size_ == capacity) return false;
        points_[size_++] = c;
        return true;
    }
    bool append(std::u32string_view more) noexcept {
        return std::all_of(more.begin(), more.end(), [&](char32_t c) { return append(c); });
    }
    /// Appends what f(character, *this) does of each character of some UTF-8, until one returns false.
    template <class F>
    bool append_each(std::string_view utf8, F&& f) noexcept {
        for (const char *p = utf8.data(), *end = p + utf8.size(); p != end;) {
            const decoded c = decode(p, end);
            if (!f(static_cast<char32_t>(c.value), *this)) return false;
            p += c.size;
        }
        return true;
    }

    void replace_if(bool (*which)(char32_t) noexcept, char32_t by) noexcept {
        std::replace_if(points_, points_ + size_, which, by);
    }

    /// Writes UTF-8 and returns its size; nothing where there is no room.
    std::optional<std::size_t> store(std::span<char, max_jid_part> out) const noexcept {
        std::size_t size = 0;
        for (const char32_t c : view()) {
            char bytes[4];
            const auto length = static_cast<std::size_t>(encode(c, bytes) - bytes);
            if (length > out.size() - size) return std::nullopt;
            std::copy(bytes, bytes + length, out.begin() + static_cast<std::ptrdiff_t>(size));
            size += length;
        }
        return size;
    }

private:
    char32_t points_[capacity];
    std::size_t size_ = 0;
};

/// Where the character at `index` begins in UTF-8.
constexpr std::size_t byte_of(std::string_view utf8, std::size_t index) noexcept {
    const char* p = utf8.data();
    for (; index != 0; --index) p += decode(p, utf8.data() + utf8.size()).size;
    return static_cast<std::size_t>(p - utf8.data());
}

}

// The bytes of an element that straddles feeds.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <optional>
#include <utility>

#include <canto/detail/buffer.hpp>
#include <canto/version.hpp>

namespace canto::inline CANTO_ABI::detail {

/// Gathers one element after the other, with `padding` zeros behind what there is of it. Of the feed in which an
/// element begins all bytes are taken; of later ones as many at a time as it already has, so that little is copied that
/// lies behind the element, but rounded up to whole steps, so that most copies have the same size. What lies behind the
/// element is not copied again where the next one straddles, too.
class carry {
public:
    /// As many as tag_reader::padding, which stream_parser.hpp checks.
    static constexpr std::size_t padding = 67;

    /// What has been gathered of the current element.
    const char* data() const noexcept { return bytes_.data() + begin_; }
    std::size_t size() const noexcept { return size_; }

    /// Takes some of [at, end) and moves `at` behind them. No more than `most` are gathered, but one is always taken.
    /// Returns: how many bytes were copied; nothing where there is no memory.
    /// Precondition: at != end.
    std::optional<std::size_t> gather(const char*& at, const char* end, std::size_t most) noexcept {
        const bool first = size_ == 0;
        if (first && ahead_ && at < ahead_) {
            // They were gathered behind the element before this one.
            size_ = static_cast<std::size_t>(ahead_ - at);
            begin_ = end_ - size_;
            at = ahead_;
        } else if (first) {
            begin_ = 0;
        }
        const auto left = static_cast<std::size_t>(end - at);
        std::size_t more = first ? left : std::min(left, (size_ + step - 1) / step * step);
        more = std::min(more, most > size_ ? most - size_ : 1);
        if (!make_room(size_ + more, most)) return std::nullopt;
        if (more != 0) std::memcpy(bytes_.data() + begin_ + size_, at, more);
        size_ += more;
        std::memset(bytes_.data() + begin_ + size_, 0, padding);
        end_ = begin_ + size_;
        at += more;
        ahead_ = at;
        return more;
    }

    /// The element is complete. Returns: how many bytes had been gathered.
    std::size_t release() noexcept { return std::exchange(size_, 0); }

    /// From now on `at` is about other bytes.
    void forget_source() noexcept { ahead_ = nullptr; }

    void free() noexcept { bytes_.free(); }

private:
    static constexpr std::size_t step = 512;

    bool make_room(std::size_t wanted, std::size_t most) noexcept {
        if (begin_ + wanted + padding <= bytes_.capacity()) return true;
        if (begin_ != 0) std::memmove(bytes_.data(), bytes_.data() + begin_, size_);
        begin_ = 0;
        std::size_t capacity = std::max(most, wanted);
        while (capacity / 2 >= wanted && capacity / 2 >= step) capacity /= 2;
        return bytes_.grow(capacity + padding, size_);
    }

    buffer<char> bytes_;
    std::size_t begin_ = 0;         // of the current element
    std::size_t size_ = 0;          // what there is of it
    std::size_t end_ = 0;           // of all that was gathered last
    const char* ahead_ = nullptr;   // what has been gathered of the caller's bytes ends here; null for none
};

}

// A growing array of trivial values that reports a lack of memory instead of throwing.
#pragma once

#include <cstddef>
#include <cstring>
#include <limits>
#include <new>
#include <type_traits>
#include <utility>

#include <canto/version.hpp>

namespace canto::inline CANTO_ABI::detail {

/// Owns capacity() values; which of them mean something is the owner's business.
template <class T>
class buffer {
    static_assert(std::is_trivially_copyable_v<T>);

public:
    buffer() noexcept = default;
    buffer(buffer&& other) noexcept
        : data_(std::exchange(other.data_, nullptr)), capacity_(std::exchange(other.capacity_, 0)) {}
    buffer& operator=(buffer&& other) noexcept {
        std::swap(data_, other.data_);
        std::swap(capacity_, other.capacity_);
        return *this;
    }
    ~buffer() { free(); }

    T* data() noexcept { return data_; }
    const T* data() const noexcept { return data_; }
    std::size_t capacity() const noexcept { return capacity_; }

    /// Makes room for `wanted` values, keeping the first `used`. Grows to exactly `wanted`: callers choose the step.
    /// Errors:  false where there is no memory; everything is as before then.
    [[nodiscard]] bool grow(std::size_t wanted, std::size_t used) noexcept {
        if (wanted <= capacity_) return true;
        if (wanted > std::numeric_limits<std::size_t>::max() / sizeof(T)) return false;
        void* const fresh = ::operator new(wanted * sizeof(T), std::nothrow);
        if (!fresh) return false;
        if (used != 0) std::memcpy(fresh, data_, used * sizeof(T));
        ::operator delete(data_);
        data_ = static_cast<T*>(fresh);
        capacity_ = wanted;
        return true;
    }

    void free() noexcept {
        ::operator delete(data_);
        data_ = nullptr;
        capacity_ = 0;
    }

private:
    T* data_ = nullptr;
    std::size_t capacity_ = 0;
};

}

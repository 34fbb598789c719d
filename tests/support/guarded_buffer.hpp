// Input that lies flush against memory that cannot be read: reading one byte too far ends the test.
#pragma once

#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <string_view>

#include <sys/mman.h>
#include <unistd.h>

namespace canto_test {

/// A copy of bytes with an unmapped page right behind its last byte, or right before its first.
/// Lives:   view() refers to this object.
class guarded_buffer {
public:
    enum class flush { at_end, at_start };

    explicit guarded_buffer(std::string_view bytes, flush side = flush::at_end) : size_(bytes.size()) {
        const auto page = std::size_t(::sysconf(_SC_PAGESIZE));
        const std::size_t readable = (bytes.size() / page + 1) * page;
        mapped_ = readable + 2 * page;
        void* const base = ::mmap(nullptr, mapped_, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        if (base == MAP_FAILED) std::abort();
        base_ = static_cast<char*>(base);
        if (::mprotect(base_ + page, readable, PROT_READ | PROT_WRITE) != 0) std::abort();
        data_ = base_ + page + (side == flush::at_end ? readable - size_ : 0);
        if (size_ != 0) std::memcpy(data_, bytes.data(), size_);
    }
    ~guarded_buffer() { ::munmap(base_, mapped_); }
    guarded_buffer(const guarded_buffer&) = delete;
    guarded_buffer& operator=(const guarded_buffer&) = delete;

    std::string_view view() const noexcept { return {data_, size_}; }
    char* data() noexcept { return data_; }
    std::size_t size() const noexcept { return size_; }

private:
    char* base_;
    std::size_t mapped_;
    char* data_;
    std::size_t size_;
};

}

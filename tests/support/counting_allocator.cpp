#include "counting_allocator.hpp"

#include <atomic>
#include <cstdlib>
#include <new>

#if defined(__APPLE__)
#include <malloc/malloc.h>
#define CANTO_TEST_MALLOC_SIZE malloc_size
#else
#include <malloc.h>
#define CANTO_TEST_MALLOC_SIZE malloc_usable_size
#endif

namespace {

constinit std::atomic<std::size_t> allocation_count{0};
constinit std::atomic<std::size_t> live_bytes{0};
constinit std::atomic<std::size_t> highest_bytes{0};
constinit std::atomic<std::size_t> until_failure{0};   // 1 fails next; 0 never

bool fails_now() noexcept {
    std::size_t left = until_failure.load();
    while (left != 0)
        if (until_failure.compare_exchange_weak(left, left - 1)) return left == 1;
    return false;
}

void* allocate(std::size_t size, std::size_t alignment) noexcept {
    ++allocation_count;
    if (fails_now()) return nullptr;
    void* block = nullptr;
    if (alignment <= __STDCPP_DEFAULT_NEW_ALIGNMENT__)
        block = std::malloc(size != 0 ? size : 1);
    else if (posix_memalign(&block, alignment, size != 0 ? size : 1) != 0)
        block = nullptr;
    if (block == nullptr) return nullptr;
    const std::size_t now = live_bytes += CANTO_TEST_MALLOC_SIZE(block);
    std::size_t highest = highest_bytes.load();
    while (now > highest && !highest_bytes.compare_exchange_weak(highest, now)) {}
    return block;
}

void* allocate_or_throw(std::size_t size, std::size_t alignment) {
    if (void* block = allocate(size, alignment)) return block;
#ifdef __cpp_exceptions
    throw std::bad_alloc();
#else
    std::abort();
#endif
}

void release(void* block) noexcept {
    if (block == nullptr) return;
    live_bytes -= CANTO_TEST_MALLOC_SIZE(block);
    std::free(block);
}

}

namespace canto_test {

allocation_scope::allocation_scope() noexcept : allocations_(allocation_count), bytes_(live_bytes) {
    highest_bytes = bytes_;
}
std::size_t allocation_scope::allocations() const noexcept {
    return allocation_count - allocations_;
}
std::size_t allocation_scope::bytes() const noexcept {
    const std::size_t now = live_bytes;
    return now > bytes_ ? now - bytes_ : 0;
}
std::size_t allocation_scope::peak_bytes() const noexcept {
    return highest_bytes - bytes_;
}

allocation_failure::allocation_failure(std::size_t nth) noexcept {
    until_failure = nth;
}
allocation_failure::~allocation_failure() {
    until_failure = 0;
}
bool allocation_failure::happened() const noexcept {
    return until_failure == 0;
}

}

// Every form is replaced: the ones of a sanitizer's runtime do not call each other.
// clang-format off
void* operator new(std::size_t n) { return allocate_or_throw(n, 0); }
void* operator new[](std::size_t n) { return allocate_or_throw(n, 0); }
void* operator new(std::size_t n, std::align_val_t a) { return allocate_or_throw(n, std::size_t(a)); }
void* operator new[](std::size_t n, std::align_val_t a) { return allocate_or_throw(n, std::size_t(a)); }
void* operator new(std::size_t n, const std::nothrow_t&) noexcept { return allocate(n, 0); }
void* operator new[](std::size_t n, const std::nothrow_t&) noexcept { return allocate(n, 0); }
void* operator new(std::size_t n, std::align_val_t a, const std::nothrow_t&) noexcept {
    return allocate(n, std::size_t(a));
}
void* operator new[](std::size_t n, std::align_val_t a, const std::nothrow_t&) noexcept {
    return allocate(n, std::size_t(a));
}
void operator delete(void* p) noexcept { release(p); }
void operator delete[](void* p) noexcept { release(p); }
void operator delete(void* p, std::size_t) noexcept { release(p); }
void operator delete[](void* p, std::size_t) noexcept { release(p); }
void operator delete(void* p, std::align_val_t) noexcept { release(p); }
void operator delete[](void* p, std::align_val_t) noexcept { release(p); }
void operator delete(void* p, std::size_t, std::align_val_t) noexcept { release(p); }
void operator delete[](void* p, std::size_t, std::align_val_t) noexcept { release(p); }
void operator delete(void* p, const std::nothrow_t&) noexcept { release(p); }
void operator delete[](void* p, const std::nothrow_t&) noexcept { release(p); }
void operator delete(void* p, std::align_val_t, const std::nothrow_t&) noexcept { release(p); }
void operator delete[](void* p, std::align_val_t, const std::nothrow_t&) noexcept { release(p); }
// clang-format on

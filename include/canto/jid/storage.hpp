// What every basic_jid holds: one buffer, in place where it is short and shared where it is long.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstring>
#include <new>

#include <canto/jid/jid_view.hpp>
#include <canto/jid/split.hpp>
#include <canto/version.hpp>

namespace canto::inline CANTO_ABI::detail {

/// The bytes of an address, which never change, and how they are split. Copies of a long one share its bytes, so that
/// copying allocates nothing and cannot fail. What was moved from is empty.
class jid_storage {
public:
    static constexpr std::size_t inline_bytes = 64;

    jid_storage() noexcept : inline_() {}
    jid_storage(const jid_storage& other) noexcept {
        take_fields(other);
        if (on_heap()) heap_->owners.fetch_add(1, std::memory_order_relaxed);
    }
    jid_storage(jid_storage&& other) noexcept {
        take_fields(other);
        other.split_ = jid_split();
    }
    jid_storage& operator=(const jid_storage& other) noexcept { return *this = jid_storage(other); }
    jid_storage& operator=(jid_storage&& other) noexcept {
        if (this != &other) {
            release();
            take_fields(other);
            other.split_ = jid_split();
        }
        return *this;
    }
    ~jid_storage() { release(); }

    jid_view view() const noexcept { return jid_view(on_heap() ? heap_->bytes() : inline_, split_); }

    /// Makes room for an address and returns where its bytes go; null where there is no memory for them.
    /// Precondition: this is empty.
    char* make_room(jid_view like) noexcept {
        char* out = inline_;
        if (like.size() > inline_bytes) {
            void* const memory = ::operator new(sizeof(shared) + like.size(), std::nothrow);
            if (!memory) return nullptr;
            heap_ = ::new (memory) shared;
            out = heap_->bytes();
        }
        split_ = like.split_;
        split_.dot = false;
        return out;
    }
    /// Says that the ASCII parts have been brought to normal form.
    void lowered() noexcept {
        const auto normal = [](part_form f) { return f == part_form::to_lower ? part_form::normalised : f; };
        split_.set_forms(normal(split_.local_form()), normal(split_.domain_form()), split_.resource_form());
    }

private:
    struct shared {
        std::atomic<std::size_t> owners{1};
        // the bytes follow
        char* bytes() noexcept { return reinterpret_cast<char*>(this + 1); }
    };
    bool on_heap() const noexcept { return split_.size() > inline_bytes; }
    void take_fields(const jid_storage& other) noexcept {
        std::memcpy(inline_, other.inline_, inline_bytes); // the pointer, where that is what it holds
        split_ = other.split_;
    }
    void release() noexcept {
        if (on_heap() && heap_->owners.fetch_sub(1, std::memory_order_acq_rel) == 1) {
            heap_->~shared();
            ::operator delete(heap_);
        }
    }

    union {
        char inline_[inline_bytes];
        shared* heap_;
    };
    jid_split split_;
};

}

// Counts what the program allocates: test programs replace the global operator new and delete.
#pragma once

#include <cstddef>

namespace canto_test {

/// What has been allocated since this object was made.
/// Units:   bytes as malloc sees them, its rounding included.
/// Example: allocation_scope scope; parse(); const auto count = scope.allocations(); CHECK(count == 0);
///          (take the figure before the CHECK: doctest allocates too)
class allocation_scope {
public:
    allocation_scope() noexcept;

    /// Calls of operator new, whether they succeeded or not.
    std::size_t allocations() const noexcept;
    /// What is allocated now and was not before; 0 when less is allocated than before.
    std::size_t bytes() const noexcept;
    /// The highest value bytes() has had. Scopes do not nest: a new one restarts the peak.
    std::size_t peak_bytes() const noexcept;

private:
    std::size_t allocations_;
    std::size_t bytes_;
};

/// Makes the n-th operator new from here fail, the first being 1: the nothrow forms return a null pointer, the others
/// throw std::bad_alloc (abort in a build without exceptions). Only that one fails, and none after the object's end.
class allocation_failure {
public:
    explicit allocation_failure(std::size_t nth) noexcept;
    ~allocation_failure();
    allocation_failure(const allocation_failure&) = delete;
    allocation_failure& operator=(const allocation_failure&) = delete;

    /// Whether it has come to the failure; a test that grinds through every n stops where it has not.
    bool happened() const noexcept;
};

}

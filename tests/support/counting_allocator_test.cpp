#include "counting_allocator.hpp"

#include <memory>
#include <new>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

using canto_test::allocation_failure;
using canto_test::allocation_scope;

namespace {

struct alignas(64) wide {
    char bytes[128];
};

// A compiler may leave out an allocation nobody looks at.
void* volatile seen;
template <class Owner>
Owner kept(Owner owner) {
    if constexpr (requires { owner.get(); })
        seen = owner.get();
    else
        seen = owner.data();
    return owner;
}

bool allocates() {
    return kept(std::unique_ptr<int>(new (std::nothrow) int)) != nullptr;
}

}

TEST_CASE("a scope counts the calls of operator new, of every form") {
    const allocation_scope scope;
    {
        const auto one = kept(std::make_unique<int>(1));
        const auto many = kept(std::make_unique<int[]>(10));
        const auto aligned = kept(std::make_unique<wide>());
        const auto quiet = kept(std::unique_ptr<char[]>(new (std::nothrow) char[100]));
        const auto values = kept(std::vector<long>(10));
    }
    const auto allocations = scope.allocations();
    const auto bytes = scope.bytes();
    CHECK(allocations == 5);
    CHECK(bytes == 0);
}

TEST_CASE("a scope knows what is allocated now, and the most that ever was") {
    const allocation_scope scope;
    auto small = kept(std::make_unique<char[]>(1'000));
    { const auto large = kept(std::make_unique<char[]>(100'000)); }
    const auto bytes = scope.bytes();
    const auto peak = scope.peak_bytes();
    CHECK(bytes >= 1'000);
    CHECK(bytes < 2'000);
    CHECK(peak >= 101'000);
    CHECK(peak < 110'000);
}

TEST_CASE("the n-th allocation fails, those before and after it do not") {
    bool first, second, third, happened_early, happened;
    {
        const allocation_failure failure(2);
        first = allocates();
        happened_early = failure.happened();
        second = allocates();
        happened = failure.happened();
        third = allocates();
    }
    CHECK(first);
    CHECK_FALSE(happened_early);
    CHECK_FALSE(second);
    CHECK(happened);
    CHECK(third);
}

TEST_CASE("a failure that was not reached ends with its object") {
    bool happened;
    {
        const allocation_failure failure(1'000'000);
        happened = failure.happened();
    }
    CHECK_FALSE(happened);
    CHECK(allocates());
}

#ifdef __cpp_exceptions
TEST_CASE("where exceptions are on, a failing operator new throws std::bad_alloc") {
    bool thrown = false;
    {
        const allocation_failure failure(1);
        try {
            const auto value = kept(std::make_unique<int>(1));
        } catch (const std::bad_alloc&) {
            thrown = true;
        }
    }
    CHECK(thrown);
}
#endif

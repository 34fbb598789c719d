#include <canto/detail/iterator.hpp>

#include <iterator>
#include <type_traits>

#include <doctest/doctest.h>

namespace {

/// Counts.
class counter : public canto::detail::forward_iterator<counter, int> {
public:
    constexpr counter() noexcept = default;
    constexpr explicit counter(int at) noexcept : at_(at) {}
    constexpr int operator*() const noexcept { return at_; }
    constexpr counter& operator++() noexcept {
        ++at_;
        return *this;
    }
    friend constexpr bool operator==(const counter& a, const counter& b) noexcept { return a.at_ == b.at_; }

private:
    int at_ = 0;
};

}

TEST_CASE("an iterator with *, ++ and == is a forward iterator by its base, and no larger for it") {
    static_assert(std::forward_iterator<counter>);
    static_assert(std::is_same_v<std::iterator_traits<counter>::value_type, int>);
    static_assert(std::is_same_v<std::iterator_traits<counter>::iterator_category, std::input_iterator_tag>);
    static_assert(sizeof(counter) == sizeof(int));
}

TEST_CASE("what was before an increment is what it returns") {
    counter at(1);
    CHECK(*at++ == 1);
    CHECK(at == counter(2));
    static_assert(*[] {
        counter c(3);
        c++;
        return c;
    }() == 4);
}

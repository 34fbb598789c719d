// What forward iterators have in common.
#pragma once

#include <cstddef>
#include <iterator>

#include <canto/version.hpp>

namespace canto::inline CANTO_ABI::detail {

/// Base of a forward iterator, which itself says *, ++ and ==. Values are made when asked for, as C++20 allows forward
/// iterators; the older rules call that an input iterator.
template <class Iterator, class Value>
struct forward_iterator {
    using iterator_concept = std::forward_iterator_tag;
    using iterator_category = std::input_iterator_tag;
    using value_type = Value;
    using difference_type = std::ptrdiff_t;
    using pointer = void;
    using reference = Value;

    friend constexpr Iterator operator++(Iterator& at, int) noexcept {
        const Iterator before = at;
        ++at;
        return before;
    }
};

}

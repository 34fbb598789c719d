// Long text of short.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace canto_test {

/// What is given, n times in a row.
inline std::string repeated(std::size_t n, std::string_view what) {
    std::string out;
    out.reserve(n * what.size());
    for (std::size_t i = 0; i != n; ++i) out += what;
    return out;
}

}

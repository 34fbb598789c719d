// Expanded names: a namespace and a local name.
#pragma once

#include <string_view>

#include <canto/version.hpp>
#include <canto/xml/text.hpp>

namespace canto::inline CANTO_ABI {

/// The expanded name of an element or attribute (Namespaces in XML 1.0 §2.1). Prefixes play no part in it.
/// Lives:   as long as what it was taken from, or as the literals it was made of.
struct qname {
    text xmlns{};                  ///< empty for no namespace
    std::string_view name{};       ///< the local name

    friend constexpr bool operator==(const qname& a, const qname& b) noexcept {
        return a.name == b.name && a.xmlns == b.xmlns;
    }
};

}

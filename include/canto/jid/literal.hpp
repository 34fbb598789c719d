// JIDs as literals, checked while compiling.
#pragma once

#include <cstddef>

#include <canto/jid/jid_view.hpp>
#include <canto/version.hpp>

namespace canto::inline CANTO_ABI {

namespace detail {
// Not constexpr, so that a call ends the compilation, and the name says why.
inline void this_literal_is_no_jid() noexcept {}
inline void this_jid_literal_is_not_in_normal_form() noexcept {}
}

inline namespace literals {

/// A view of an address that is known to be valid and in normal form; anything else does not compile, and neither does
/// what is not ASCII, since only basic_jid<precis::icu> can judge it.
/// Lives:   as long as the program.
/// Example: using namespace canto::literals; "romeo@montague.lit"_jid.local() == "romeo"
consteval jid_view operator""_jid(const char* text, std::size_t size) {
    const auto jid = jid_view::parse({text, size});
    if (!jid) detail::this_literal_is_no_jid();
    if (!jid->is_normalised() || jid->full().size() != size) detail::this_jid_literal_is_not_in_normal_form();
    return *jid;
}

}

}

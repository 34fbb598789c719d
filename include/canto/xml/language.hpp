// Which of several languages: the choice between elements that say the same in different ones.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include <canto/ns.hpp>
#include <canto/version.hpp>
#include <canto/xml/element.hpp>
#include <canto/xml/text.hpp>
#include <canto/xml/value.hpp>
#include <canto/xml/xml_element.hpp>

namespace canto::inline CANTO_ABI {

/// Whether two language tags are the same. ASCII case does not matter (RFC 5646 §2.1.1).
inline bool same_language(const text& a, const text& b) noexcept {
    const auto lower = [](char c) { return static_cast<char>(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c); };
    detail::reader left(a), right(b);
    while (!left.done() && !right.done())
        if (lower(left.take()) != lower(right.take())) return false;
    return left.done() && right.done();
}

namespace detail {

/// A language range without its last subtag, and without a single letter then last (RFC 4647 §3.4); empty at the end.
constexpr std::string_view shorter_range(std::string_view range) noexcept {
    std::size_t cut = range.rfind('-');
    if (cut == range.npos) return {};
    if (cut >= 2 && range[cut - 2] == '-') cut -= 2;
    return range.substr(0, cut);
}

template <xml_element Element>
bool has_own_language(const Element& e) noexcept {
    return e.attribute("lang", text(ns::xml)).has_value();
}
inline bool has_own_language(const element& e) noexcept { return find_language(e.of(), e.index()) != nullptr; }

/// The first that is in a language range, or in what that falls back to.
template <class Elements>
auto look_up_language(const Elements& all, std::string_view range) noexcept
    -> std::optional<typename Elements::value_type> {
    for (; !range.empty() && range != "*"; range = shorter_range(range)) {
        std::optional<bool> inherited; // whether what they inherit is in the range: asked once
        for (const auto& e : all) {
            const bool own = has_own_language(e);
            const bool suits = !own && inherited ? *inherited : same_language(e.lang(), text(range));
            if (suits) return e;
            if (!own) inherited = suits;
        }
    }
    return std::nullopt;
}

/// What choose_language() does, given the first of them, where that is not the answer at once.
template <class Elements>
[[gnu::noinline]] auto choose_other_language(const Elements& all, std::string_view range,
                                             const std::optional<typename Elements::value_type>& first) noexcept
    -> std::optional<typename Elements::value_type> {
    if (const auto found = look_up_language(all, range)) return found;
    for (const auto& e : all)
        if (!has_own_language(e)) return e;
    return first;
}

}

/// The one of some elements with one parent that suits a language range such as "de-CH": in that language, else in what
/// the range falls back to ("de": the lookup of RFC 4647 §3.4), else the one without xml:lang of its own, else the
/// first. Languages that elements inherit count as theirs. An empty range asks for the one without, or the first.
/// Cost:    O(n) for each subtag of the range.
template <class Elements>
[[gnu::always_inline]] inline auto choose_language(const Elements& all, std::string_view range) noexcept
    -> std::optional<typename Elements::value_type> {
    auto chosen = all.front();
    // Apart from the common case: no language is asked for, and the first has none of its own.
    if (!range.empty() || (chosen && detail::has_own_language(*chosen)))
        chosen = detail::choose_other_language(all, range, chosen);
    return chosen;
}

/// Whether two of some elements with one parent are in one language. Only the first `most` are compared with each
/// other.
/// Cost:    O(most²).
template <class Elements>
bool has_duplicate_language(const Elements& all, std::size_t most) noexcept {
    std::size_t i = 0;
    for (auto a = all.begin(); a != all.end() && i != most; ++a, ++i)
        for (auto b = all.begin(); b != a; ++b)
            if ((!detail::has_own_language(*a) && !detail::has_own_language(*b)) ||
                same_language((*a).lang(), (*b).lang()))
                return true;
    return false;
}

}

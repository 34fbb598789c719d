// Which of several languages: the choice between elements that say the same in different ones.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include <canto/detail/chars.hpp>
#include <canto/ns.hpp>
#include <canto/version.hpp>
#include <canto/xml/element.hpp>
#include <canto/xml/text.hpp>
#include <canto/xml/value.hpp>
#include <canto/xml/xml_element.hpp>

namespace canto::inline CANTO_ABI {

/// Whether two language tags are the same. ASCII case does not matter (RFC 5646 §2.1.1).
inline bool same_language(const text& a, const text& b) noexcept {
    detail::reader left(a), right(b);
    while (!left.done() && !right.done())
        if (detail::ascii_lower(left.take()) != detail::ascii_lower(right.take())) return false;
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
        if (!has_own_language(e) || e.lang().empty()) return e;
    return first;
}

}

/// The one of some elements with one parent that suits a language range such as "de-CH": in that language, else in what
/// the range falls back to ("de": the lookup of RFC 4647 §3.4), else the one without xml:lang of its own, or
/// with an empty one, else the first. Languages that elements inherit count as theirs. An empty range asks for the one
/// without, or the first.
/// Cost:    O(n) for each subtag of the range, whose number is the caller's to limit where a peer has chosen it.
template <class Elements>
[[gnu::always_inline]] inline auto choose_language(const Elements& all, std::string_view range) noexcept
    -> std::optional<typename Elements::value_type> {
    auto chosen = all.front();
    // Apart from the common case: no language is asked for, and the first has none of its own.
    if (!range.empty() || (chosen && detail::has_own_language(*chosen)))
        chosen = detail::choose_other_language(all, range, chosen);
    return chosen;
}

namespace detail {

/// FNV-1a of a tag in small letters, from a beginning that peers do not know: else they know tags that it does not tell
/// apart.
inline std::uint64_t language_hash(const text& tag, const void* secret) noexcept {
    std::uint64_t hash = reinterpret_cast<std::uintptr_t>(secret) >> 4;
    for (reader in(tag); !in.done();)
        hash = (hash ^ static_cast<unsigned char>(ascii_lower(in.take()))) * 0x0100'0000'01B3;
    return hash;
}

}

/// Whether two of the first `Most` of some elements with one parent are in one language.
/// Cost:    O(n), and O(Most²) comparisons of numbers.
template <std::size_t Most, class Elements>
bool has_duplicate_language(const Elements& all) noexcept {
    struct {
        std::uint64_t hash;
        text tag;
    } seen[Most];
    std::size_t count = 0;
    for (const auto& e : all) {
        if (count == Most) break;
        const text tag = e.lang();
        const std::uint64_t hash = detail::language_hash(tag, seen);
        for (std::size_t i = 0; i != count; ++i)
            if (seen[i].hash == hash && same_language(seen[i].tag, tag)) return true;
        seen[count++] = {hash, tag};
    }
    return false;
}

}

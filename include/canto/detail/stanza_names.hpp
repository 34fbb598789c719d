// Which expanded names are stanzas: three names in three namespaces (RFC 6120 §8, XEP-0114).
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include <canto/detail/tokens.hpp>
#include <canto/ns.hpp>
#include <canto/version.hpp>

namespace canto::inline CANTO_ABI {

enum class stanza_kind : std::uint8_t { message, presence, iq };

constexpr auto wire_names(stanza_kind) noexcept {
    return std::to_array<std::string_view>({"message", "presence", "iq"});
}
static_assert(detail::is_complete(stanza_kind::iq));

namespace detail {

inline constexpr auto content_namespaces = std::to_array<std::string_view>({ns::client, ns::server, ns::component});

/// Whether a namespace, given as anything that compares with text, is one that stanzas are in.
template <class Text>
constexpr bool is_content_namespace(const Text& xmlns) noexcept {
    for (const std::string_view content : content_namespaces)
        if (xmlns == Text(content)) return true;
    return false;
}

/// Of an expanded name, given as anything with name and xmlns.
template <class Name>
constexpr std::optional<stanza_kind> stanza_kind_of(const Name& name) noexcept {
    const auto kind = from_string<stanza_kind>(name.name);
    return kind && is_content_namespace(name.xmlns) ? kind : std::nullopt;
}

}

}

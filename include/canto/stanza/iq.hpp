// Queries and their answers (RFC 6120 §8.2.3).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include <canto/detail/stanza_names.hpp>
#include <canto/detail/tokens.hpp>
#include <canto/result.hpp>
#include <canto/stanza/stanza.hpp>
#include <canto/stanza/violation.hpp>
#include <canto/version.hpp>
#include <canto/xml/value.hpp>
#include <canto/xml/view.hpp>

namespace canto::inline CANTO_ABI {

enum class iq_type : std::uint8_t { get, set, result, error };

constexpr auto wire_names(iq_type) noexcept {
    return std::to_array<std::string_view>({"get", "set", "result", "error"});
}
static_assert(detail::is_complete(iq_type::error));

/// A query, a command, or the answer to one.
/// Source:  RFC 6120 §8.2.3
template <xml_element Element = element>
class basic_iq : public basic_stanza<Element> {
public:
    using basic_stanza<Element>::basic_stanza;
    using basic_stanza<Element>::payload;

    static constexpr bool matches(const qname& name) noexcept {
        return detail::stanza_kind_of(name) == stanza_kind::iq;
    }

    /// Errors:  absent; invalid_value for a type there is not, which type_text() has.
    result<iq_type> type() const noexcept { return to_enum<iq_type>(this->type_text()); }
    /// Whether an answer is owed (RFC 6120 §8.2.3, rule 3).
    bool is_request() const noexcept {
        const auto known = type();
        return known && (*known == iq_type::get || *known == iq_type::set);
    }

    /// The first child that is not the <error/>: the query, its answer, or the echo of the query beside an error.
    std::optional<Element> payload() const noexcept {
        for (const Element child : this->element().children())
            if (child.name() != "error" || child.xmlns() != this->element().xmlns()) return child;
        return std::nullopt;
    }

    std::optional<violation> check() const noexcept {
        if (!this->id()) return violations::no_id;
        const auto known = type();
        if (!known) return known.error() == errc::absent ? violations::no_type : violations::unknown_type;
        if (const auto why = basic_stanza<Element>::check()) return why;
        if (*known == iq_type::error) return std::nullopt;
        std::size_t children = 0;
        for (auto at = this->element().children().begin(); at != this->element().children().end() && children != 2;
             ++at)
            ++children;
        if (children > 1 || (children == 0 && *known != iq_type::result)) return violations::payload_count;
        return std::nullopt;
    }
};

template <xml_element Element>
inline constexpr auto local_names<basic_iq<Element>> = std::array{to_string(stanza_kind::iq)};

using iq = basic_iq<>;

}

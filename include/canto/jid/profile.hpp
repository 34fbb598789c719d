// How the parts of a JID that are not plain ASCII reach their normal form: the concept, and two profiles that need no
// tables.
#pragma once

#include <algorithm>
#include <concepts>
#include <cstddef>
#include <span>
#include <string_view>

#include <canto/error.hpp>
#include <canto/jid/parts.hpp>
#include <canto/result.hpp>
#include <canto/version.hpp>

namespace canto::inline CANTO_ABI {

/// What basic_jid asks of a profile: three functions that write the normal form of a part to `out` and return its size.
/// Each is given only parts whose structure is right and that need preparation: all else is the same in every profile.
/// A domain comes without its last dot.
/// Errors:  jid_part_too_long where `out` does not suffice; offsets count from the part's first byte.
template <class Profile>
// clang-format off
concept jid_profile = requires(std::string_view part, std::span<char, max_jid_part> out) {
    { Profile::localpart(part, out) } noexcept -> std::same_as<result<std::size_t>>;
    { Profile::domainpart(part, out) } noexcept -> std::same_as<result<std::size_t>>;
    { Profile::resourcepart(part, out) } noexcept -> std::same_as<result<std::size_t>>;
};
// clang-format on

namespace precis {

/// Refuses every part that needs preparation. For programs whose addresses are ASCII, and say so.
/// Errors:  jid_needs_preparation.
struct ascii {
    static constexpr result<std::size_t> localpart(std::string_view part, std::span<char, max_jid_part>) noexcept {
        return {errc::jid_needs_preparation, first_beyond(part)};
    }
    static constexpr result<std::size_t> domainpart(std::string_view part, std::span<char, max_jid_part>) noexcept {
        const std::size_t beyond = first_beyond(part);
        for (std::size_t i = 0; i < beyond; i = part.find('.', i) + 1) {
            if (detail::is_a_label(part.substr(i))) return {errc::jid_needs_preparation, i};
            if (part.find('.', i) == std::string_view::npos) break;
        }
        return {errc::jid_needs_preparation, beyond};
    }
    static constexpr result<std::size_t> resourcepart(std::string_view part, std::span<char, max_jid_part>) noexcept {
        return {errc::jid_needs_preparation, first_beyond(part)};
    }

private:
    static constexpr std::size_t first_beyond(std::string_view part) noexcept {
        std::size_t i = 0;
        while (i != part.size() && !(detail::class_of(part[i]) & detail::is_not_ascii)) ++i;
        return i;
    }
};

/// Takes parts that need preparation as they stand. For addresses that something trusted has normalised already: what
/// a client's own server put into `from`, what a database got from basic_jid<precis::icu>.
/// Security: an address that a stranger wrote can then have many spellings, each of them a different basic_jid: a block
///          list, an affiliation or a roster keyed by them is walked around by writing "é" as "e" and an accent. Never
///          use this for what a peer could choose.
/// Errors:  jid_part_too_long.
struct trusted {
    static constexpr result<std::size_t> localpart(std::string_view part, std::span<char, max_jid_part> out) noexcept {
        if (part.size() > out.size()) return errc::jid_part_too_long;
        std::copy(part.begin(), part.end(), out.begin());
        return part.size();
    }
    static constexpr result<std::size_t> domainpart(std::string_view part, std::span<char, max_jid_part> out) noexcept {
        return localpart(part, out);
    }
    static constexpr result<std::size_t> resourcepart(std::string_view part,
                                                      std::span<char, max_jid_part> out) noexcept {
        return localpart(part, out);
    }
};

}

static_assert(jid_profile<precis::ascii> && jid_profile<precis::trusted>);

}

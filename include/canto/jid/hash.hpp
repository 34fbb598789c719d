// Hashing and comparing addresses in containers, with lookup by views and bytes.
#pragma once

#include <cstddef>
#include <functional>
#include <string_view>

#include <canto/jid/jid_view.hpp>
#include <canto/version.hpp>

namespace canto::inline CANTO_ABI {

/// Hashes a basic_jid of any profile, a jid_view, or an address as bytes; the same address has the same hash in each.
/// Compare: bytes and views find only what they equal byte for byte, so look up with what is in normal form: what a
///          stanza holds is so only where your server has put it there.
/// Cost:    O(n), no allocation; 12 KiB of stack for a view. Not keyed: where strangers choose many of the addresses,
///          take an ordered container, or a keyed hash of your own.
/// Example: std::unordered_map<ascii_jid, session, jid_hash, jid_equal> sessions;    // basic_jid<precis::ascii>
///          if (const auto given = stanza.from(buffer))
///              if (const auto from = ascii_jid::normalise(*given)) sessions.find(*from);
struct jid_hash {
    using is_transparent = void;

    std::size_t operator()(std::string_view normalised) const noexcept {
        return std::hash<std::string_view>()(normalised);
    }
    std::size_t operator()(jid_view jid) const noexcept {
        if (jid.full().size() == jid.size()) return (*this)(jid.full());
        // A dropped dot parts the bytes: views that are equal must hash alike, with and without one.
        char joined[3 * max_given_jid_part + 2];
        const std::string_view bare = jid.bare().full();
        bare.copy(joined, bare.size());
        joined[bare.size()] = '/';
        jid.resource().copy(joined + bare.size() + 1, jid.resource().size());
        return (*this)(std::string_view(joined, jid.size()));
    }
};

/// Equality of addresses in containers, with views and bytes in normal form on either side.
struct jid_equal {
    using is_transparent = void;

    bool operator()(jid_view a, jid_view b) const noexcept { return a == b; }
    bool operator()(jid_view a, std::string_view b) const noexcept {
        return a.size() == b.size() && b.starts_with(a.bare().full()) && b.ends_with(a.resource()) &&
               (a.is_bare() || b[a.bare().size()] == '/');
    }
    bool operator()(std::string_view a, jid_view b) const noexcept { return (*this)(b, a); }
};

}

template <>
struct std::hash<canto::jid_view> {
    std::size_t operator()(canto::jid_view jid) const noexcept { return canto::jid_hash()(jid); }
};

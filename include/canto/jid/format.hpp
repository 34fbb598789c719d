// Addresses in std::format, where the standard library has it.
#pragma once

#include <version>

#ifdef __cpp_lib_format
#include <format>
#include <string_view>

#include <canto/jid/jid.hpp>
#include <canto/jid/jid_view.hpp>

/// Formats an address as to_string() writes it, with the specifications of strings.
template <>
struct std::formatter<canto::jid_view> : std::formatter<std::string_view> {
    template <class Context>
    auto format(canto::jid_view jid, Context& context) const {
        if (jid.full().size() == jid.size()) return std::formatter<std::string_view>::format(jid.full(), context);
        return std::formatter<std::string_view>::format(canto::to_string(jid), context);
    }
};
template <class Profile>
struct std::formatter<canto::basic_jid<Profile>> : std::formatter<canto::jid_view> {};
#endif

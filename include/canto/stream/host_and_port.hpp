// Where a stream may be opened anew.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include <canto/detail/bytes.hpp>
#include <canto/result.hpp>
#include <canto/version.hpp>
#include <canto/xml/text.hpp>
#include <canto/xml/value.hpp>

namespace canto::inline CANTO_ABI {

/// Where to reconnect: "[v6]:port", "host:port", or "host".
/// Lives:   as long as what it was read from.
struct host_and_port {
    std::string_view host{};                     ///< an IPv6 address without its brackets
    std::optional<std::uint16_t> port{};

    /// Errors:  invalid_value for an empty host, unclosed brackets, and a port that is no number.
    static constexpr result<host_and_port> parse(std::string_view address) noexcept {
        host_and_port found;
        std::string_view rest;
        if (address.starts_with('[')) {
            const std::size_t close = address.find(']');
            if (close == address.npos) return errc::invalid_value;
            found.host = address.substr(1, close - 1);
            rest = address.substr(close + 1);
        } else {
            const std::size_t colon = address.find(':');
            // Two colons are an IPv6 address whose brackets have been forgotten.
            const bool bare_v6 = colon != address.npos && address.find(':', colon + 1) != address.npos;
            found.host = bare_v6 ? address : address.substr(0, colon);
            rest = address.substr(found.host.size());
        }
        if (found.host.empty()) return errc::invalid_value;
        if (rest.empty()) return found;
        const std::uint64_t at = static_cast<std::uint64_t>(rest.data() - address.data());
        if (rest[0] != ':' || rest.size() == 1 || rest.size() > 6) return {errc::invalid_value, at};
        std::uint32_t port = 0;
        for (const char c : rest.substr(1)) {
            if (c < '0' || c > '9') return {errc::invalid_value, at};
            port = port * 10 + static_cast<std::uint32_t>(c - '0');
        }
        if (port == 0 || port > 65'535) return {errc::invalid_value, at};
        found.port = static_cast<std::uint16_t>(port);
        return found;
    }
    /// A string that dies with the call cannot be referred to: give it a name.
    template <detail::dying_bytes Dying>
    static result<host_and_port> parse(Dying&&) = delete;
};

/// The one that a text holds. Where the text holds references it is decoded into the buffer.
/// Errors:  as host_and_port::parse(); needs_decoding without a buffer, buffer_too_small.
/// Lives:   as long as the text, or the buffer.
template <xml_text Text>
result<host_and_port> to_host_and_port(const Text& value, std::span<char> buffer = {}) noexcept {
    const auto address = to_view(value, buffer);
    return address ? host_and_port::parse(*address) : result<host_and_port>(address.why());
}

}

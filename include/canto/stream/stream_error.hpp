// The error a peer ends the stream with (RFC 6120 §4.9).
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include <canto/condition.hpp>
#include <canto/detail/bytes.hpp>
#include <canto/detail/tokens.hpp>
#include <canto/ns.hpp>
#include <canto/result.hpp>
#include <canto/version.hpp>
#include <canto/xml/error_children.hpp>
#include <canto/xml/language.hpp>
#include <canto/xml/qname.hpp>
#include <canto/xml/text.hpp>
#include <canto/xml/value.hpp>
#include <canto/xml/view.hpp>
#include <canto/xml/xml_element.hpp>

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

/// Why the peer ends the stream. (What we find wrong is parse_error.)
/// Source:  RFC 6120 §4.9
template <xml_element Element = element>
class basic_stream_error : public view_of<Element> {
public:
    using view_of<Element>::view_of;
    using typename view_of<Element>::text_type;

    static constexpr qname tag{ns::streams, "error"};

    /// The first condition that is known, "xml-not-well-formed" of RFC 3920 among them; else undefined_condition.
    stream_condition condition() const noexcept {
        return known(condition_name()).value_or(stream_condition::undefined_condition);
    }
    /// The name of the element that stands for the condition: the first that is known, else the first; empty where
    /// there is none.
    std::string_view condition_name() const noexcept {
        const auto found = condition_element();
        return found ? found->name() : std::string_view();
    }

    /// The descriptions, and the one in a language (see choose_language).
    detail::filtered_children<Element, detail::error_text> texts() const noexcept {
        return detail::filtered_children<Element, detail::error_text>(this->element(), {ns::stream_errors});
    }
    std::optional<text_type> text(std::string_view language = {}) const noexcept {
        const auto chosen = choose_language(texts(), language);
        return chosen ? std::optional<text_type>(chosen->text()) : std::nullopt;
    }

    /// What an application adds: the first child in a namespace of its own, neither the conditions' nor the error's.
    std::optional<Element> application_condition() const noexcept {
        return detail::find_application_condition(this->element(), ns::stream_errors);
    }

    /// Where to go instead, of the condition see-other-host.
    /// Errors:  absent; invalid_value; needs_decoding without a buffer, buffer_too_small.
    /// Lives:   as long as the element, or the buffer where the text holds references.
    result<host_and_port> see_other_host(std::span<char> buffer = {}) const noexcept {
        const auto found = condition_element();
        if (!found || found->name() != to_string(stream_condition::see_other_host)) return errc::absent;
        const auto address = to_view(found->text(), buffer);
        return address ? host_and_port::parse(*address) : result<host_and_port>(address.why());
    }

private:
    static std::optional<stream_condition> known(std::string_view name) noexcept {
        if (name == "xml-not-well-formed") return stream_condition::not_well_formed;
        return from_string<stream_condition>(name);
    }
    std::optional<Element> condition_element() const noexcept {
        return detail::find_condition(this->element(), ns::stream_errors,
                                      [](std::string_view name) noexcept { return known(name).has_value(); });
    }
};
using stream_error = basic_stream_error<>;

}

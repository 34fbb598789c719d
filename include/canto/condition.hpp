// The error conditions RFC 6120 defines, and their wire names.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include <canto/version.hpp>

namespace canto::inline CANTO_ABI {

/// Why a stream ends (RFC 6120 §4.9.3).
enum class stream_condition : std::uint8_t {
    bad_format,
    bad_namespace_prefix,
    conflict,
    connection_timeout,
    host_gone,
    host_unknown,
    improper_addressing,
    internal_server_error,
    invalid_from,
    invalid_namespace,
    invalid_xml,
    not_authorized,
    not_well_formed,
    policy_violation,
    remote_connection_failed,
    reset,
    resource_constraint,
    restricted_xml,
    see_other_host,
    system_shutdown,
    undefined_condition,
    unsupported_encoding,
    unsupported_feature,
    unsupported_stanza_type,
    unsupported_version,
};

/// Why a stanza is answered with an error (RFC 6120 §8.3.3).
enum class stanza_condition : std::uint8_t {
    bad_request,
    conflict,
    feature_not_implemented,
    forbidden,
    gone,
    internal_server_error,
    item_not_found,
    jid_malformed,
    not_acceptable,
    not_allowed,
    not_authorized,
    policy_violation,
    recipient_unavailable,
    redirect,
    registration_required,
    remote_server_not_found,
    remote_server_timeout,
    resource_constraint,
    service_unavailable,
    subscription_required,
    undefined_condition,
    unexpected_request,
};

namespace detail {

inline constexpr auto stream_condition_names = std::to_array<std::string_view>({
    "bad-format", "bad-namespace-prefix", "conflict", "connection-timeout", "host-gone", "host-unknown",
    "improper-addressing", "internal-server-error", "invalid-from", "invalid-namespace", "invalid-xml",
    "not-authorized", "not-well-formed", "policy-violation", "remote-connection-failed", "reset",
    "resource-constraint", "restricted-xml", "see-other-host", "system-shutdown", "undefined-condition",
    "unsupported-encoding", "unsupported-feature", "unsupported-stanza-type", "unsupported-version",
});

inline constexpr auto stanza_condition_names = std::to_array<std::string_view>({
    "bad-request", "conflict", "feature-not-implemented", "forbidden", "gone", "internal-server-error",
    "item-not-found", "jid-malformed", "not-acceptable", "not-allowed", "not-authorized", "policy-violation",
    "recipient-unavailable", "redirect", "registration-required", "remote-server-not-found",
    "remote-server-timeout", "resource-constraint", "service-unavailable", "subscription-required",
    "undefined-condition", "unexpected-request",
});

}

// wire_names(E) is how an enum offers its one table: the wire token of each enumerator, in order.
// detail/tokens.hpp turns such a table into to_string() and from_string().
constexpr auto wire_names(stream_condition) noexcept {
    return detail::stream_condition_names;
}
constexpr auto wire_names(stanza_condition) noexcept {
    return detail::stanza_condition_names;
}

static_assert(wire_names(stream_condition{}).size() == std::size_t(stream_condition::unsupported_version) + 1);
static_assert(wire_names(stanza_condition{}).size() == std::size_t(stanza_condition::unexpected_request) + 1);

/// The wire name of a condition, such as "not-well-formed".
/// Cost:    O(1), constexpr, noexcept; refers to static storage.
constexpr std::string_view to_string(stream_condition c) noexcept {
    return detail::stream_condition_names[std::size_t(c)];
}
constexpr std::string_view to_string(stanza_condition c) noexcept {
    return detail::stanza_condition_names[std::size_t(c)];
}

}

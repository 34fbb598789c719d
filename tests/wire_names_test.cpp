// Each token of each enum, as the specifications spell it: what tests write by to_string() is never misspelled.
#include <canto/canto.hpp>

#include <filesystem>
#include <fstream>
#include <initializer_list>
#include <iterator>
#include <regex>
#include <string>
#include <string_view>
#include <utility>

#include <doctest/doctest.h>

namespace {

/// The enumerators with their tokens, all of them.
template <class Enum>
void check_tokens(std::initializer_list<std::pair<Enum, std::string_view>> all) {
    CHECK(all.size() == wire_names(Enum{}).size());
    for (const auto& row : all) {
        CAPTURE(row.second);
        CHECK(to_string(row.first) == row.second);
        CHECK(canto::from_string<Enum>(row.second) == row.first);
    }
}

}

TEST_CASE("stanzas and their types are spelled as in RFC 6120 and RFC 6121") {
    SUBCASE("stanzas") {
        using enum canto::stanza_kind;
        check_tokens<canto::stanza_kind>({{message, "message"}, {presence, "presence"}, {iq, "iq"}});
    }
    SUBCASE("messages") {
        using enum canto::message_type;
        check_tokens<canto::message_type>(
            {{normal, "normal"}, {chat, "chat"}, {groupchat, "groupchat"}, {headline, "headline"}, {error, "error"}});
    }
    SUBCASE("presences") {
        using enum canto::presence_type;
        check_tokens<canto::presence_type>({{available, "available"},
                                            {unavailable, "unavailable"},
                                            {subscribe, "subscribe"},
                                            {subscribed, "subscribed"},
                                            {unsubscribe, "unsubscribe"},
                                            {unsubscribed, "unsubscribed"},
                                            {probe, "probe"},
                                            {error, "error"}});
    }
    SUBCASE("how available") {
        using enum canto::presence_show;
        check_tokens<canto::presence_show>({{away, "away"}, {chat, "chat"}, {dnd, "dnd"}, {xa, "xa"}});
    }
    SUBCASE("iqs") {
        using enum canto::iq_type;
        check_tokens<canto::iq_type>({{get, "get"}, {set, "set"}, {result, "result"}, {error, "error"}});
    }
    SUBCASE("errors") {
        using enum canto::error_type;
        check_tokens<canto::error_type>(
            {{auth, "auth"}, {cancel, "cancel"}, {continue_, "continue"}, {modify, "modify"}, {wait, "wait"}});
    }
    SUBCASE("subscriptions") {
        using enum canto::roster_subscription;
        check_tokens<canto::roster_subscription>(
            {{none, "none"}, {to, "to"}, {from, "from"}, {both, "both"}, {remove, "remove"}});
    }
}

TEST_CASE("conditions are spelled as in RFC 6120") {
    SUBCASE("of streams, §4.9.3") {
        using enum canto::stream_condition;
        check_tokens<canto::stream_condition>({{bad_format, "bad-format"},
                                               {bad_namespace_prefix, "bad-namespace-prefix"},
                                               {conflict, "conflict"},
                                               {connection_timeout, "connection-timeout"},
                                               {host_gone, "host-gone"},
                                               {host_unknown, "host-unknown"},
                                               {improper_addressing, "improper-addressing"},
                                               {internal_server_error, "internal-server-error"},
                                               {invalid_from, "invalid-from"},
                                               {invalid_namespace, "invalid-namespace"},
                                               {invalid_xml, "invalid-xml"},
                                               {not_authorized, "not-authorized"},
                                               {not_well_formed, "not-well-formed"},
                                               {policy_violation, "policy-violation"},
                                               {remote_connection_failed, "remote-connection-failed"},
                                               {reset, "reset"},
                                               {resource_constraint, "resource-constraint"},
                                               {restricted_xml, "restricted-xml"},
                                               {see_other_host, "see-other-host"},
                                               {system_shutdown, "system-shutdown"},
                                               {undefined_condition, "undefined-condition"},
                                               {unsupported_encoding, "unsupported-encoding"},
                                               {unsupported_feature, "unsupported-feature"},
                                               {unsupported_stanza_type, "unsupported-stanza-type"},
                                               {unsupported_version, "unsupported-version"}});
    }
    SUBCASE("of stanzas, §8.3.3") {
        using enum canto::stanza_condition;
        check_tokens<canto::stanza_condition>({{bad_request, "bad-request"},
                                               {conflict, "conflict"},
                                               {feature_not_implemented, "feature-not-implemented"},
                                               {forbidden, "forbidden"},
                                               {gone, "gone"},
                                               {internal_server_error, "internal-server-error"},
                                               {item_not_found, "item-not-found"},
                                               {jid_malformed, "jid-malformed"},
                                               {not_acceptable, "not-acceptable"},
                                               {not_allowed, "not-allowed"},
                                               {not_authorized, "not-authorized"},
                                               {policy_violation, "policy-violation"},
                                               {recipient_unavailable, "recipient-unavailable"},
                                               {redirect, "redirect"},
                                               {registration_required, "registration-required"},
                                               {remote_server_not_found, "remote-server-not-found"},
                                               {remote_server_timeout, "remote-server-timeout"},
                                               {resource_constraint, "resource-constraint"},
                                               {service_unavailable, "service-unavailable"},
                                               {subscription_required, "subscription-required"},
                                               {undefined_condition, "undefined-condition"},
                                               {unexpected_request, "unexpected-request"}});
    }
    SUBCASE("of SASL, §6.5") {
        using enum canto::sasl_condition;
        check_tokens<canto::sasl_condition>({{aborted, "aborted"},
                                             {account_disabled, "account-disabled"},
                                             {credentials_expired, "credentials-expired"},
                                             {encryption_required, "encryption-required"},
                                             {incorrect_encoding, "incorrect-encoding"},
                                             {invalid_authzid, "invalid-authzid"},
                                             {invalid_mechanism, "invalid-mechanism"},
                                             {malformed_request, "malformed-request"},
                                             {mechanism_too_weak, "mechanism-too-weak"},
                                             {not_authorized, "not-authorized"},
                                             {temporary_auth_failure, "temporary-auth-failure"}});
    }
}

TEST_CASE("what extensions add is spelled as in theirs") {
    SUBCASE("XEP-0004, forms") {
        using enum canto::form_type;
        check_tokens<canto::form_type>({{form, "form"}, {submit, "submit"}, {cancel, "cancel"}, {result, "result"}});
    }
    SUBCASE("XEP-0004, fields") {
        using enum canto::form_field_type;
        check_tokens<canto::form_field_type>({{boolean, "boolean"},
                                              {fixed, "fixed"},
                                              {hidden, "hidden"},
                                              {jid_multi, "jid-multi"},
                                              {jid_single, "jid-single"},
                                              {list_multi, "list-multi"},
                                              {list_single, "list-single"},
                                              {text_multi, "text-multi"},
                                              {text_private, "text-private"},
                                              {text_single, "text-single"}});
    }
    SUBCASE("XEP-0045, affiliations") {
        using enum canto::muc_affiliation;
        check_tokens<canto::muc_affiliation>(
            {{none, "none"}, {outcast, "outcast"}, {member, "member"}, {admin, "admin"}, {owner, "owner"}});
    }
    SUBCASE("XEP-0045, roles") {
        using enum canto::muc_role;
        check_tokens<canto::muc_role>(
            {{none, "none"}, {visitor, "visitor"}, {participant, "participant"}, {moderator, "moderator"}});
    }
    SUBCASE("XEP-0085") {
        using enum canto::chat_state_kind;
        check_tokens<canto::chat_state_kind>(
            {{active, "active"}, {composing, "composing"}, {gone, "gone"}, {inactive, "inactive"}, {paused, "paused"}});
    }
    SUBCASE("XEP-0220") {
        using enum canto::dialback_type;
        check_tokens<canto::dialback_type>({{valid, "valid"}, {invalid, "invalid"}, {error, "error"}});
    }
    SUBCASE("XEP-0333") {
        using enum canto::chat_marker_kind;
        check_tokens<canto::chat_marker_kind>(
            {{markable, "markable"}, {displayed, "displayed"}, {received, "received"}, {acknowledged, "acknowledged"}});
    }
    SUBCASE("XEP-0334") {
        using enum canto::hint_kind;
        check_tokens<canto::hint_kind>({{no_permanent_store, "no-permanent-store"},
                                        {no_store, "no-store"},
                                        {no_copy, "no-copy"},
                                        {store, "store"}});
    }
    SUBCASE("XEP-0441") {
        using enum canto::mam_policy;
        check_tokens<canto::mam_policy>({{always, "always"}, {never, "never"}, {roster, "roster"}});
    }
}

TEST_CASE("each enum with tokens is spelled here") {
    namespace fs = std::filesystem;
    const auto read = [](const fs::path& path) {
        std::ifstream file(path, std::ios::binary);
        return std::string{std::istreambuf_iterator<char>(file), {}};
    };
    const std::string here = read(fs::path(CANTO_SOURCE_DIR) / "tests/wire_names_test.cpp");
    static const std::regex table(R"(constexpr auto wire_names\((\w+)\) noexcept)");
    std::size_t enums = 0;
    for (const auto& entry : fs::recursive_directory_iterator(fs::path(CANTO_SOURCE_DIR) / "include/canto")) {
        if (entry.path().extension() != ".hpp") continue;
        const std::string header = read(entry.path());
        for (std::sregex_iterator at(header.begin(), header.end(), table), end; at != end; ++at, ++enums) {
            const std::string name = (*at)[1];
            CAPTURE(name);
            CHECK(here.find("check_tokens<canto::" + name + ">(") != here.npos);
        }
    }
    CHECK(enums >= 19);
}

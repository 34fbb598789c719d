#include <canto/stanza/stanza_error.hpp>

#include <canto/rapidxml.hpp>
#include <canto/stanza/iq.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include <doctest/doctest.h>

#include "support/models.hpp"

using namespace canto;
using canto_test::parsed;

static_assert(sizeof(stanza_error) <= 32);

namespace {

const std::string rfc_ns = " xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'";

}

CANTO_TEST_BOTH("an error has a type and one of 22 conditions") {
    for (std::size_t i = 0; i != wire_names(stanza_condition{}).size(); ++i) {
        const auto condition = static_cast<stanza_condition>(i);
        const std::string bytes = "<error type='wait'><" + std::string(to_string(condition)) + rfc_ns + "/></error>";
        parsed<Model> p(bytes);
        const basic_stanza_error<Model> e(p.root());
        CHECK(e.condition() == condition);
        CHECK(e.condition_name() == to_string(condition));
        CHECK(*e.type() == error_type::wait);
        CHECK_FALSE(e.check());
    }
}

CANTO_TEST_BOTH("a type that is missing or unknown is visible") {
    const std::string inner = "><conflict" + rfc_ns + "/></error>";
    parsed<Model> missing("<error" + inner), unknown("<error type='never'" + inner),
        goes_on("<error type='continue'" + inner);
    CHECK(basic_stanza_error<Model>(missing.root()).type().error() == errc::absent);
    CHECK(basic_stanza_error<Model>(missing.root()).check() == violations::no_error_type);
    CHECK(basic_stanza_error<Model>(unknown.root()).type().error() == errc::invalid_value);
    CHECK(basic_stanza_error<Model>(unknown.root()).type_text() == "never");
    CHECK(*basic_stanza_error<Model>(goes_on.root()).type() == error_type::continue_);
}

CANTO_TEST_BOTH("a condition that is not known is undefined-condition with its name kept") {
    parsed<Model> p("<error type='auth'><payment-required" + rfc_ns + "/></error>");
    CHECK(basic_stanza_error<Model>(p.root()).condition() == stanza_condition::undefined_condition);
    CHECK(basic_stanza_error<Model>(p.root()).condition_name() == "payment-required");
    parsed<Model> none("<error type='auth'><conflict xmlns='urn:other'/></error>");
    CHECK(basic_stanza_error<Model>(none.root()).condition() == stanza_condition::undefined_condition);
    CHECK(basic_stanza_error<Model>(none.root()).condition_name() == "");
    CHECK(basic_stanza_error<Model>(none.root()).check() == violations::no_condition);
}

CANTO_TEST_BOTH("a legacy code is readable, and stands for a condition where there is no other") {
    parsed<Model> p("<error code='404'>Not found</error>");
    CHECK(basic_stanza_error<Model>(p.root()).condition() == stanza_condition::item_not_found);
    CHECK(*basic_stanza_error<Model>(p.root()).code() == 404);
    parsed<Model> both("<error code='404' type='cancel'><conflict" + rfc_ns + "/></error>");
    CHECK(basic_stanza_error<Model>(both.root()).condition() == stanza_condition::conflict);
    parsed<Model> odd("<error code='x'/>");
    CHECK(basic_stanza_error<Model>(odd.root()).code().error() == errc::invalid_value);
    CHECK(basic_stanza_error<Model>(odd.root()).condition() == stanza_condition::undefined_condition);
    parsed<Model> unknown("<error code='402'/>");
    CHECK(*basic_stanza_error<Model>(unknown.root()).code() == 402);
    CHECK(basic_stanza_error<Model>(unknown.root()).condition() == stanza_condition::undefined_condition);
}

TEST_CASE("each legacy code stands for the condition that XEP-0086 gives it") {
    using enum stanza_condition;
    const std::map<int, stanza_condition> known = {
        {302, redirect},
        {400, bad_request},
        {401, not_authorized},
        {403, forbidden},
        {404, item_not_found},
        {405, not_allowed},
        {406, not_acceptable},
        {407, registration_required},
        {408, remote_server_timeout},
        {409, conflict},
        {500, internal_server_error},
        {501, feature_not_implemented},
        {502, service_unavailable},
        {503, service_unavailable},
        {504, remote_server_timeout},
        {510, service_unavailable},
    };
    for (int code = 0; code != 1000; ++code) {
        CAPTURE(code);
        const auto row = known.find(code);
        CHECK(condition_of_code(static_cast<std::uint16_t>(code)) ==
              (row == known.end() ? std::nullopt : std::optional(row->second)));
    }
}

CANTO_TEST_BOTH("texts are chosen by language, and are not conditions") {
    parsed<Model> p("<error type='auth'><text" + rfc_ns + " xml:lang='en'>no</text><text" + rfc_ns +
                    " xml:lang='de'>nein</text><forbidden" + rfc_ns + "/></error>");
    const basic_stanza_error<Model> e(p.root());
    CHECK(e.text("de-DE") == "nein");
    CHECK(e.text() == "no");
    CHECK(e.condition_name() == "forbidden");
    CHECK_FALSE(e.check());
    CHECK_FALSE(basic_stanza_error<Model>(parsed<Model>("<error/>").root()).text());
    CHECK_FALSE(
        basic_stanza_error<Model>(parsed<Model>("<error><text xmlns='urn:other'>no</text></error>").root()).text());
}

CANTO_TEST_BOTH("what an application adds is any child in another namespace") {
    parsed<Model> p("<error type='auth'><too-loud xmlns='urn:app'/><forbidden" + rfc_ns + "/></error>");
    CHECK(basic_stanza_error<Model>(p.root()).application_condition()->name() == "too-loud");
    CHECK_FALSE(basic_stanza_error<Model>(parsed<Model>("<error type='auth'><forbidden" + rfc_ns + "/></error>").root())
                    .application_condition());
    parsed<Model> junk("<error type='auth'><forbidden" + rfc_ns + "/><text>no</text><x xmlns='urn:app'/></error>");
    CHECK(basic_stanza_error<Model>(junk.root()).application_condition()->name() == "x");
}

CANTO_TEST_BOTH("a condition that is known stands before one that is not, wherever it is") {
    parsed<Model> p("<error type='cancel'><bored" + rfc_ns + "/><gone" + rfc_ns + ">xmpp:x@y</gone></error>");
    const basic_stanza_error<Model> e(p.root());
    CHECK(e.condition() == stanza_condition::gone);
    CHECK(e.condition_name() == "gone");
    CHECK(e.new_address() == "xmpp:x@y");
}

CANTO_TEST_BOTH("an error with two conditions is as wrong as one with none") {
    parsed<Model> p("<error type='cancel'><gone" + rfc_ns + "/><conflict" + rfc_ns + "/></error>");
    CHECK(basic_stanza_error<Model>(p.root()).check() == violations::no_condition);
}

CANTO_TEST_BOTH("gone and redirect say where to, and by says who") {
    parsed<Model> p("<error type='cancel' by='room@a.b'><gone" + rfc_ns + ">xmpp:x@y</gone></error>");
    CHECK(basic_stanza_error<Model>(p.root()).new_address() == "xmpp:x@y");
    parsed<Model> moved("<error><redirect" + rfc_ns + ">xmpp:z@y</redirect></error>");
    CHECK(basic_stanza_error<Model>(moved.root()).new_address() == "xmpp:z@y");
    CHECK_FALSE(basic_stanza_error<Model>(parsed<Model>("<error code='302'>xmpp:z@y</error>").root()).new_address());
    CHECK(basic_stanza_error<Model>(p.root()).by()->local() == "room");
    CHECK_FALSE(basic_stanza_error<Model>(parsed<Model>("<error><gone" + rfc_ns + "/></error>").root()).new_address());
    CHECK_FALSE(basic_stanza_error<Model>(parsed<Model>("<error><conflict" + rfc_ns + ">x</conflict></error>").root())
                    .new_address());
    CHECK(basic_stanza_error<Model>(parsed<Model>("<error type='cancel' by='@'><gone" + rfc_ns + "/></error>").root())
              .check() == violations::bad_jid);
}

CANTO_TEST_BOTH("the error of a stanza is in the stanza's namespace") {
    parsed<Model> p("<iq type='error' id='1'><error xmlns='urn:other'/></iq>", {"jabber:server"});
    CHECK_FALSE(basic_iq<Model>(p.root()).error());
    CHECK_FALSE(matches<basic_stanza_error<Model>>({ns::client, "errors"}));
}

TEST_CASE("each condition has the type that RFC 6120 gives it") {
    using enum stanza_condition;
    const std::map<stanza_condition, error_type> types = {
        {bad_request, error_type::modify},
        {conflict, error_type::cancel},
        {feature_not_implemented, error_type::cancel}, // or modify
        {forbidden, error_type::auth},
        {gone, error_type::cancel},
        {internal_server_error, error_type::cancel},
        {item_not_found, error_type::cancel},
        {jid_malformed, error_type::modify},
        {not_acceptable, error_type::modify},
        {not_allowed, error_type::cancel},
        {not_authorized, error_type::auth},
        {policy_violation, error_type::modify}, // or wait
        {recipient_unavailable, error_type::wait},
        {redirect, error_type::modify},
        {registration_required, error_type::auth},
        {remote_server_not_found, error_type::cancel},
        {remote_server_timeout, error_type::wait},
        {resource_constraint, error_type::wait},
        {service_unavailable, error_type::cancel},
        {subscription_required, error_type::auth},
        {undefined_condition, error_type::cancel}, // or any
        {unexpected_request, error_type::wait},    // or modify
    };
    CHECK(types.size() == wire_names(stanza_condition{}).size());
    for (const auto& row : types) {
        CAPTURE(to_string(row.first));
        CHECK(default_type(row.first) == row.second);
    }
}

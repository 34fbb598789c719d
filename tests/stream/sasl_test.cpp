#include <canto/stream/sasl.hpp>

#include <canto/rapidxml.hpp>

#include <array>
#include <string>

#include <doctest/doctest.h>

#include "support/models.hpp"

using namespace canto;
using canto_test::parsed;

static_assert(sizeof(sasl_mechanisms) <= 32 && sizeof(sasl_auth) <= 32 && sizeof(sasl_failure) <= 32);

namespace {

std::string sasl(const std::string& name, const std::string& inner, const std::string& attributes = {}) {
    return "<" + name + " xmlns='urn:ietf:params:xml:ns:xmpp-sasl'" + attributes + ">" + inner + "</" + name + ">";
}

}

CANTO_TEST_BOTH("mechanisms are named in the server's order") {
    parsed<Model> p(sasl(
        "mechanisms", "<mechanism>SCRAM-SHA-1</mechanism><mechanism>PL<![CDATA[AIN]]></mechanism><x xmlns='urn:x'/>"));
    const auto view = as<basic_sasl_mechanisms<Model>>(p.root());
    REQUIRE(view);
    std::string all;
    for (const Model& e : view->mechanisms()) all += e.text().str() + " ";
    CHECK(all == "SCRAM-SHA-1 PLAIN ");
    CHECK(view->has("PLAIN"));
    CHECK_FALSE(view->has("plain"));
}

CANTO_TEST_BOTH("channel bindings are named by their types") {
    parsed<Model> p("<sasl-channel-binding xmlns='urn:xmpp:sasl-cb:0'><channel-binding "
                    "type='tls-exporter'/></sasl-channel-binding>");
    CHECK(as<basic_sasl_channel_bindings<Model>>(p.root())->has("tls-exporter"));
    CHECK_FALSE(as<basic_sasl_channel_bindings<Model>>(p.root())->has("tls-unique"));
}

CANTO_TEST_BOTH("Base64 is checked and decoded into the caller's buffer") {
    std::array<char, 16> buffer{};
    parsed<Model> p(sasl("auth", "AGEAYg==", " mechanism='PLAIN'"));
    const auto auth = as<basic_sasl_auth<Model>>(p.root());
    CHECK(auth->mechanism() == "PLAIN");
    CHECK(auth->has_initial_response());
    CHECK(*auth->decode(buffer) == std::string("\0a\0b", 4));
    parsed<Model> wrong(sasl("challenge", "AGEAYg=")), large(sasl("response", "AGEAYg=="));
    CHECK(as<basic_sasl_challenge<Model>>(wrong.root())->decode(buffer).error() == errc::invalid_value);
    CHECK(as<basic_sasl_response<Model>>(large.root())->decode(std::span(buffer).first(3)).error() ==
          errc::buffer_too_small);
}

CANTO_TEST_BOTH("'=' is an initial response of no bytes, and no text is none") {
    std::array<char, 16> buffer{};
    parsed<Model> empty(sasl("auth", "=")), none(sasl("auth", ""));
    CHECK(as<basic_sasl_auth<Model>>(empty.root())->has_initial_response());
    CHECK(as<basic_sasl_auth<Model>>(empty.root())->decode(buffer)->empty());
    CHECK_FALSE(as<basic_sasl_auth<Model>>(none.root())->has_initial_response());
    CHECK(as<basic_sasl_success<Model>>(parsed<Model>(sasl("success", "")).root())->decode(buffer)->empty());
    CHECK(as<basic_sasl_success<Model>>(parsed<Model>(sasl("success", "=")).root())->decode(buffer)->empty());
}

CANTO_TEST_BOTH("'=' is no Base64 in what follows the initial response") {
    std::array<char, 16> buffer{};
    parsed<Model> challenge(sasl("challenge", "=")), response(sasl("response", "="));
    CHECK(as<basic_sasl_challenge<Model>>(challenge.root())->decode(buffer).error() == errc::invalid_value);
    CHECK(as<basic_sasl_response<Model>>(response.root())->decode(buffer).error() == errc::invalid_value);
}

CANTO_TEST_BOTH("a failure has a condition, which may be one that nobody knows, and texts") {
    parsed<Model> p(sasl("failure", "<text xml:lang='de'>falsch</text><not-authorized/>"));
    const auto failure = as<basic_sasl_failure<Model>>(p.root());
    CHECK(failure->condition() == sasl_condition::not_authorized);
    CHECK(failure->text("de") == "falsch");
    parsed<Model> odd(sasl("failure", "<bad-luck/>"));
    CHECK_FALSE(as<basic_sasl_failure<Model>>(odd.root())->condition());
    CHECK(as<basic_sasl_failure<Model>>(odd.root())->condition_name() == "bad-luck");
    CHECK_FALSE(as<basic_sasl_failure<Model>>(odd.root())->text());
    parsed<Model> both(sasl("failure", "<bad-luck/><not-authorized/><aborted/>"));
    CHECK(as<basic_sasl_failure<Model>>(both.root())->condition() == sasl_condition::not_authorized);
    CHECK(as<basic_sasl_failure<Model>>(both.root())->condition_name() == "not-authorized");
    parsed<Model> none(sasl("failure", "<not-authorized xmlns='urn:x'/><text>no</text>"));
    CHECK_FALSE(as<basic_sasl_failure<Model>>(none.root())->condition());
    CHECK(as<basic_sasl_failure<Model>>(none.root())->condition_name() == "");
    CHECK(as<basic_sasl_failure<Model>>(none.root())->text() == "no");
    CHECK(as<basic_sasl_abort<Model>>(parsed<Model>(sasl("abort", "")).root()));
}

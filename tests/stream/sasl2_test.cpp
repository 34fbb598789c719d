#include <canto/stream/sasl2.hpp>

#include <canto/rapidxml.hpp>
#include <canto/stream/sm.hpp>

#include <array>
#include <string>

#include <doctest/doctest.h>

#include "support/models.hpp"

using namespace canto;
using canto_test::parsed;

static_assert(sizeof(sasl2_authentication) <= 32 && sizeof(sasl2_success) <= 32 && sizeof(bind2) <= 32);

CANTO_TEST_BOTH("the feature offers mechanisms, and what may be done in the same breath") {
    parsed<Model> p(
        "<authentication xmlns='urn:xmpp:sasl:2'><mechanism>PLAIN</mechanism><inline><sm xmlns='urn:xmpp:sm:3'/>"
        "<bind xmlns='urn:xmpp:bind:0'><inline><feature "
        "var='urn:xmpp:carbons:2'/></inline></bind></inline></authentication>");
    const auto view = as<basic_sasl2_authentication<Model>>(p.root());
    REQUIRE(view);
    CHECK(view->has("PLAIN"));
    CHECK_FALSE(view->has("SCRAM-SHA-1"));
    CHECK(view->template inline_feature<basic_sm_feature<Model>>());
    const auto bind = view->template inline_feature<basic_bind2<Model>>();
    REQUIRE(bind);
    CHECK(bind->has("urn:xmpp:carbons:2"));
    CHECK_FALSE(bind->has("urn:xmpp:csi:0"));
    CHECK_FALSE(bind->client_tag());
    parsed<Model> bare("<authentication xmlns='urn:xmpp:sasl:2'/>");
    CHECK_FALSE(as<basic_sasl2_authentication<Model>>(bare.root())->template inline_feature<basic_bind2<Model>>());
    CHECK(basic_bind2<Model>(parsed<Model>("<bind xmlns='urn:xmpp:bind:0'/>").root()).inline_features().empty());
}

CANTO_TEST_BOTH("a client authenticates, says what it is and asks to be bound") {
    parsed<Model> p(
        "<authenticate xmlns='urn:xmpp:sasl:2' mechanism='SCRAM-SHA-1'><initial-response>biws</initial-response>"
        "<user-agent id='d4565fa7'><software>canto</software><device>desk</device></user-agent>"
        "<bind xmlns='urn:xmpp:bind:0'><tag>canto</tag></bind></authenticate>");
    const auto view = as<basic_sasl2_authenticate<Model>>(p.root());
    REQUIRE(view);
    std::array<char, 8> buffer{};
    CHECK(view->mechanism() == "SCRAM-SHA-1");
    CHECK(*view->decode_initial_response(buffer) == "n,,");
    CHECK(view->user_agent()->id() == "d4565fa7");
    CHECK(view->user_agent()->software() == "canto");
    CHECK(view->user_agent()->device() == "desk");
    CHECK(view->template feature<basic_bind2<Model>>()->client_tag() == "canto");
    CHECK(as<basic_sasl2_authenticate<Model>>(parsed<Model>("<authenticate xmlns='urn:xmpp:sasl:2'/>").root())
              ->decode_initial_response(buffer)
              .error() == errc::absent);
}

CANTO_TEST_BOTH("success says who one is, and what came of the rest") {
    parsed<Model> p(
        "<success xmlns='urn:xmpp:sasl:2'><additional-data>dj0=</additional-data>"
        "<authorization-identifier>a@b/c</authorization-identifier><bound xmlns='urn:xmpp:bind:0'/></success>");
    const auto view = as<basic_sasl2_success<Model>>(p.root());
    std::array<char, 8> buffer{};
    CHECK(*view->decode_additional_data(buffer) == "v=");
    CHECK(view->authorization_identifier()->resource() == "c");
    CHECK(view->template feature<basic_bound2<Model>>());
    CHECK(as<basic_sasl2_success<Model>>(parsed<Model>("<success xmlns='urn:xmpp:sasl:2'/>").root())
              ->decode_additional_data(buffer)
              .error() == errc::absent);
}

CANTO_TEST_BOTH("features are asked for, and answered, within the request to be bound") {
    parsed<Model> p("<bind xmlns='urn:xmpp:bind:0'><enable xmlns='urn:xmpp:sm:3' resume='1'/></bind>");
    const auto asked = as<basic_bind2<Model>>(p.root())->template feature<basic_sm_enable<Model>>();
    REQUIRE(asked);
    CHECK(asked->resume());
    parsed<Model> q("<bound xmlns='urn:xmpp:bind:0'><enabled xmlns='urn:xmpp:sm:3' id='x'/></bound>");
    const auto answered = as<basic_bound2<Model>>(q.root())->template feature<basic_sm_enabled<Model>>();
    REQUIRE(answered);
    CHECK(answered->id() == "x");
    parsed<Model> bare("<bound xmlns='urn:xmpp:bind:0'/>");
    CHECK_FALSE(as<basic_bound2<Model>>(bare.root())->template feature<basic_sm_enabled<Model>>());
}

CANTO_TEST_BOTH("there may be more to do, or nothing to be done") {
    parsed<Model> more("<continue xmlns='urn:xmpp:sasl:2'><additional-data>dj0=</additional-data>"
                       "<tasks><task>A</task><task>B</task></tasks><text>Go on</text></continue>");
    std::array<char, 8> buffer{};
    const auto view = as<basic_sasl2_continue<Model>>(more.root());
    std::string all;
    for (const Model& e : view->tasks()) all += e.text().str();
    CHECK(all == "AB");
    CHECK(view->text() == "Go on");
    CHECK(view->additional_data() == "dj0=");
    CHECK(*view->decode_additional_data(buffer) == "v=");
    CHECK(basic_sasl2_continue<Model>(parsed<Model>("<continue xmlns='urn:xmpp:sasl:2'/>").root())
              .decode_additional_data(buffer)
              .error() == errc::absent);
    CHECK(basic_sasl2_continue<Model>(parsed<Model>("<continue xmlns='urn:xmpp:sasl:2'/>").root()).tasks().empty());
    parsed<Model> next(
        "<next xmlns='urn:xmpp:sasl:2' task='A'><response xmlns='urn:xmpp:sasl:2'>YQ==</response></next>");
    CHECK(as<basic_sasl2_next<Model>>(next.root())->task() == "A");
    CHECK(*as<basic_sasl2_next<Model>>(next.root())->template feature<basic_sasl2_response<Model>>()->decode(buffer) ==
          "a");
    parsed<Model> failed("<failure xmlns='urn:xmpp:sasl:2'><aborted "
                         "xmlns='urn:ietf:params:xml:ns:xmpp-sasl'/><text>no</text></failure>");
    CHECK(as<basic_sasl2_failure<Model>>(failed.root())->condition() == sasl_condition::aborted);
    CHECK(as<basic_sasl2_failure<Model>>(failed.root())->text() == "no");
    parsed<Model> silent("<failure xmlns='urn:xmpp:sasl:2'/>");
    CHECK_FALSE(as<basic_sasl2_failure<Model>>(silent.root())->condition());
    CHECK_FALSE(as<basic_sasl2_failure<Model>>(silent.root())->text());
    parsed<Model> given_up("<abort xmlns='urn:xmpp:sasl:2'><text>No password at hand</text></abort>");
    CHECK(as<basic_sasl2_abort<Model>>(given_up.root())->text() == "No password at hand");
    CHECK_FALSE(as<basic_sasl2_abort<Model>>(parsed<Model>("<abort xmlns='urn:xmpp:sasl:2'/>").root())->text());
    CHECK(as<basic_sasl2_challenge<Model>>(parsed<Model>("<challenge xmlns='urn:xmpp:sasl:2'>YQ==</challenge>").root())
              ->decode(buffer));
    CHECK(as<basic_sasl2_response<Model>>(parsed<Model>("<response xmlns='urn:xmpp:sasl:2'>YQ==</response>").root())
              ->decode(buffer));
}

CANTO_TEST_BOTH("tasks and inline features are in their lists alone") {
    parsed<Model> more("<continue xmlns='urn:xmpp:sasl:2'><task>A</task></continue>"),
        bind("<bind xmlns='urn:xmpp:bind:0'><feature var='urn:xmpp:csi:0'/></bind>");
    CHECK(basic_sasl2_continue<Model>(more.root()).tasks().empty());
    CHECK(basic_bind2<Model>(bind.root()).inline_features().empty());
    CHECK_FALSE(basic_bind2<Model>(bind.root()).has("urn:xmpp:csi:0"));
}

CANTO_TEST_BOTH("a task may be begun in the same breath as it is chosen") {
    parsed<Model> p("<next xmlns='urn:xmpp:sasl:2' task='A'><initial-response>biws</initial-response></next>");
    std::array<char, 8> buffer{};
    const auto view = as<basic_sasl2_next<Model>>(p.root());
    CHECK(view->initial_response() == "biws");
    CHECK(*view->decode_initial_response(buffer) == "n,,");
}

CANTO_TEST_BOTH("the steps of a task are its own") {
    parsed<Model> p("<task-data xmlns='urn:xmpp:sasl:2'><delay xmlns='urn:xmpp:delay'/>"
                    "<response>YQ==</response></task-data>");
    std::array<char, 8> buffer{};
    const auto view = as<basic_sasl2_task_data<Model>>(p.root());
    REQUIRE(view);
    CHECK(*view->template payload<basic_sasl2_response<Model>>()->decode(buffer) == "a");
    CHECK_FALSE(view->template payload<basic_sasl2_challenge<Model>>());
    CHECK_FALSE(as<basic_sasl2_task_data<Model>>(parsed<Model>("<task-data xmlns='urn:xmpp:sasl:1'/>").root()));
}

CANTO_TEST_BOTH("no bytes are no text, and '=' is no Base64") {
    const auto decode = [](const char* text) {
        parsed<Model> p("<response xmlns='urn:xmpp:sasl:2'>" + std::string(text) + "</response>");
        std::array<char, 8> buffer{};
        const auto bytes = as<basic_sasl2_response<Model>>(p.root())->decode(buffer);
        return bytes ? std::string(*bytes) : std::string(to_string(bytes.error()));
    };
    CHECK(decode("") == "");
    CHECK(decode("=") == "invalid_value");
}

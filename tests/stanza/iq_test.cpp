#include <canto/stanza/iq.hpp>

#include <canto/rapidxml.hpp>

#include <string>
#include <utility>

#include <doctest/doctest.h>

#include "support/models.hpp"

using namespace canto;
using canto_test::parsed;

static_assert(sizeof(iq) <= 32 && sizeof(basic_iq<rapidxml_element>) <= 32);

CANTO_TEST_BOTH("an iq without id or type is still an iq, and check() says bad-request") {
    const auto check = [](const char* bytes) {
        parsed<Model> p(bytes);
        const auto view = as<basic_iq<Model>>(p.root());
        REQUIRE(view);
        return view->check();
    };
    CHECK(check("<iq type='get'><a xmlns='u'/></iq>") == violations::no_id);
    CHECK(check("<iq id='1'><a xmlns='u'/></iq>") == violations::no_type);
    CHECK(check("<iq id='1' type='gett'><a xmlns='u'/></iq>") == violations::unknown_type);
    CHECK(check("<iq id='' type='get'><a xmlns='u'/></iq>") == std::nullopt);
    CHECK(violations::no_id.condition == stanza_condition::bad_request);
}

CANTO_TEST_BOTH("an empty id differs from none") {
    CHECK(basic_iq<Model>(parsed<Model>("<iq id=''/>").root()).id() == "");
    CHECK_FALSE(basic_iq<Model>(parsed<Model>("<iq/>").root()).id());
}

CANTO_TEST_BOTH("the type is one of four, absent, or none of them") {
    CHECK(*basic_iq<Model>(parsed<Model>("<iq type='set'/>").root()).type() == iq_type::set);
    CHECK(basic_iq<Model>(parsed<Model>("<iq/>").root()).type().error() == errc::absent);
    parsed<Model> p("<iq type='GET'/>");
    CHECK(basic_iq<Model>(p.root()).type().error() == errc::invalid_value);
    CHECK(basic_iq<Model>(p.root()).type_text() == "GET");
    CHECK_FALSE(basic_iq<Model>(p.root()).is_request());
    for (const auto& [type, asks] : {std::pair("get", true), {"set", true}, {"result", false}, {"error", false}})
        CHECK(basic_iq<Model>(parsed<Model>("<iq type='" + std::string(type) + "'/>").root()).is_request() == asks);
}

CANTO_TEST_BOTH("get and set hold exactly one child, result at most one, and text does not count") {
    const auto check = [](const std::string& type, const std::string& inner) {
        return basic_iq<Model>(parsed<Model>("<iq id='1' type='" + type + "'>" + inner + "</iq>").root()).check();
    };
    const std::string a = "<a xmlns='u'/>";
    for (const char* type : {"get", "set"}) {
        CHECK(check(type, a) == std::nullopt);
        CHECK(check(type, " \n" + a + "text") == std::nullopt);
        CHECK(check(type, "") == violations::payload_count);
        CHECK(check(type, "text") == violations::payload_count);
        CHECK(check(type, a + a) == violations::payload_count);
        CHECK(check(type, a + a + a) == violations::payload_count);
    }
    CHECK(check("result", "") == std::nullopt);
    CHECK(check("result", a) == std::nullopt);
    CHECK(check("result", a + a) == violations::payload_count);
}

CANTO_TEST_BOTH("an error stands in any position beside the echo of the query") {
    const std::string error = "<error type='cancel'><gone xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error>";
    for (const std::string& inner : {"<a xmlns='u'/>" + error, error + "<a xmlns='u'/>"}) {
        const std::string bytes = "<iq id='1' type='error'>" + inner + "</iq>";
        parsed<Model> p(bytes);
        const basic_iq<Model> view(p.root());
        REQUIRE(view.error());
        CHECK(view.error()->condition() == stanza_condition::gone);
        REQUIRE(view.payload());
        CHECK(view.payload()->name() == "a");
        CHECK_FALSE(view.check());
    }
    CHECK(basic_iq<Model>(parsed<Model>("<iq id='1' type='error'><a xmlns='u'/></iq>").root()).check() ==
          violations::no_error);
    CHECK_FALSE(basic_iq<Model>(parsed<Model>("<iq id='1' type='error'>" + error + "</iq>").root()).payload());
}

CANTO_TEST_BOTH("an <error/> in a namespace of its own is a payload like any other") {
    parsed<Model> p("<iq id='1' type='result'><error xmlns='urn:other'/></iq>");
    REQUIRE(basic_iq<Model>(p.root()).payload());
    CHECK(basic_iq<Model>(p.root()).payload()->xmlns() == "urn:other");
    CHECK_FALSE(basic_iq<Model>(p.root()).error());
}

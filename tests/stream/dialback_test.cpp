#include <canto/stream/dialback.hpp>

#include <canto/rapidxml.hpp>

#include <doctest/doctest.h>

#include "support/models.hpp"

using namespace canto;
using canto_test::parsed;

static_assert(sizeof(dialback_verify) <= 32);

CANTO_TEST_BOTH("dialback is found by its namespace, never by its prefix") {
    const element_context server{"jabber:server"};
    parsed<Model> p("<x:result xmlns:x='jabber:server:dialback' from='a.b' to='c.d'>key</x:result>", server);
    const auto view = as<basic_dialback_result<Model>>(p.root());
    REQUIRE(view);
    CHECK(view->from()->domain() == "a.b");
    CHECK(view->to()->domain() == "c.d");
    CHECK(view->key() == "key");
    CHECK(view->type().error() == errc::absent);
    CHECK_FALSE(as<basic_dialback_result<Model>>(parsed<Model>("<db:result xmlns:db='urn:other'/>", server).root()));
}

CANTO_TEST_BOTH("whether a key is good is asked of one domain by another") {
    parsed<Model> p("<db:verify xmlns:db='jabber:server:dialback' from='a.b' to='c.d' id='1'>key</db:verify>");
    const auto view = as<basic_dialback_verify<Model>>(p.root());
    REQUIRE(view);
    CHECK(view->from()->domain() == "a.b");
    CHECK(view->to()->domain() == "c.d");
    CHECK(view->id() == "1");
    CHECK(view->key() == "key");
    CHECK(view->type().error() == errc::absent);
}

CANTO_TEST_BOTH("an answer says valid, invalid or error") {
    parsed<Model> p("<db:verify xmlns:db='jabber:server:dialback' from='a.b' to='c.d' id='1' type='valid'/>");
    CHECK(*as<basic_dialback_verify<Model>>(p.root())->type() == dialback_type::valid);
    CHECK(as<basic_dialback_verify<Model>>(p.root())->id() == "1");
    parsed<Model> odd("<db:result xmlns:db='jabber:server:dialback' type='perhaps'/>");
    CHECK(as<basic_dialback_result<Model>>(odd.root())->type().error() == errc::invalid_value);
}

CANTO_TEST_BOTH("the feature may say that failures are told") {
    CHECK(as<basic_dialback_feature<Model>>(
              parsed<Model>("<dialback xmlns='urn:xmpp:features:dialback'><errors/></dialback>").root())
              ->has_errors());
    CHECK_FALSE(
        as<basic_dialback_feature<Model>>(parsed<Model>("<dialback xmlns='urn:xmpp:features:dialback'/>").root())
            ->has_errors());
}

#include <canto/stream/component.hpp>

#include <canto/rapidxml.hpp>

#include <doctest/doctest.h>

#include "support/models.hpp"

using namespace canto;
using canto_test::parsed;

static_assert(sizeof(handshake) <= 32);

CANTO_TEST_BOTH("a component's handshake is in the content namespace, and the answer is empty") {
    const element_context component{"jabber:component:accept"};
    parsed<Model> p("<handshake>aaee83c26aeeafcbabeabfcbcd50df997e0a2a1e</handshake>", component);
    const auto view = as<basic_handshake<Model>>(p.root());
    REQUIRE(view);
    CHECK(view->digest() == "aaee83c26aeeafcbabeabfcbcd50df997e0a2a1e");
    CHECK_FALSE(view->is_answer());
    CHECK(as<basic_handshake<Model>>(parsed<Model>("<handshake/>", component).root())->is_answer());
    CHECK(as<basic_handshake<Model>>(parsed<Model>("<c:handshake xmlns:c='jabber:component:accept'/>", {}).root()));
    CHECK_FALSE(as<basic_handshake<Model>>(parsed<Model>("<handshake/>").root()));
}

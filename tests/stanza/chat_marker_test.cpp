#include <canto/stanza/chat_marker.hpp>

#include <canto/rapidxml.hpp>

#include <doctest/doctest.h>

#include "support/models.hpp"

using namespace canto;
using canto_test::parsed;

static_assert(sizeof(chat_marker) <= 32);

CANTO_TEST_BOTH("a marker is one of four elements") {
    parsed<Model> p("<displayed xmlns='urn:xmpp:chat-markers:0' id='1'/>");
    const auto view = as<basic_chat_marker<Model>>(p.root());
    REQUIRE(view);
    CHECK(view->kind() == chat_marker_kind::displayed);
    CHECK(view->id() == "1");
    CHECK_FALSE(as<basic_chat_marker<Model>>(parsed<Model>("<seen xmlns='urn:xmpp:chat-markers:0'/>").root()));
    CHECK_FALSE(as<basic_chat_marker<Model>>(parsed<Model>("<received xmlns='urn:xmpp:receipts'/>").root()));
    CHECK_FALSE(basic_chat_marker<Model>(parsed<Model>("<markable xmlns='urn:xmpp:chat-markers:0'/>").root()).check());
    CHECK_FALSE(view->check());
    CHECK(basic_chat_marker<Model>(parsed<Model>("<received xmlns='urn:xmpp:chat-markers:0'/>").root()).check() ==
          violations::missing_attribute);
}

#include <canto/stanza/chat_state.hpp>

#include <canto/rapidxml.hpp>

#include <string>

#include <doctest/doctest.h>

#include "support/models.hpp"

using namespace canto;
using canto_test::parsed;

static_assert(sizeof(chat_state) <= 32);

CANTO_TEST_BOTH("a chat state is one of five elements") {
    for (const auto kind : {chat_state_kind::active, chat_state_kind::composing, chat_state_kind::gone,
                            chat_state_kind::inactive, chat_state_kind::paused}) {
        parsed<Model> p("<" + std::string(to_string(kind)) + " xmlns='http://jabber.org/protocol/chatstates'/>");
        CHECK(as<basic_chat_state<Model>>(p.root())->kind() == kind);
    }
    CHECK_FALSE(as<basic_chat_state<Model>>(parsed<Model>("<active xmlns='urn:xmpp:csi:0'/>").root()));
    CHECK_FALSE(matches<basic_chat_state<Model>>({ns::chat_states, "busy"}));
}

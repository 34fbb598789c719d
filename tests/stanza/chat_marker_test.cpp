#include <canto/stanza/chat_marker.hpp>

#include <canto/rapidxml.hpp>

#include <string>
#include <utility>

#include <doctest/doctest.h>

#include "support/models.hpp"

using namespace canto;
using canto_test::parsed;

static_assert(sizeof(chat_marker) <= 32);

CANTO_TEST_BOTH("a marker is one of four elements") {
    for (const auto& row : {std::pair<const char*, chat_marker_kind>{"markable", chat_marker_kind::markable},
                            {"displayed", chat_marker_kind::displayed},
                            {"received", chat_marker_kind::received},
                            {"acknowledged", chat_marker_kind::acknowledged}}) {
        CAPTURE(row.first);
        parsed<Model> p("<" + std::string(row.first) + " xmlns='urn:xmpp:chat-markers:0' id='1'/>");
        const auto view = as<basic_chat_marker<Model>>(p.root());
        REQUIRE(view);
        CHECK(view->kind() == row.second);
        CHECK(view->id() == "1");
        CHECK_FALSE(view->check());
    }
    CHECK_FALSE(as<basic_chat_marker<Model>>(parsed<Model>("<seen xmlns='urn:xmpp:chat-markers:0'/>").root()));
    CHECK_FALSE(as<basic_chat_marker<Model>>(parsed<Model>("<received xmlns='urn:xmpp:receipts'/>").root()));
    CHECK_FALSE(matches<basic_chat_marker<Model>>({ns::chat_markers, "seen"}));
    CHECK_FALSE(basic_chat_marker<Model>(parsed<Model>("<markable xmlns='urn:xmpp:chat-markers:0'/>").root()).check());
    CHECK(basic_chat_marker<Model>(parsed<Model>("<received xmlns='urn:xmpp:chat-markers:0'/>").root()).check() ==
          violations::missing_attribute);
    CHECK(basic_chat_marker<Model>(parsed<Model>("<acknowledged xmlns='urn:xmpp:chat-markers:0'/>").root()).check() ==
          violations::missing_attribute);
}

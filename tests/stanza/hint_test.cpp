#include <canto/stanza/hint.hpp>

#include <canto/rapidxml.hpp>
#include <canto/stanza/message.hpp>

#include <string>

#include <doctest/doctest.h>

#include "support/models.hpp"

using namespace canto;
using canto_test::parsed;

static_assert(sizeof(hint) <= 32);

CANTO_TEST_BOTH("a message may have several hints") {
    parsed<Model> p("<message><no-copy xmlns='urn:xmpp:hints'/><no-permanent-store xmlns='urn:xmpp:hints'/><new "
                    "xmlns='urn:xmpp:hints'/></message>");
    std::string all;
    for (const auto& each : basic_message<Model>(p.root()).template payloads<basic_hint<Model>>()) {
        all += to_string(each.kind());
        all += ' ';
    }
    CHECK(all == "no-copy no-permanent-store ");
}

CANTO_TEST_BOTH("a hint is one by its namespace, too") {
    CHECK(as<basic_hint<Model>>(parsed<Model>("<store xmlns='urn:xmpp:hints'/>").root())->kind() == hint_kind::store);
    CHECK_FALSE(as<basic_hint<Model>>(parsed<Model>("<store xmlns='urn:other'/>").root()));
    CHECK_FALSE(matches<basic_hint<Model>>({ns::hints, "new"}));
}

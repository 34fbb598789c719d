#include <canto/stream/bidi.hpp>

#include <canto/rapidxml.hpp>

#include <doctest/doctest.h>

#include "support/models.hpp"

using namespace canto;
using canto_test::parsed;

CANTO_TEST_BOTH("both directions on one connection are offered in one namespace, and taken in another") {
    parsed<Model> offered("<bidi xmlns='urn:xmpp:features:bidi'/>"), taken("<bidi xmlns='urn:xmpp:bidi'/>");
    CHECK(as<basic_bidi_feature<Model>>(offered.root()));
    CHECK_FALSE(as<basic_bidi_feature<Model>>(taken.root()));
    CHECK(as<basic_bidi_enable<Model>>(taken.root()));
    CHECK_FALSE(as<basic_bidi_enable<Model>>(offered.root()));
}

#include <canto/stream/csi.hpp>

#include <canto/rapidxml.hpp>

#include <doctest/doctest.h>

#include "support/models.hpp"

using namespace canto;
using canto_test::parsed;

static_assert(sizeof(csi_active) <= 32);

CANTO_TEST_BOTH("a client is looked at, or not") {
    CHECK(as<basic_csi_active<Model>>(parsed<Model>("<active xmlns='urn:xmpp:csi:0'/>").root()));
    CHECK(as<basic_csi_inactive<Model>>(parsed<Model>("<inactive xmlns='urn:xmpp:csi:0'/>").root()));
    CHECK(as<basic_csi_feature<Model>>(parsed<Model>("<csi xmlns='urn:xmpp:csi:0'/>").root()));
    CHECK_FALSE(
        as<basic_csi_active<Model>>(parsed<Model>("<active xmlns='http://jabber.org/protocol/chatstates'/>").root()));
}

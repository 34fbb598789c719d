#include <canto/stanza/ping.hpp>

#include <canto/rapidxml.hpp>

#include <doctest/doctest.h>

#include "support/models.hpp"

using namespace canto;
using canto_test::parsed;

static_assert(sizeof(ping) <= 32);

CANTO_TEST_BOTH("a ping is an iq's payload") {
    CHECK(as<basic_ping<Model>>(parsed<Model>("<ping xmlns='urn:xmpp:ping'/>").root()));
    CHECK_FALSE(as<basic_ping<Model>>(parsed<Model>("<ping/>").root()));
}

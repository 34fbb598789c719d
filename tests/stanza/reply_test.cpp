#include <canto/stanza/reply.hpp>

#include <canto/rapidxml.hpp>

#include <doctest/doctest.h>

#include "support/models.hpp"

using namespace canto;
using canto_test::parsed;

static_assert(sizeof(reply) <= 32);

CANTO_TEST_BOTH("a reply names a message and who wrote it") {
    parsed<Model> p("<reply xmlns='urn:xmpp:reply:0' to='a@b' id='1'/>");
    CHECK(as<basic_reply<Model>>(p.root())->to()->local() == "a");
    CHECK(as<basic_reply<Model>>(p.root())->id() == "1");
    CHECK_FALSE(as<basic_reply<Model>>(p.root())->check());
    CHECK(basic_reply<Model>(parsed<Model>("<reply xmlns='urn:xmpp:reply:0' to='a@b'/>").root()).check() ==
          violations::missing_attribute);
    CHECK(basic_reply<Model>(parsed<Model>("<reply xmlns='urn:xmpp:reply:0' to='@' id='1'/>").root()).check() ==
          violations::bad_jid);
}

#include <canto/stanza/eme.hpp>

#include <canto/rapidxml.hpp>

#include <doctest/doctest.h>

#include "support/models.hpp"

using namespace canto;
using canto_test::parsed;

static_assert(sizeof(encryption) <= 32);

CANTO_TEST_BOTH("an encrypted message says how") {
    parsed<Model> p("<encryption xmlns='urn:xmpp:eme:0' namespace='urn:x' name='X'/>");
    CHECK(as<basic_encryption<Model>>(p.root())->method() == "urn:x");
    CHECK(as<basic_encryption<Model>>(p.root())->name() == "X");
    CHECK_FALSE(as<basic_encryption<Model>>(p.root())->check());
    CHECK(basic_encryption<Model>(parsed<Model>("<encryption xmlns='urn:xmpp:eme:0'/>").root()).check() ==
          violations::missing_attribute);
}

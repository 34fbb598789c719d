#include <canto/stanza/receipts.hpp>

#include <canto/rapidxml.hpp>

#include <doctest/doctest.h>

#include "support/models.hpp"

using namespace canto;
using canto_test::parsed;

static_assert(sizeof(receipt) <= 32);

CANTO_TEST_BOTH("a receipt is asked for and given") {
    CHECK(as<basic_receipt_request<Model>>(parsed<Model>("<request xmlns='urn:xmpp:receipts'/>").root()));
    CHECK(as<basic_receipt<Model>>(parsed<Model>("<received xmlns='urn:xmpp:receipts' id='1'/>").root())->id() == "1");
    CHECK_FALSE(as<basic_receipt<Model>>(parsed<Model>("<received xmlns='urn:xmpp:receipts'/>").root())->id());
}

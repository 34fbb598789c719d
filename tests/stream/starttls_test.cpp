#include <canto/stream/starttls.hpp>

#include <canto/rapidxml.hpp>

#include <doctest/doctest.h>

#include "support/models.hpp"

using namespace canto;
using canto_test::parsed;

static_assert(sizeof(starttls) <= 32);

CANTO_TEST_BOTH("TLS may be offered, required, proceeded to and refused") {
    parsed<Model> required("<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'><required/></starttls>");
    CHECK(as<basic_starttls<Model>>(required.root())->is_required());
    parsed<Model> offered("<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'><required xmlns='urn:x'/></starttls>");
    CHECK_FALSE(as<basic_starttls<Model>>(offered.root())->is_required());
    CHECK(as<basic_tls_proceed<Model>>(parsed<Model>("<proceed xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>").root()));
    CHECK(as<basic_tls_failure<Model>>(parsed<Model>("<failure xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>").root()));
    CHECK_FALSE(
        as<basic_tls_failure<Model>>(parsed<Model>("<failure xmlns='urn:ietf:params:xml:ns:xmpp-sasl'/>").root()));
}

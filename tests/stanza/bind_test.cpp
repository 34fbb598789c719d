#include <canto/stanza/bind.hpp>

#include <canto/rapidxml.hpp>

#include <doctest/doctest.h>

#include "support/models.hpp"

using namespace canto;
using canto_test::parsed;

static_assert(sizeof(bind) <= 32 && sizeof(session) <= 32);

CANTO_TEST_BOTH("a client asks for a resource, and is told its address") {
    parsed<Model> asked("<bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'><resource>balcony</resource></bind>");
    CHECK(as<basic_bind<Model>>(asked.root())->resource() == "balcony");
    CHECK(as<basic_bind<Model>>(asked.root())->jid().error() == errc::absent);
    parsed<Model> told("<bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'><jid>a@b/balcony</jid></bind>");
    CHECK(as<basic_bind<Model>>(told.root())->jid()->resource() == "balcony");
    CHECK(as<basic_session<Model>>(parsed<Model>("<session xmlns='urn:ietf:params:xml:ns:xmpp-session'/>").root()));
}

#include <canto/detail/stanza_names.hpp>

#include <canto/xml/qname.hpp>

#include <doctest/doctest.h>

using namespace canto;

TEST_CASE("message, presence and iq are stanzas in three namespaces and nowhere else") {
    using detail::stanza_kind_of;
    CHECK(stanza_kind_of(qname{ns::client, "message"}) == stanza_kind::message);
    CHECK(stanza_kind_of(qname{ns::server, "presence"}) == stanza_kind::presence);
    CHECK(stanza_kind_of(qname{ns::component, "iq"}) == stanza_kind::iq);
    CHECK_FALSE(stanza_kind_of(qname{ns::streams, "iq"}));
    CHECK_FALSE(stanza_kind_of(qname{"", "iq"}));
    CHECK_FALSE(stanza_kind_of(qname{ns::client, "IQ"}));
    CHECK_FALSE(stanza_kind_of(qname{"jabber:component:connect", "iq"}));
}

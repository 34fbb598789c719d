#include <canto/jid/literal.hpp>

#include <doctest/doctest.h>

using namespace canto::literals;

TEST_CASE("a literal is a view of itself") {
    constexpr canto::jid_view jid = "romeo@montague.lit/Orchard"_jid;
    static_assert(jid.local() == "romeo");
    static_assert(jid.resource() == "Orchard");
    CHECK(jid.full() == "romeo@montague.lit/Orchard");
    CHECK("montague.lit"_jid.is_bare());
}

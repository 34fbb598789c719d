#include <canto/stanza/rsm.hpp>

#include <canto/rapidxml.hpp>

#include <doctest/doctest.h>

#include "support/models.hpp"

using namespace canto;
using canto_test::parsed;

static_assert(sizeof(rsm) <= 32);

CANTO_TEST_BOTH("a page is asked for, and described") {
    parsed<Model> asked("<set xmlns='http://jabber.org/protocol/rsm'><max>10</max><before/></set>");
    CHECK(*as<basic_rsm<Model>>(asked.root())->max() == 10);
    CHECK(as<basic_rsm<Model>>(asked.root())->before() == "");
    CHECK_FALSE(as<basic_rsm<Model>>(asked.root())->after());
    parsed<Model> next("<set xmlns='http://jabber.org/protocol/rsm'><max>10</max><after>b</after></set>"),
        jump("<set xmlns='http://jabber.org/protocol/rsm'><max>10</max><index>371</index></set>");
    CHECK(basic_rsm<Model>(next.root()).after() == "b");
    CHECK_FALSE(basic_rsm<Model>(next.root()).before());
    CHECK(*basic_rsm<Model>(jump.root()).index() == 371);
    parsed<Model> page("<set xmlns='http://jabber.org/protocol/rsm'><first "
                       "index='20'>a</first><last>b</last><count>800</count></set>");
    const basic_rsm<Model> view(page.root());
    CHECK(view.first() == "a");
    CHECK(*view.first_index() == 20);
    CHECK(view.last() == "b");
    CHECK(*view.count() == 800);
    CHECK(view.max().error() == errc::absent);
    CHECK(view.index().error() == errc::absent);
}

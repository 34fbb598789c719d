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

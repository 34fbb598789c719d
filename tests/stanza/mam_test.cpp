#include <canto/stanza/mam.hpp>

#include <canto/rapidxml.hpp>

#include <string>

#include <doctest/doctest.h>

#include "support/models.hpp"

using namespace canto;
using canto_test::parsed;

static_assert(sizeof(mam_query) <= 32 && sizeof(mam_result) <= 32);

CANTO_TEST_BOTH("an archive is asked, with filters and a page") {
    parsed<Model> p("<query xmlns='urn:xmpp:mam:2' queryid='q' node='n'><x xmlns='jabber:x:data' type='submit'>"
                    "<field var='with'><value>a@b</value></field></x><set "
                    "xmlns='http://jabber.org/protocol/rsm'><max>5</max></set><flip-page/></query>");
    const auto view = as<basic_mam_query<Model>>(p.root());
    REQUIRE(view);
    CHECK(view->query_id() == "q");
    CHECK(view->node() == "n");
    CHECK(view->form()->value("with") == "a@b");
    CHECK(*view->page()->max() == 5);
    CHECK(view->is_flipped());
    CHECK_FALSE(basic_mam_query<Model>(parsed<Model>("<query xmlns='urn:xmpp:mam:2'/>").root()).is_flipped());
}

CANTO_TEST_BOTH("it answers with messages, and says whether that is all") {
    parsed<Model> p("<result xmlns='urn:xmpp:mam:2' queryid='q' id='1'><forwarded xmlns='urn:xmpp:forward:0'>"
                    "<message xmlns='jabber:client'><body>hi</body></message></forwarded></result>");
    const auto view = as<basic_mam_result<Model>>(p.root());
    CHECK(view->id() == "1");
    CHECK(view->query_id() == "q");
    CHECK(view->forwarded()->message()->body() == "hi");
    CHECK_FALSE(view->check());
    CHECK(basic_mam_result<Model>(parsed<Model>("<result xmlns='urn:xmpp:mam:2'/>").root()).check() ==
          violations::missing_attribute);
    parsed<Model> empty("<result xmlns='urn:xmpp:mam:2' id='1'><forwarded xmlns='urn:xmpp:forward:0'/></result>");
    CHECK(basic_mam_result<Model>(empty.root()).check() == violations::missing_child);
    CHECK(basic_mam_result<Model>(parsed<Model>("<result xmlns='urn:xmpp:mam:2' id='1'/>").root()).check() ==
          violations::missing_child);
    parsed<Model> fin("<fin xmlns='urn:xmpp:mam:2' complete='true' stable='false'><set "
                      "xmlns='http://jabber.org/protocol/rsm'/></fin>");
    CHECK(as<basic_mam_fin<Model>>(fin.root())->is_complete());
    CHECK_FALSE(as<basic_mam_fin<Model>>(fin.root())->is_stable());
    CHECK(as<basic_mam_fin<Model>>(fin.root())->page());
    CHECK_FALSE(
        basic_mam_fin<Model>(parsed<Model>("<fin xmlns='urn:xmpp:mam:2' complete='false'/>").root()).is_complete());
    parsed<Model> bare("<fin xmlns='urn:xmpp:mam:2'/>");
    CHECK_FALSE(as<basic_mam_fin<Model>>(bare.root())->is_complete());
    CHECK(as<basic_mam_fin<Model>>(bare.root())->is_stable());
}

CANTO_TEST_BOTH("it says where it begins and ends, and what it keeps") {
    parsed<Model> p(
        "<metadata xmlns='urn:xmpp:mam:2'><start id='1' timestamp='2008-08-22T21:09:04Z'/><end id='9'/></metadata>");
    CHECK(as<basic_mam_metadata<Model>>(p.root())->start()->attribute("id") == "1");
    CHECK(as<basic_mam_metadata<Model>>(p.root())->end()->attribute("id") == "9");
    parsed<Model> prefs("<prefs xmlns='urn:xmpp:mam:2' default='roster'><always><jid>a@b</jid></always></prefs>");
    CHECK(*as<basic_mam_preferences<Model>>(prefs.root())->default_policy() == mam_policy::roster);
    CHECK(as<basic_mam_preferences<Model>>(prefs.root())->always());
    CHECK_FALSE(as<basic_mam_preferences<Model>>(prefs.root())->check());
    parsed<Model> unknown("<prefs xmlns='urn:xmpp:mam:2' default='some'/>");
    parsed<Model> question("<prefs xmlns='urn:xmpp:mam:2'/>");
    parsed<Model> lists("<prefs xmlns='urn:xmpp:mam:2'><always/></prefs>");
    parsed<Model> other("<prefs xmlns='urn:xmpp:mam:2'><never/></prefs>");
    CHECK(as<basic_mam_preferences<Model>>(unknown.root())->check() == violations::bad_attribute);
    CHECK_FALSE(as<basic_mam_preferences<Model>>(question.root())->check());
    CHECK(as<basic_mam_preferences<Model>>(lists.root())->check() == violations::missing_attribute);
    CHECK(as<basic_mam_preferences<Model>>(other.root())->check() == violations::missing_attribute);
    CHECK_FALSE(as<basic_mam_preferences<Model>>(prefs.root())->never());
    parsed<Model> both("<prefs xmlns='urn:xmpp:mam:2'><never><jid>c@d</jid></never><always><jid>a@b</jid></always>"
                       "</prefs>");
    const basic_mam_preferences<Model> view(both.root());
    CHECK((*view.always()->children().begin()).text() == "a@b");
    CHECK((*view.never()->children().begin()).text() == "c@d");
}

CANTO_TEST_BOTH("an archive is stable where it says so or nothing, not where that cannot be read") {
    const auto stable = [](const char* value) {
        return basic_mam_fin<Model>(
                   parsed<Model>("<fin xmlns='urn:xmpp:mam:2' stable='" + std::string(value) + "'/>").root())
            .is_stable();
    };
    CHECK_FALSE(stable("false"));
    CHECK_FALSE(stable("0"));
    CHECK(stable("true"));
    CHECK_FALSE(stable("maybe"));
    CHECK(basic_mam_fin<Model>(parsed<Model>("<fin xmlns='urn:xmpp:mam:2'/>").root()).is_stable());
}

#include <canto/stanza/muc.hpp>

#include <canto/rapidxml.hpp>

#include <chrono>

#include <doctest/doctest.h>

#include "support/models.hpp"

using namespace canto;
using canto_test::parsed;

using namespace std::chrono_literals;

static_assert(sizeof(muc_user) <= 32 && sizeof(muc_item) <= 32);

CANTO_TEST_BOTH("one enters a room") {
    parsed<Model> p("<x xmlns='http://jabber.org/protocol/muc'><password>cauldronburn</password><history "
                    "maxstanzas='20' since='1970-01-01T00:00:01Z'/></x>");
    const auto view = as<basic_muc_join<Model>>(p.root());
    REQUIRE(view);
    CHECK(view->password() == "cauldronburn");
    CHECK(*view->history()->max_stanzas() == 20);
    CHECK(*view->history()->since() == date_time(1s));
    CHECK(view->history()->seconds().error() == errc::absent);
    CHECK(view->history()->max_characters().error() == errc::absent);

    parsed<Model> all("<x xmlns='http://jabber.org/protocol/muc'>"
                      "<history seconds='5' maxstanzas='7' maxchars='9'/></x>");
    const auto history = basic_muc_join<Model>(all.root()).history();
    CHECK(*history->seconds() == 5);
    CHECK(*history->max_stanzas() == 7);
    CHECK(*history->max_characters() == 9);
    CHECK(history->since().error() == errc::absent);
}

CANTO_TEST_BOTH("a room says what an occupant is, and what has happened") {
    parsed<Model> p(
        "<x xmlns='http://jabber.org/protocol/muc#user'><item affiliation='member' role='none' jid='a@b/c' nick='n'>"
        "<actor nick='m' jid='m@b'/><reason>why</reason></item><status code='307'/><status code='110'/></x>");
    const auto view = as<basic_muc_user<Model>>(p.root());
    REQUIRE(view);
    const auto item = *view->item();
    CHECK(*item.affiliation() == muc_affiliation::member);
    CHECK(*item.role() == muc_role::none);
    CHECK(item.jid()->resource() == "c");
    CHECK(item.nick() == "n");
    CHECK(item.actor()->nick() == "m");
    CHECK(item.actor()->jid()->local() == "m");
    CHECK(item.reason() == "why");
    CHECK(view->has_status(110));
    CHECK_FALSE(view->has_status(201));
    CHECK_FALSE(view->check());
    parsed<Model> odd("<x xmlns='http://jabber.org/protocol/muc#user'><item affiliation='king'/></x>");
    CHECK(basic_muc_user<Model>(odd.root()).check() == violations::bad_attribute);
    parsed<Model> actor("<x xmlns='http://jabber.org/protocol/muc#user'><item role='actor'/></x>");
    CHECK(basic_muc_user<Model>(actor.root()).check() == violations::bad_attribute);
    parsed<Model> second("<x xmlns='http://jabber.org/protocol/muc#user'><item/><item role='actor'/></x>");
    CHECK(basic_muc_user<Model>(second.root()).check() == violations::bad_attribute);
    parsed<Model> nowhere("<x xmlns='http://jabber.org/protocol/muc#user'><item role='visitor' jid=''/></x>");
    CHECK(basic_muc_user<Model>(nowhere.root()).check() == violations::bad_jid);
    parsed<Model> no_number(
        "<x xmlns='http://jabber.org/protocol/muc#user'><status/><status code='x'/><status code='110'/></x>");
    CHECK(basic_muc_user<Model>(no_number.root()).has_status(110));
    CHECK_FALSE(basic_muc_user<Model>(no_number.root()).has_status(0));
}

CANTO_TEST_BOTH("what a room says holds addresses and numbers where it should") {
    const auto check = [](const std::string& content) {
        return basic_muc_user<Model>(
                   parsed<Model>("<x xmlns='http://jabber.org/protocol/muc#user'>" + content + "</x>").root())
            .check();
    };
    CHECK_FALSE(check("<status code='110'/><invite from='a@b' to='c@d'/><decline to='a@b'/><destroy jid='e@f'/>"));
    CHECK(check("<status code='110'/><status/>") == violations::missing_attribute);
    CHECK(check("<status code='x'/>") == violations::bad_attribute);
    CHECK(check("<invite to='c@d'/><invite from='@'/>") == violations::bad_jid);
    CHECK(check("<invite to='@'/>") == violations::bad_jid);
    CHECK(check("<decline from='@'/>") == violations::bad_jid);
    CHECK(check("<decline to='@'/>") == violations::bad_jid);
    CHECK(check("<destroy jid='@'/>") == violations::bad_jid);
}

CANTO_TEST_BOTH("one is invited, declines, and finds the room gone") {
    parsed<Model> p("<x xmlns='http://jabber.org/protocol/muc#user'><invite "
                    "from='a@b'><reason>r</reason></invite><invite to='c@d'/>"
                    "<decline to='a@b' from='g@h'><reason>busy</reason></decline><destroy "
                    "jid='e@f'><reason>old</reason></destroy><password>p</password></x>");
    const basic_muc_user<Model> view(p.root());
    CHECK(view.invite()->from()->local() == "a");
    CHECK(view.invite()->reason() == "r");
    CHECK((*++view.invites().begin()).to()->local() == "c");
    CHECK(view.decline()->to()->local() == "a");
    CHECK(view.decline()->from()->local() == "g");
    CHECK(view.decline()->reason() == "busy");
    CHECK(view.destroy()->jid()->local() == "e");
    CHECK(view.destroy()->reason() == "old");
    CHECK(view.password() == "p");
}

#include <canto/stanza/presence.hpp>

#include <canto/rapidxml.hpp>

#include <optional>
#include <string>

#include <doctest/doctest.h>

#include "support/models.hpp"

using namespace canto;
using canto_test::parsed;

static_assert(sizeof(presence) <= 32 && sizeof(basic_presence<rapidxml_element>) <= 32);

CANTO_TEST_BOTH("presence without a type is available, and of an unknown type never is") {
    parsed<Model> p("<presence/>"), unknown("<presence type='here'/>"), empty("<presence type=''/>"),
        spelled_out("<presence type='available'/>"), error("<presence type='error'/>");
    CHECK(*basic_presence<Model>(p.root()).type() == presence_type::available);
    CHECK(basic_presence<Model>(p.root()).is_available());
    for (const auto* bad : {&unknown, &empty, &spelled_out}) {
        const basic_presence<Model> view(bad->root());
        CHECK(view.type().error() == errc::invalid_value);
        CHECK_FALSE(view.is_available());
        CHECK(view.check() == violations::unknown_type);
        CHECK(view.check()->condition == stanza_condition::bad_request);
    }
    CHECK(*basic_presence<Model>(error.root()).type() == presence_type::error);
    CHECK_FALSE(basic_presence<Model>(error.root()).is_available());
    CHECK(basic_presence<Model>(error.root()).check() == violations::no_error);
}

CANTO_TEST_BOTH("subscriptions are types of presence") {
    for (const auto type : {presence_type::subscribe, presence_type::subscribed, presence_type::unsubscribe,
                            presence_type::unsubscribed, presence_type::probe, presence_type::unavailable}) {
        const std::string bytes = "<presence type='" + std::string(to_string(type)) + "'/>";
        parsed<Model> p(bytes);
        CHECK(*basic_presence<Model>(p.root()).type() == type);
        CHECK_FALSE(basic_presence<Model>(p.root()).check());
    }
}

CANTO_TEST_BOTH("show is one of four, or none with its raw value kept") {
    const auto show = [](const std::string& inner) {
        return basic_presence<Model>(parsed<Model>("<presence>" + inner + "</presence>").root()).show();
    };
    CHECK(show("<show>away</show>") == presence_show::away);
    CHECK(show("<show>d&#110;d</show>") == presence_show::dnd);
    CHECK(show("<show>xa</show>") == presence_show::xa);
    CHECK(show("<show>chat</show>") == presence_show::chat);
    CHECK_FALSE(show(""));
    CHECK_FALSE(show("<show/>"));
    parsed<Model> p("<presence><show>lunch</show></presence>");
    const basic_presence<Model> lunch(p.root());
    CHECK_FALSE(lunch.show());
    CHECK(lunch.show_text() == "lunch");
    CHECK(lunch.check() == violations::bad_show);
}

CANTO_TEST_BOTH("priority is a number from -128 to 127, and 0 where there is none") {
    const auto priority = [](const std::string& value) -> std::optional<int> {
        const auto found =
            basic_presence<Model>(parsed<Model>("<presence><priority>" + value + "</priority></presence>").root())
                .priority();
        return found ? std::optional<int>(*found) : std::nullopt;
    };
    CHECK(priority("127") == 127);
    CHECK(priority("-128") == -128);
    CHECK(priority(" \n+5 ") == 5);
    CHECK(priority("005") == 5);
    CHECK(priority("-0") == 0);
    CHECK(priority("&#49;<![CDATA[2]]>") == 12);
    for (const char* bad : {"", " ", "1.0", "0x1", "300", "128", "-129", "+-1", "- 1", "1 2", "99999999999999999999"}) {
        CAPTURE(bad);
        CHECK_FALSE(priority(bad));
    }
    CHECK(*basic_presence<Model>(parsed<Model>("<presence/>").root()).priority() == 0);
}

CANTO_TEST_BOTH("a priority that is none is reported as such, beside its default") {
    parsed<Model> p("<presence><priority>high</priority></presence>");
    const basic_presence<Model> view(p.root());
    CHECK(view.priority().error() == errc::invalid_value);
    CHECK(view.priority().value_or(0) == 0);
    CHECK(view.check() == violations::bad_priority);
}

CANTO_TEST_BOTH("status is chosen by language") {
    parsed<Model> p("<presence><status xml:lang='de'>weg</status><status>gone</status></presence>");
    const basic_presence<Model> view(p.root());
    CHECK(view.status("de-AT") == "weg");
    CHECK(view.status() == "gone");
    CHECK_FALSE(view.check());
    CHECK(basic_presence<Model>(parsed<Model>("<presence><show>xa</show><show>xa</show></presence>").root()).check() ==
          violations::duplicate_child);
    CHECK(basic_presence<Model>(parsed<Model>("<presence><priority/><priority/></presence>").root()).check() ==
          violations::duplicate_child);
    CHECK(basic_presence<Model>(parsed<Model>("<presence><status/><status/></presence>").root()).check() ==
          violations::duplicate_language);
}

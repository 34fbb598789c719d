#include "walk.hpp"

#include <cstdint>
#include <string>

#include <doctest/doctest.h>

#include "parsed.hpp"

using canto_test::touch;

namespace {

/// What a walk through an element makes of all that its views say.
std::uint64_t walked(const std::string& bytes) {
    const canto_test::parsed<canto::element> p(bytes);
    std::uint64_t sum = 0;
    canto_test::walk(p.root(), sum);
    return sum;
}

}

TEST_CASE("enumerators whose tokens are of one length are told apart") {
    CHECK(touch(canto::muc_affiliation::admin) != touch(canto::muc_affiliation::owner));
    CHECK(touch(canto::iq_type::get) != touch(canto::iq_type::set));
}

TEST_CASE("violations are told apart by their words, and by their conditions") {
    const canto::violation one{canto::stanza_condition::bad_request, "one"};
    CHECK(touch(one) != touch(canto::violation{canto::stanza_condition::bad_request, "two"}));
    CHECK(touch(one) != touch(canto::violation{canto::stanza_condition::jid_malformed, "one"}));
    CHECK(touch(one) == touch(canto::violation{canto::stanza_condition::bad_request, "one"}));
}

TEST_CASE("the numbers of versions and ports count, each in its place") {
    CHECK(touch(canto::stream_version{1, 0}) != touch(canto::stream_version{0, 1}));
    CHECK(touch(canto::host_and_port{"a", 1}) != touch(canto::host_and_port{"a", 2}));
    CHECK(touch(canto::host_and_port{"b", 1}) != touch(canto::host_and_port{"a", 2}));
}

TEST_CASE("a walk tells apart what differs in one word alone") {
    const auto item = [](const std::string& affiliation) {
        return walked("<x xmlns='http://jabber.org/protocol/muc#user'><item affiliation='" + affiliation + "'/></x>");
    };
    CHECK(item("admin") != item("owner"));
    CHECK(item("admin") == item("admin"));
    CHECK(item("&#97;dmin") == item("admin"));
}

#include <canto/jid/jid_text.hpp>

#include <canto/rapidxml.hpp>

#include <array>
#include <optional>
#include <string>

#include <doctest/doctest.h>

#include "support/models.hpp"

using namespace canto;
using canto_test::parsed;

TEST_CASE("an address is read where it stands") {
    CHECK(to_jid(text("a@b/c"))->resource() == "c");
    CHECK(to_jid(text("")).error() == errc::jid_empty_part);
    CHECK(to_jid(std::optional<text>(), {}).error() == errc::absent);
}

CANTO_TEST_BOTH("an address in several runs is put together in the buffer") {
    parsed<Model> p("<jid>a@b/<![CDATA[c]]>&amp;d</jid>");
    CHECK(to_jid(p.root().text()).error() == errc::needs_decoding);
    std::array<char, 7> exact{};
    CHECK(to_jid(p.root().text(), exact)->resource() == "c&d");
    std::array<char, 6> small{};
    CHECK(to_jid(p.root().text(), small).error() == errc::buffer_too_small);
}

TEST_CASE("whether there is a bad address is known without a buffer of the caller's") {
    CHECK(detail::is_jid_or_absent(std::optional<text>()));
    CHECK(detail::is_jid_or_absent(std::optional<text>("a@b")));
    CHECK_FALSE(detail::is_jid_or_absent(std::optional<text>("@b")));
    parsed<element> p("<a good='b/&lt;' bad='&lt;@b'/>");
    CHECK(detail::is_jid_or_absent(p.root().attribute("good")));
    CHECK_FALSE(detail::is_jid_or_absent(p.root().attribute("bad")));
}

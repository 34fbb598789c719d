#include <canto/xml/reference.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include <doctest/doctest.h>

using namespace canto::detail;
using reference_kind = reference_end::kind;

namespace {

/// What a reference at the front of some bytes is, and how far from its '&' that is known.
std::pair<reference_kind, std::ptrdiff_t> reference_in(std::string_view s) {
    reference_number number;
    const reference_end found = scan_reference(s.data(), s.data() + s.size(), number);
    return {found.what, found.at - s.data()};
}

}

TEST_CASE("the five names and character numbers are complete behind their ';'") {
    for (const std::string_view s :
         {"&lt;", "&gt;", "&amp;", "&apos;", "&quot;", "&#65;", "&#x41;", "&#x10FFFF;", "&#xaF;", "&#0000065;"}) {
        CAPTURE(s);
        CHECK(reference_in(std::string(s) + "x") == std::pair(reference_kind::complete, std::ptrdiff_t(s.size())));
    }
}

TEST_CASE("one that is complete stands for its character, and ends behind its ';'") {
    const std::pair<std::string_view, std::uint32_t> references[] = {
        {"&lt;", '<'},   {"&gt;", '>'},    {"&amp;", '&'},           {"&apos;", '\''}, {"&quot;", '"'},
        {"&#65;", 0x41}, {"&#x41;", 0x41}, {"&#x10FFFF;", 0x10FFFF}, {"&#xaF;", 0xAF}, {"&#0000065;", 0x41},
    };
    for (const auto& reference : references) {
        const std::string_view s = reference.first;
        CAPTURE(s);
        const char* at = s.data();
        CHECK(accepted_reference(at) == reference.second);
        CHECK(at == s.data() + s.size());
    }
}

TEST_CASE("what may still become one of the five names is cut, and read again from its '&'") {
    for (const std::string_view s :
         {"&", "&l", "&lt", "&a", "&am", "&amp", "&ap", "&apo", "&apos", "&q", "&quot", "&g", "&#", "&#x"}) {
        CAPTURE(s);
        CHECK(reference_in(s) == std::pair(reference_kind::cut, std::ptrdiff_t(0)));
    }
}

TEST_CASE("a number that is cut goes on where it stopped") {
    reference_number number;
    const std::string_view front = "&#x1F", back = "600;";
    CHECK(scan_reference(front.data(), front.data() + front.size(), number).what == reference_kind::cut);
    CHECK(number.base == 16);
    CHECK(number.value == 0x1F);
    const reference_end found = scan_number(back.data(), back.data() + back.size(), number);
    CHECK(found.what == reference_kind::complete);
    CHECK(found.at == back.data() + 4);
    CHECK(number.value == 0x1F600);
}

TEST_CASE("numbers saturate, they do not wrap around") {
    for (const std::string_view s : {"&#4294967361;", "&#18446744073709551681;", "&#x100000041;",
                                     "&#x10000000000000041;", "&#1114112;", "&#x110000;"})
        CHECK(reference_in(s).first == reference_kind::malformed);
}

TEST_CASE("a name character or ';' makes it another entity, anything else no reference") {
    CHECK(reference_in("&nbsp;").first == reference_kind::undefined_entity);
    CHECK(reference_in("&ltx;").first == reference_kind::undefined_entity);
    CHECK(reference_in("&l;").first == reference_kind::undefined_entity);
    CHECK(reference_in("&a-").first == reference_kind::undefined_entity);
    CHECK(reference_in("&:").first == reference_kind::undefined_entity);
    CHECK(reference_in("&\xC3\xA9").first == reference_kind::undefined_entity);
    CHECK(reference_in("&;").first == reference_kind::malformed);
    CHECK(reference_in("&-").first == reference_kind::malformed);
    CHECK(reference_in("& ").first == reference_kind::malformed);
    CHECK(reference_in("&<").first == reference_kind::malformed);
    CHECK(reference_in("&&").first == reference_kind::malformed);
    CHECK(reference_in("&lt ").first == reference_kind::malformed);
    CHECK(reference_in("&lt\xC3").first == reference_kind::cut);
    CHECK(reference_in("&lt\xFF").first == reference_kind::malformed);
}

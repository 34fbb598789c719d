#include <canto/xml/base64.hpp>

#include <canto/rapidxml.hpp>

#include <array>
#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include "support/models.hpp"

using namespace canto;

namespace {

std::string decoded(std::string_view base64) {
    std::array<char, 64> buffer{};
    const auto bytes = decode_base64(text(base64), buffer);
    return bytes ? std::string(*bytes) : "error at " + std::to_string(bytes.offset());
}

}

TEST_CASE("the examples of RFC 4648") {
    CHECK(decoded("") == "");
    CHECK(decoded("Zg==") == "f");
    CHECK(decoded("Zm8=") == "fo");
    CHECK(decoded("Zm9v") == "foo");
    CHECK(decoded("Zm9vYg==") == "foob");
    CHECK(decoded("Zm9vYmE=") == "fooba");
    CHECK(decoded("Zm9vYmFy") == "foobar");
    CHECK(decoded("+/8A") == std::string("\xFB\xFF\0", 3));
}

TEST_CASE("what is no Base64 is told from its first wrong character") {
    CHECK(decoded("Zg") == "error at 2");
    CHECK(decoded("Zg=") == "error at 3");
    CHECK(decoded("Z===") == "error at 1");
    CHECK(decoded("=") == "error at 0");
    CHECK(decoded("Zm9v\n") == "error at 4");
    CHECK(decoded("Zm 9v") == "error at 2");
    CHECK(decoded("Zm9-") == "error at 3");
    CHECK(decoded("Zg=v") == "error at 3");
    CHECK(decoded("Z{==") == "error at 1");
    CHECK(decoded("Zm9[") == "error at 3");
    CHECK(decoded("@m9v") == "error at 0");
    CHECK(decoded("Zm:v") == "error at 2");
    CHECK(decoded("Zm9\xC3\xA9===") == "error at 3");
}

TEST_CASE("padding stands at the end, over bits that are zero") {
    CHECK(decoded("Zg==Zg==") == "error at 3");
    CHECK(decoded("AA=A") == "error at 3");
    CHECK(decoded("Zh==") == "error at 3");
    CHECK(decoded("Zm9=") == "error at 3");
    CHECK(decoded("AAB=") == "error at 3");
    CHECK(decoded("AAC=") == "error at 3");
    CHECK(decoded("AB==") == "error at 3");
    CHECK(decoded("AI==") == "error at 3");
}

TEST_CASE("a buffer that is too small is not overrun") {
    std::array<char, 2> buffer{};
    CHECK(decode_base64(text("Zm9v"), buffer).error() == errc::buffer_too_small);
    CHECK(*decode_base64(text("Zm8="), buffer) == "fo");
    CHECK(max_base64_bytes(8) == 6);
}

CANTO_TEST_BOTH("references are decoded first") {
    canto_test::parsed<Model> p("<a>Zm9&#118;<![CDATA[YmFy]]></a>");
    std::array<char, 6> buffer{};
    CHECK(*decode_base64(p.root().text(), buffer) == "foobar");
}

#include <canto/version.hpp>

#include <string>

#include <doctest/doctest.h>

TEST_CASE("the version string is made of the three version numbers") {
    CHECK(CANTO_VERSION_STRING == std::to_string(CANTO_VERSION_MAJOR) + "." + std::to_string(CANTO_VERSION_MINOR) +
                                      "." + std::to_string(CANTO_VERSION_PATCH));
}

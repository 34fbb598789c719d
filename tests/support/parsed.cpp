// Apart from the header, so that the parser is not compiled with every test.
#include "support/parsed.hpp"

#include <utility>

#include <doctest/doctest.h>

namespace canto_test {

parsed<canto::element>::parsed(std::string bytes, const canto::element_context& context)
    : bytes_(std::move(bytes)), document_(canto::parse_element(bytes_, context)) {
    REQUIRE(document_.has_value());
}

}

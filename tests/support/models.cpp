#include "support/models.hpp"

#include <utility>

#include <doctest/doctest.h>

namespace canto_test {

parsed<canto::element>::parsed(std::string bytes, const canto::element_context& context)
    : bytes_(std::move(bytes)), document_(canto::parse_element(bytes_, context)) {
    REQUIRE(document_.has_value());
}

parsed<canto::rapidxml_element>::parsed(std::string bytes, const canto::element_context& context)
    : from_(std::move(bytes), context), context_(context) {
    root_ = canto::to_rapidxml(from_.root(), *pool_);
}

}

// One element, as each model of canto::xml_element.
#pragma once

#include <memory>
#include <string>
#include <utility>

#include <canto/rapidxml.hpp>

#include <doctest/doctest.h>

#include "support/parsed.hpp"

namespace canto_test {

template <>
class parsed<canto::rapidxml_element> {
public:
    explicit parsed(std::string bytes, const canto::element_context& context = {"jabber:client"})
        : from_(std::move(bytes), context), context_(context) {
        root_ = canto::to_rapidxml(from_.root(), *pool_);
    }
    parsed(const parsed&) = delete;
    parsed& operator=(const parsed&) = delete;
    canto::rapidxml_element root() const { return canto::rapidxml_element(*root_, &context_); }

private:
    parsed<canto::element> from_;
    canto::element_context context_;
    std::unique_ptr<rapidxml::memory_pool<char>> pool_ = std::make_unique<rapidxml::memory_pool<char>>();
    const rapidxml::xml_node<char>* root_ = nullptr;
};

}

/// Runs a test over both models, under the name Model.
#define CANTO_TEST_BOTH(name) TEST_CASE_TEMPLATE(name, Model, canto::element, canto::rapidxml_element)

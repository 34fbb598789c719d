// One element, as each model of canto::xml_element.
#pragma once

#include <memory>
#include <string>

#include <canto/rapidxml.hpp>
#include <canto/xml/document.hpp>

#include <doctest/doctest.h>

namespace canto_test {

/// An element that has been parsed: a model of canto::xml_element, with what it refers to.
/// Example: parsed<TestType> p("<ping xmlns='urn:xmpp:ping'/>"); p.root().template as<…>()
template <class Model>
class parsed;

template <>
class parsed<canto::element> {
public:
    explicit parsed(std::string bytes, const canto::element_context& context = {"jabber:client"});
    parsed(const parsed&) = delete;
    parsed& operator=(const parsed&) = delete;
    canto::element root() const { return document_->root(); }
    const std::string& bytes() const { return bytes_; }

private:
    std::string bytes_;
    canto::result<canto::document> document_;
};

template <>
class parsed<canto::rapidxml_element> {
public:
    explicit parsed(std::string bytes, const canto::element_context& context = {"jabber:client"});
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

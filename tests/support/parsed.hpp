// An element that a test makes of text.
#pragma once

#include <string>

#include <canto/xml/document.hpp>

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

}

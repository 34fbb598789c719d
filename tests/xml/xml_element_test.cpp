#include <canto/xml/xml_element.hpp>

#include <canto/rapidxml.hpp>
#include <canto/xml/element.hpp>

#include <string>

#include <doctest/doctest.h>

TEST_CASE("elements of the tape and of RapidXML are models of one concept, strings of neither") {
    static_assert(canto::xml_element<canto::element>);
    static_assert(canto::xml_element<canto::rapidxml_element>);
    static_assert(canto::xml_text<canto::text>);
    static_assert(canto::xml_text<canto::rapidxml_text>);
    static_assert(!canto::xml_element<std::string>);
    static_assert(!canto::xml_text<std::string>);
    static_assert(!canto::xml_element<canto::attribute>);
}

#include <canto/xml/document.hpp>

#include <string>

std::string read();

bool control() {
    const std::string bytes = read();
    return canto::parse_element(bytes).has_value() && canto::parse_element("<a/>").has_value();
}

#ifdef CASE_parsing_a_temporary // deleted
bool parsed = canto::parse_element(read()).has_value();
#endif

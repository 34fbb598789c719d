#include <canto/xml/document.hpp>

#include <string>
#include <vector>

std::string read();

bool control() {
    const std::string bytes = read();
    return canto::parse_element(bytes).has_value() && canto::parse_element("<a/>").has_value();
}

#ifdef CASE_parsing_a_temporary // deleted
bool parsed = canto::parse_element(read()).has_value();
#endif

#ifdef CASE_parsing_a_temporary_of_another_kind // deleted
bool parsed = canto::parse_element(std::vector<char>{'<', 'a', '/', '>'}).has_value();
#endif

#ifdef CASE_parsing_a_constant_temporary // deleted
const std::string read_constant();
bool parsed = canto::parse_element(read_constant()).has_value();
#endif

#include <canto/xml/document.hpp>

#include <cstddef>
#include <string>
#include <vector>

std::string read();

bool control() {
    const std::string bytes = read();
    const std::vector<char> row(bytes.begin(), bytes.end());
    std::vector<std::byte> raw(bytes.size());
    return canto::parse_element(bytes).has_value() && canto::parse_element("<a/>").has_value() &&
           canto::parse_element(row).has_value() && canto::parse_element(raw, {}, {}).has_value();
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

#ifdef CASE_parsing_an_array_of_which_some_may_be_in_use // deleted
char buffer[64];
bool parsed = canto::parse_element(buffer).has_value();
#endif

#include <canto/result.hpp>

#include <string>

canto::result<std::string> parse();

bool control() {
    const auto r = parse();
    return r && r->empty();
}

#ifdef CASE_ignoring_a_result // nodiscard|ignoring returned value
void ignore() { parse(); }
#endif

#ifdef CASE_taking_a_result_for_a_bool // cannot convert|no viable conversion
bool parsed = parse();
#endif

#ifdef CASE_taking_a_result_for_its_value // conversion|no viable conversion
std::string value = parse();
#endif

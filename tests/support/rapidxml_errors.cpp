// RapidXML without exceptions asks for this function; whoever does not use it drops it.
#include <cstdio>
#include <cstdlib>

namespace rapidxml {

void parse_error_handler(const char* what, void*);
void parse_error_handler(const char* what, void*) {
    std::fprintf(stderr, "RapidXML: %s\n", what);
    std::abort();
}

}

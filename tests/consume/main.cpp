// What a program that uses canto needs: its headers, C++20, and nothing else.
#include <canto/canto.hpp>

#ifdef WITH_RAPIDXML
#include <canto/rapidxml.hpp>
#endif

int main() {
    return canto::info(canto::errc::comment).stream == canto::stream_condition::restricted_xml ? 0 : 1;
}

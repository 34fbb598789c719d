#include <canto/stream/stream_parser.hpp>

#include <array>
#include <string>
#include <utility>
#include <vector>

const std::string bytes;
const std::vector<char> buffer;

void control() {
    canto::scratch scratch;
    canto::stream_parser parser({.scratch = &scratch});
    char array[4] = {};
    for ([[maybe_unused]] const canto::event& event : parser.feed(bytes)) {}
    for ([[maybe_unused]] const canto::event& event : parser.feed(buffer)) {}
    for ([[maybe_unused]] const canto::event& event : parser.feed(std::string_view(array, 2))) {}
    for ([[maybe_unused]] const canto::event& event : parser.feed("<literal/>")) {}
    parser.push(bytes);
    canto::stream_parser moved = std::move(parser);
}

#ifdef CASE_feeding_a_string_that_dies // use of deleted function|call to deleted member function
void feed(canto::stream_parser& parser) {
    for ([[maybe_unused]] const canto::event& event : parser.feed(std::string{})) {}
}
#endif

#ifdef CASE_feeding_a_vector_that_dies // use of deleted function|call to deleted member function
void feed(canto::stream_parser& parser) {
    for ([[maybe_unused]] const canto::event& event : parser.feed(std::vector<char>{})) {}
}
#endif

#ifdef CASE_pushing_a_string_that_dies // use of deleted function|call to deleted member function
void push(canto::stream_parser& parser) { parser.push(std::string{}); }
#endif

#ifdef CASE_feeding_a_parser_that_dies // discards qualifiers|passing|no matching|not viable|rvalue
void feed() {
    for ([[maybe_unused]] const canto::event& event : canto::stream_parser{}.feed(bytes)) {}
}
#endif

#ifdef CASE_feeding_an_array_that_may_not_be_full // use of deleted function|call to deleted member function
void feed(canto::stream_parser& parser) {
    char array[4096] = {};
    for ([[maybe_unused]] const canto::event& event : parser.feed(array)) {}
}
#endif

#ifdef CASE_feeding_a_standard_array_that_may_not_be_full // use of deleted function|call to deleted member function
void feed(canto::stream_parser& parser) {
    std::array<char, 4096> array = {};
    for ([[maybe_unused]] const canto::event& event : parser.feed(array)) {}
}
#endif

#ifdef CASE_ignoring_the_events // nodiscard|ignoring return
void feed(canto::stream_parser& parser) { parser.feed(bytes); }
#endif

#ifdef CASE_copying_a_parser // deleted|implicitly-deleted
canto::stream_parser copy(const canto::stream_parser& parser) { return parser; }
#endif

#ifdef CASE_assigning_a_copy_of_a_parser // deleted|implicitly-deleted|discards qualifiers|no viable|cannot bind|binding
void assign(canto::stream_parser& to, const canto::stream_parser& from) { to = from; }
#endif

#ifdef CASE_copying_a_scratch // deleted
canto::scratch copy(const canto::scratch& scratch) { return scratch; }
#endif

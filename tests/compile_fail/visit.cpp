#include <canto/stream/features.hpp>
#include <canto/stream/stanza_event.hpp>

using namespace canto;

inline constexpr auto on_header = [](const stream_header&) {};
inline constexpr auto on_element = [](const element&) {};
inline constexpr auto on_space = [](keepalive) {};
inline constexpr auto on_close = [](stream_close) {};
inline constexpr auto on_error = [](const parse_error&) {};

void control(const event& e) {
    visit(e, on_header, on_element, on_space, on_close, on_error);
    visit(e, on_element, [](const auto&) {});
}

#ifdef CASE_no_handler_for_headers // visit.. was given no handler for this kind of event
void f(const event& e) {
    visit(e, on_element, on_space, on_close, on_error);
}
#endif

#ifdef CASE_no_handler_for_white_space // visit.. was given no handler for this kind of event
void f(const event& e) {
    visit(e, on_header, on_element, on_close, on_error);
}
#endif

#ifdef CASE_no_handler_for_the_end // visit.. was given no handler for this kind of event
void f(const event& e) {
    visit(e, on_header, on_element, on_space, on_error);
}
#endif

#ifdef CASE_no_handler_for_errors // visit.. was given no handler for this kind of event
void f(const event& e) {
    visit(e, on_header, on_element, on_space, on_close);
}
#endif

#ifdef CASE_no_handler_for_other_elements // visit.. was given no handler for this kind of event
void f(const event& e) {
    visit(
        e, on_header, on_space, on_close, on_error, [](const message&) {}, [](const presence&) {}, [](const iq&) {});
}
#endif

#ifdef CASE_a_handler_of_a_view_that_is_no_stanza // visit.. was given a handler that no event would come to
void f(const event& e) {
    visit(e, [](const features&) {}, [](const auto&) {});
}
#endif

#ifdef CASE_a_handler_behind_one_that_takes_the_same // visit.. was given a handler that no event would come to
void f(const event& e) {
    visit(e, [](const stanza&) {}, [](const message&) {}, [](const auto&) {});
}
#endif

#ifdef CASE_a_handler_of_errors_for_elements // visit.. was given a handler that no element would come to
void f(const element& e) {
    visit(e, on_element, on_error);
}
#endif

#ifdef CASE_no_handler_at_all // visit.. was given no handler for this kind of event
void f(const event& e) {
    visit(e);
}
#endif

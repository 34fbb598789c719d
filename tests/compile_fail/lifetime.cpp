#include <canto/jid/jid_view.hpp>
#include <canto/jid/uri.hpp>
#include <canto/stream/framing.hpp>
#include <canto/stream/stream_error.hpp>
#include <canto/xml/element.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

std::string read();

bool control(const canto::element& e) {
    const std::string bytes = read();
    return canto::jid_view::parse(bytes).has_value() && canto::jid_view::parse("a@b").has_value() &&
           canto::uri_view::parse(bytes).has_value() && canto::host_and_port::parse(bytes).has_value() &&
           canto::jid_view::parse(std::string_view(bytes).substr(1)).has_value() &&
           canto::parse_frame(bytes).has_value() && canto::parse_frame("<a/>").has_value() &&
           e.attribute("a") == std::nullopt && e.text() == "" && e.text() == bytes;
}

#ifdef CASE_an_address_in_a_string_that_dies // deleted
bool parsed = canto::jid_view::parse(read()).has_value();
#endif

#ifdef CASE_an_address_in_a_constant_string_that_dies // deleted
const std::string read_constant();
bool parsed = canto::jid_view::parse(read_constant()).has_value();
#endif

#ifdef CASE_an_address_in_a_row_of_bytes_that_dies // deleted
bool parsed = canto::jid_view::parse(std::vector<char>{'a', '@', 'b'}).has_value();
#endif

#ifdef CASE_a_frame_in_a_string_that_dies // deleted
bool parsed = canto::parse_frame(read()).has_value();
#endif

#ifdef CASE_a_frame_in_an_array_of_which_some_may_be_in_use // deleted
char buffer[64];
bool parsed = canto::parse_frame(buffer).has_value();
#endif

#ifdef CASE_a_uri_in_a_string_that_dies // deleted
bool parsed = canto::uri_view::parse(read()).has_value();
#endif

#ifdef CASE_a_host_in_a_string_that_dies // deleted
bool parsed = canto::host_and_port::parse(read()).has_value();
#endif

#ifdef CASE_a_text_of_a_null_pointer // deleted
canto::text text = nullptr;
#endif

#ifdef CASE_an_attribute_that_is_a_null_pointer // no match for|invalid operands
bool absent(const canto::element& e) { return e.attribute("a") == nullptr; }
#endif

// Compiled once for each instruction set: no two of the objects may define the same function of canto.
#include <canto/canto.hpp>
#include <canto/system_error.hpp>

namespace {

// -fkeep-inline-functions has every inline function in the object; templates are in it where they are used.
[[maybe_unused]] auto use() {
    const canto::result<canto::document> parsed = canto::parse_element("<a/>");
    canto::stream_parser parser;
    for (const canto::event& event : parser.feed("<stream/>"))
        canto::visit(event, [](const canto::message& m) { (void)m.check(); }, [](const auto&) {});
    return parsed ? 0 : canto::make_error_code(parsed.error()).value();
}

}

void* keep() {
    return reinterpret_cast<void*>(&use);
}

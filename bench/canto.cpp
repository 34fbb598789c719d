// canto itself: the events of a stream, and what a router reads of them.
#include "support/canto_stream.hpp"
#include "support/parser.hpp"

#include <benchmark/benchmark.h>

#include <memory>
#include <optional>
#include <string_view>

namespace bench {
namespace {

struct waiting : idle {
    explicit waiting(std::string_view header) {
        // As a server would have it, all parsers of a thread share the memory that only parsing needs.
        static canto::scratch shared;
        canto::stream_options options;
        options.scratch = &shared;
        parser.emplace(options);
        for ([[maybe_unused]] const canto::event& event : parser->feed(header)) {}
    }
    std::optional<canto::stream_parser> parser;
};

[[maybe_unused]] const bool canto_added = add({
    .name = "canto",
    .library = "",
    .note = "events, each with the tape of its element; all checks; the element's name is looked at",
    .text = text_class::decoded,
    .pieces = true,
    .prepare = [](const corpus& c) -> pass {
        return [&c, memory = std::make_shared<canto::scratch>()](std::size_t chunk, pass_kind kind) {
            return read_stream(c, *memory, chunk, [kind](const canto::event& event, counts& found) {
                benchmark::DoNotOptimize(event.element().qualified_name().data());
                if (kind == pass_kind::checked) count(event.element(), found);
            });
        };
    },
    .wait = [](std::string_view header) -> std::unique_ptr<idle> { return std::make_unique<waiting>(header); },
});

[[maybe_unused]] const bool route_added = add({
    .name = "canto_route",
    .library = "",
    .note = "as canto; and of each first-level element name, namespace, type, to, from and id are read",
    .text = text_class::decoded,
    .pieces = true,
    .prepare = [](const corpus& c) -> pass {
        return [&c, memory = std::make_shared<canto::scratch>()](std::size_t chunk, pass_kind kind) {
            return read_stream(c, *memory, chunk, [kind](const canto::event& event, counts& found) {
                const canto::element e = event.element();
                const auto size = [](const std::optional<canto::text>& value) {
                    return value ? value->raw().size() : 0;
                };
                benchmark::DoNotOptimize(e.name().size() + e.xmlns().raw().size() + size(e.attribute("type")) +
                                         size(e.attribute("to")) + size(e.attribute("from")) + size(e.attribute("id")));
                if (kind == pass_kind::checked) count(e, found);
            });
        };
    },
});

} // namespace
} // namespace bench

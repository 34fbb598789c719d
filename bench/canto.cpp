// canto itself: the events of a stream, and what a router reads of them.
#include "support/parser.hpp"

#include <canto/stream/stream_parser.hpp>

#include <benchmark/benchmark.h>

#include <memory>
#include <optional>
#include <string>

namespace bench {
namespace {

void visit(const canto::element& e, counts& found) {
    ++found.elements;
    for (const canto::node n : e.nodes()) {
        if (n.is_element()) {
            visit(n.as_element(), found);
        } else {
            for (const std::string_view piece : n.as_text().pieces()) found.text += piece.size();
        }
    }
}

/// Feeds the corpus to a new parser; `touch` is what a program does with each first-level element.
template <typename Touch>
counts run(const corpus& c, canto::scratch& memory, std::size_t chunk, pass_kind kind, Touch touch) {
    counts found;
    canto::stream_options options;
    options.scratch = &memory;
    canto::stream_parser parser(options);
    in_pieces(c.bytes, chunk, [&](std::string_view piece) {
        for (const canto::event& event : parser.feed(piece)) {
            if (event.kind() == canto::event::type::element) {
                ++found.stanzas;
                touch(event.element());
                if (kind == pass_kind::checked) visit(event.element(), found);
            } else if (event.kind() == canto::event::type::parse_error) {
                throw broken("an error at byte " + std::to_string(event.error().offset()));
            }
        }
    });
    return found;
}

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
            return run(c, *memory, chunk, kind, [](const canto::element& e) {
                benchmark::DoNotOptimize(e.qualified_name().data());
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
            return run(c, *memory, chunk, kind, [](const canto::element& e) {
                std::size_t seen = e.name().size() + e.xmlns().raw().size();
                for (const char* const name : {"type", "to", "from", "id"})
                    if (const auto value = e.attribute(name)) seen += value->raw().size();
                benchmark::DoNotOptimize(seen);
            });
        };
    },
});

} // namespace
} // namespace bench

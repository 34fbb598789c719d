// A corpus read by canto's stream_parser, for the benchmarks that differ in what they do with its elements.
#pragma once

#include "parser.hpp"

#include <canto/stream/stream_parser.hpp>

#include <string>

namespace bench {

/// Adds the elements and the text of one, itself included.
inline void count(const canto::element& e, counts& found) {
    ++found.elements;
    for (const canto::node n : e.nodes()) {
        if (n.is_element()) {
            count(n.as_element(), found);
        } else {
            for (const std::string_view piece : n.as_text().pieces()) found.text += piece.size();
        }
    }
}

/// Feeds the corpus to a new parser, and gives the event of each first-level element to `touch`, with the counts.
template <typename Touch>
counts read_stream(const corpus& c, canto::scratch& memory, std::size_t chunk, Touch touch) {
    counts found;
    canto::stream_options options;
    options.scratch = &memory;
    if (!c.generated) options.limits.stanza_bytes = canto::limits::max_stanza_bytes;
    canto::stream_parser parser(options);
    in_pieces(c.bytes, chunk, [&](std::string_view piece) {
        for (const canto::event& event : parser.feed(piece)) {
            if (event.kind() == canto::event::type::element) {
                ++found.stanzas;
                touch(event, found);
            } else if (event.kind() == canto::event::type::parse_error) {
                throw broken("an error at byte " + std::to_string(event.error().offset()));
            }
        }
    });
    return found;
}

} // namespace bench

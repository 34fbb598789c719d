// libxml2: its push parser with SAX2 handlers that count; no tree.
#include "../support/parser.hpp"

#include <libxml/parser.h>

#include <memory>

namespace bench {
namespace {

struct counting {
    counts found;
    int depth = 0;

    static void on_start(void* user, const xmlChar*, const xmlChar*, const xmlChar*, int, const xmlChar**, int, int,
                         const xmlChar**) {
        auto& self = *static_cast<counting*>(user);
        if (self.depth == 1) ++self.found.stanzas;
        if (self.depth != 0) ++self.found.elements;
        ++self.depth;
    }
    static void on_end(void* user, const xmlChar*, const xmlChar*, const xmlChar*) {
        --static_cast<counting*>(user)->depth;
    }
    static void on_text(void* user, const xmlChar*, int size) {
        auto& self = *static_cast<counting*>(user);
        if (self.depth > 1) self.found.text += static_cast<std::size_t>(size);
    }
};

struct freed {
    void operator()(xmlParserCtxt* p) const { xmlFreeParserCtxt(p); }
};

using handle = std::unique_ptr<xmlParserCtxt, freed>;

handle make(counting& state) {
    xmlSAXHandler handlers{};
    handlers.initialized = XML_SAX2_MAGIC;
    handlers.startElementNs = counting::on_start;
    handlers.endElementNs = counting::on_end;
    handlers.characters = counting::on_text;
    handlers.ignorableWhitespace = counting::on_text;
    handlers.cdataBlock = counting::on_text;
    handle parser(xmlCreatePushParserCtxt(&handlers, &state, nullptr, 0, nullptr));
    // HUGE lifts the limit of 10 MB on what is not yet parsed, which a large recording fed whole exceeds.
    xmlCtxtUseOptions(parser.get(), XML_PARSE_HUGE | XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
    return parser;
}

struct waiting : idle {
    explicit waiting(std::string_view header) : parser(make(state)) {
        xmlParseChunk(parser.get(), header.data(), static_cast<int>(header.size()), 0);
    }
    counting state;
    handle parser;
};

[[maybe_unused]] const bool added = add({
    .name = "libxml2",
    .library = "libxml2 " LIBXML_DOTTED_VERSION,
    .note = "events; push, SAX2 with namespaces, handlers count",
    .text = text_class::decoded,
    .pieces = true,
    .prepare = [](const corpus& c) -> pass {
        return [&c](std::size_t chunk, pass_kind) {
            counting state;
            const handle parser = make(state);
            in_pieces(c.bytes, chunk, [&](std::string_view piece) {
                xmlParseChunk(parser.get(), piece.data(), static_cast<int>(piece.size()), 0);
                if (parser->wellFormed == 0) throw broken("not well-formed");
            });
            xmlParseChunk(parser.get(), nullptr, 0, 1); // it holds text back until it knows that no more comes
            if (parser->wellFormed == 0) throw broken("not well-formed");
            return state.found;
        };
    },
    .wait = [](std::string_view header) -> std::unique_ptr<idle> { return std::make_unique<waiting>(header); },
});

} // namespace
} // namespace bench

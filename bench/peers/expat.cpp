// Expat, with and without its namespace processing: a stream pushed into handlers that count.
#include "../support/parser.hpp"

#include <expat.h>

#include <memory>
#include <utility>

namespace bench {
namespace {

struct counting {
    counts found;
    int depth = 0;

    static void on_start(void* user, const XML_Char*, const XML_Char**) {
        auto& self = *static_cast<counting*>(user);
        if (self.depth == 1) ++self.found.stanzas;
        if (self.depth != 0) ++self.found.elements;
        ++self.depth;
    }
    static void on_end(void* user, const XML_Char*) { --static_cast<counting*>(user)->depth; }
    static void on_text(void* user, const XML_Char*, int size) {
        auto& self = *static_cast<counting*>(user);
        if (self.depth > 1) self.found.text += static_cast<std::size_t>(size);
    }
};

struct freed {
    void operator()(XML_Parser p) const { XML_ParserFree(p); }
};
using handle = std::unique_ptr<XML_ParserStruct, freed>;

struct waiting : idle {
    waiting(handle made, std::string_view header) : expat(std::move(made)) {
        XML_SetUserData(expat.get(), &state);
        XML_SetElementHandler(expat.get(), counting::on_start, counting::on_end);
        XML_SetCharacterDataHandler(expat.get(), counting::on_text);
        XML_Parse(expat.get(), header.data(), static_cast<int>(header.size()), 0);
    }
    counting state;
    handle expat;
};

counts run(handle expat, const corpus& c, std::size_t chunk) {
    counting state;
    XML_SetUserData(expat.get(), &state);
    XML_SetElementHandler(expat.get(), counting::on_start, counting::on_end);
    XML_SetCharacterDataHandler(expat.get(), counting::on_text);
    const auto parse = [&](std::string_view piece, int last) {
        if (XML_Parse(expat.get(), piece.data(), static_cast<int>(piece.size()), last) != XML_STATUS_OK)
            throw broken(XML_ErrorString(XML_GetErrorCode(expat.get())));
    };
    in_pieces(c.bytes, chunk, [&](std::string_view piece) { parse(piece, 0); });
    parse({}, 1); // fed in pieces, it puts off parsing a tag that was cut until enough has come
    return state.found;
}

[[maybe_unused]] const bool expat_added = add({
    .name = "expat",
    .library = XML_ExpatVersion(),
    .note = "events; push, handlers count",
    .text = text_class::decoded,
    .pieces = true,
    .prepare = [](const corpus& c) -> pass {
        return [&c](std::size_t chunk, pass_kind) { return run(handle(XML_ParserCreate("UTF-8")), c, chunk); };
    },
    .wait = [](std::string_view header) -> std::unique_ptr<idle> {
        return std::make_unique<waiting>(handle(XML_ParserCreate("UTF-8")), header);
    },
});

[[maybe_unused]] const bool expat_ns_added = add({
    .name = "expat_ns",
    .library = XML_ExpatVersion(),
    .note = "events; push, names resolved to namespaces, handlers count",
    .text = text_class::decoded,
    .pieces = true,
    .prepare = [](const corpus& c) -> pass {
        return [&c](std::size_t chunk, pass_kind) { return run(handle(XML_ParserCreateNS("UTF-8", '|')), c, chunk); };
    },
    .wait = [](std::string_view header) -> std::unique_ptr<idle> {
        return std::make_unique<waiting>(handle(XML_ParserCreateNS("UTF-8", '|')), header);
    },
});

} // namespace
} // namespace bench

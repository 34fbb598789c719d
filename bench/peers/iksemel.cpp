// iksemel: its SAX parser with hooks that count.
#include "../support/parser.hpp"

#include <iksemel.h>

#include <memory>

namespace bench {
namespace {

struct counting {
    counts found;
    int depth = 0;

    static int on_tag(void* user, char*, char**, int type) {
        auto& self = *static_cast<counting*>(user);
        if (type == IKS_CLOSE) {
            --self.depth;
            return IKS_OK;
        }
        if (self.depth == 1) ++self.found.stanzas;
        if (self.depth != 0) ++self.found.elements;
        if (type == IKS_OPEN) ++self.depth;
        return IKS_OK;
    }
    static int on_text(void* user, char*, std::size_t size) {
        auto& self = *static_cast<counting*>(user);
        if (self.depth > 1) self.found.text += size;
        return IKS_OK;
    }
};

struct freed {
    void operator()(iksparser* p) const { iks_parser_delete(p); }
};

using handle = std::unique_ptr<iksparser, freed>;

struct waiting : idle {
    explicit waiting(std::string_view header)
        : parser(iks_sax_new(&state, counting::on_tag, counting::on_text)) {
        iks_parse(parser.get(), header.data(), header.size(), 0);
    }
    counting state;
    handle parser;
};

[[maybe_unused]] const bool added = add({
    .name = "iksemel",
    .library = "iksemel " BENCH_PEER_VERSION,
    .note = "events; push, hooks count",
    .text = text_class::decoded,
    .pieces = true,
    .prepare = [](const corpus& c) -> pass {
        return [&c](std::size_t chunk, pass_kind) {
            counting state;
            const handle parser(iks_sax_new(&state, counting::on_tag, counting::on_text));
            in_pieces(c.bytes, chunk, [&](std::string_view piece) {
                if (iks_parse(parser.get(), piece.data(), piece.size(), 0) != IKS_OK) throw broken("bad XML");
            });
            return state.found;
        };
    },
    .wait = [](std::string_view header) -> std::unique_ptr<idle> { return std::make_unique<waiting>(header); },
});

} // namespace
} // namespace bench

// gloox: its Parser, which builds a Tag tree for each stanza.
#include "../support/parser.hpp"

#include <gloox/gloox.h>
#include <gloox/parser.h>
#include <gloox/tag.h>
#include <gloox/taghandler.h>

#include <string>

namespace bench {
namespace {

class counting : public gloox::TagHandler {
public:
    explicit counting(pass_kind kind) : checked_(kind == pass_kind::checked) {}

    void handleTag(gloox::Tag* tag) override {
        if (tag == nullptr || (tag->name() == "stream" && tag->prefix() == "stream")) return;
        ++found.stanzas;
        if (checked_) visit(*tag);
    }
    counts found;

private:
    void visit(const gloox::Tag& tag) {
        ++found.elements;
        found.text += tag.cdata().size();
        for (const gloox::Tag* child : tag.children()) visit(*child);
    }
    bool checked_;
};

struct waiting : idle {
    explicit waiting(std::string_view header) {
        std::string copy(header);
        parser.feed(copy);
    }
    counting handler{pass_kind::timed};
    gloox::Parser parser{&handler};
};

[[maybe_unused]] const bool added = add({
    .name = "gloox",
    .library = "gloox " + gloox::GLOOX_VERSION,
    .note = "tree; push, its Parser takes std::string, so each piece is copied into one",
    .text = text_class::decoded,
    .pieces = true,
    .prepare = [](const corpus& c) -> pass {
        return [&c](std::size_t chunk, pass_kind kind) {
            counting handler(kind);
            gloox::Parser parser(&handler);
            std::string copy;
            in_pieces(c.bytes, chunk, [&](std::string_view piece) {
                copy.assign(piece);
                if (parser.feed(copy) >= 0) throw broken("parse error");
            });
            return handler.found;
        };
    },
    .wait = [](std::string_view header) -> std::unique_ptr<idle> { return std::make_unique<waiting>(header); },
});

} // namespace
} // namespace bench

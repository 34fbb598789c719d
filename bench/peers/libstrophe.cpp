// libstrophe: the one way into its parser that needs no connection, a stanza from a string.
#include "../support/framed.hpp"
#include "../support/parser.hpp"

#include <strophe.h>

#include <cstring>
#include <memory>

namespace bench {
namespace {

void visit(xmpp_stanza_t* stanza, counts& found) {
    if (xmpp_stanza_is_text(stanza)) {
        found.text += std::strlen(xmpp_stanza_get_text_ptr(stanza));
        return;
    }
    ++found.elements;
    for (xmpp_stanza_t* child = xmpp_stanza_get_children(stanza); child != nullptr;
         child = xmpp_stanza_get_next(child))
        visit(child, found);
}

struct freed {
    void operator()(xmpp_ctx_t* p) const { xmpp_ctx_free(p); }
    void operator()(xmpp_stanza_t* p) const { xmpp_stanza_release(p); }
};

[[maybe_unused]] const bool added = add({
    .name = "libstrophe",
    .library = "libstrophe " BENCH_PEER_VERSION,
    .note = "tree; stanzas framed and terminated in advance; it makes a parser for each, its streams make one",
    .text = text_class::decoded,
    .pieces = false,
    .prepare = [](const corpus& c) -> pass {
        return [stanzas = std::make_shared<framed>(c),
                context = std::shared_ptr<xmpp_ctx_t>(xmpp_ctx_new(nullptr, nullptr), freed())](std::size_t,
                                                                                               pass_kind kind) {
            counts found;
            for (const framed::stanza& s : stanzas->stanzas()) {
                const std::unique_ptr<xmpp_stanza_t, freed> stanza(
                    xmpp_stanza_new_from_string(context.get(), s.data));
                if (!stanza) throw broken("no stanza");
                ++found.stanzas;
                if (kind == pass_kind::checked) visit(stanza.get(), found);
            }
            return found;
        };
    },
});

} // namespace
} // namespace bench

// canto's typed views: the fields of every stanza, as a client or server reads them.
#include "support/canto_stream.hpp"
#include "support/parser.hpp"

#include <canto/stanza/iq.hpp>
#include <canto/stanza/message.hpp>
#include <canto/stanza/presence.hpp>
#include <canto/stream/stanza_event.hpp>

#include <benchmark/benchmark.h>

#include <memory>
#include <optional>
#include <string>

namespace bench {
namespace {

template <typename... Values>
void keep(const Values&... values) {
    (benchmark::DoNotOptimize(values), ...);
}

/// Reads what stanzas have in common, and what each kind has of its own.
class reader {
public:
    void read(const canto::event& event) {
        canto::visit(
            event,
            [this](const canto::message& m) {
                read_addresses(m);
                keep(m.type(), m.id(), m.lang(), decoded(m.body()), m.subject(), m.thread());
            },
            [this](const canto::presence& p) {
                read_addresses(p);
                keep(p.type(), p.show(), p.status(), p.priority());
            },
            [this](const canto::iq& q) {
                read_addresses(q);
                const auto payload = q.payload();
                keep(q.type(), q.id(), payload ? payload->name() : std::string_view());
            },
            [](const canto::element& e) { keep(e.name()); }, [](const auto&) {});
    }

private:
    void read_addresses(const canto::stanza& s) {
        keep(s.to(address_));
        keep(s.from(address_));
    }

    std::string_view decoded(const std::optional<canto::text>& text) {
        text_.clear();
        if (!text) return {};
        if (const auto plain = text->view()) return *plain;
        text->append_to(text_);
        return text_;
    }

    canto::jid_buffer address_;
    std::string text_;
};

[[maybe_unused]] const bool added = add({
    .name = "canto_views",
    .library = "",
    .note =
        "as canto; typed views read of each stanza to, from, type, and id, lang, body, subject, thread of messages, "
        "show, status, priority of presence, id and payload of iqs",
    .text = text_class::decoded,
    .pieces = true,
    .prepare = [](const corpus& c) -> pass {
        return [&c, memory = std::make_shared<canto::scratch>(),
                fields = std::make_shared<reader>()](std::size_t chunk, pass_kind kind) {
            return read_stream(c, *memory, chunk, [&](const canto::event& event, counts& found) {
                fields->read(event);
                if (kind == pass_kind::checked) count(event.element(), found);
            });
        };
    },
});

} // namespace
} // namespace bench

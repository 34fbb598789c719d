// canto's bridge: a RapidXML tree of every first-level element, built without parsing again.
#include "support/canto_stream.hpp"
#include "support/parser.hpp"

#include <canto/rapidxml.hpp>

#include <benchmark/benchmark.h>

#include <memory>

namespace bench {
namespace {

void count(const rapidxml::xml_node<char>& e, counts& found) {
    ++found.elements;
    for (const auto* node = e.first_node(); node != nullptr; node = node->next_sibling()) {
        if (node->type() == rapidxml::node_element) {
            count(*node, found);
        } else {
            found.text += node->value_size();
        }
    }
}

[[maybe_unused]] const bool added = add({
    .name = "canto_rapidxml",
    .library = "",
    .note = "as canto; and of each first-level element the RapidXML tree is built, values decoded, in one reused pool",
    .text = text_class::decoded,
    .pieces = true,
    .prepare = [](const corpus& c) -> pass {
        return [&c, memory = std::make_shared<canto::scratch>(),
                pool = std::make_shared<rapidxml::memory_pool<char>>()](std::size_t chunk, pass_kind kind) {
            return read_stream(c, *memory, chunk, [&](const canto::event& event, counts& found) {
                pool->clear();
                const rapidxml::xml_node<char>* const tree = canto::to_rapidxml(event.element(), *pool);
                benchmark::DoNotOptimize(tree);
                if (kind == pass_kind::checked) count(*tree, found);
            });
        };
    },
});

} // namespace
} // namespace bench

// pugixml: a tree for each stanza, parsed in place.
#include "../support/framed.hpp"
#include "../support/parser.hpp"

#include <pugixml.hpp>

#include <cstring>
#include <memory>
#include <string>

namespace bench {
namespace {

void visit(pugi::xml_node parent, counts& found) {
    for (const pugi::xml_node node : parent) {
        if (node.type() == pugi::node_element) {
            ++found.elements;
            visit(node, found);
        } else {
            found.text += std::strlen(node.value());
        }
    }
}

[[maybe_unused]] const bool added = add({
    .name = "pugixml",
    .library = "pugixml " + std::to_string(PUGIXML_VERSION / 1000) + '.' + std::to_string(PUGIXML_VERSION / 10 % 100),
    .note = "tree; stanzas framed in advance, in place on a fresh copy, UTF-8 named; the copying is timed",
    .text = text_class::decoded,
    .pieces = false,
    .prepare = [](const corpus& c) -> pass {
        return [stanzas = std::make_shared<framed>(c), doc = std::make_shared<pugi::xml_document>(),
                scratch = std::make_shared<std::string>(c.largest_stanza(), '\0')](std::size_t, pass_kind kind) {
            counts found;
            for (const framed::stanza& s : stanzas->stanzas()) {
                std::memcpy(scratch->data(), s.data, s.size);
                const pugi::xml_parse_result result = doc->load_buffer_inplace(
                    scratch->data(), s.size, pugi::parse_default | pugi::parse_ws_pcdata, pugi::encoding_utf8);
                if (!result) throw broken(result.description());
                ++found.stanzas;
                if (kind == pass_kind::checked) visit(*doc, found);
            }
            return found;
        };
    },
});

} // namespace
} // namespace bench

// RapidXML: the baseline in its strongest honest form, and as its manual shows it.
#include "../support/framed.hpp"
#include "../support/parser.hpp"

#include <rapidxml/rapidxml.hpp>

#include <memory>
#include <string>

namespace bench {
namespace {

using document = rapidxml::xml_document<char>;

void visit(const rapidxml::xml_node<char>& parent, counts& found) {
    for (const auto* node = parent.first_node(); node != nullptr; node = node->next_sibling()) {
        if (node->type() == rapidxml::node_element) {
            ++found.elements;
            visit(*node, found);
        } else {
            found.text += node->value_size();
        }
    }
}

/// Parses every stanza into one document whose pool is reused; `text` yields the writable, terminated bytes to parse.
template <int Flags, typename Text>
counts parse_all(const framed& stanzas, document& doc, Text text, pass_kind kind) {
    counts found;
    try {
        for (const framed::stanza& s : stanzas.stanzas()) {
            doc.clear();
            doc.parse<Flags>(text(s));
            ++found.stanzas;
            if (kind == pass_kind::checked) visit(doc, found);
        }
    } catch (const rapidxml::parse_error& error) {
        throw broken(error.what());
    }
    return found;
}

[[maybe_unused]] const bool rapidxml_added = add({
    .name = "rapidxml",
    .library = "RapidXML 1.13",
    .note = "tree; stanzas framed and terminated in advance, non-destructive, closing tags checked, one reused pool",
    .text = text_class::raw,
    .pieces = false,
    .prepare = [](const corpus& c) -> pass {
        return [stanzas = std::make_shared<framed>(c), doc = std::make_shared<document>()](std::size_t,
                                                                                           pass_kind kind) {
            return parse_all<rapidxml::parse_non_destructive | rapidxml::parse_validate_closing_tags>(
                *stanzas, *doc, [](const framed::stanza& s) { return s.data; }, kind);
        };
    },
});

// Parsing in place destroys the text, so every pass needs a fresh copy; a program that receives bytes once would not.
[[maybe_unused]] const bool default_added = add({
    .name = "rapidxml_default",
    .library = "RapidXML 1.13",
    .note = "tree; parse_default: in place with references decoded, on a fresh copy; the copying is timed",
    .text = text_class::decoded_marked,
    .pieces = false,
    .prepare = [](const corpus& c) -> pass {
        return [stanzas = std::make_shared<framed>(c), doc = std::make_shared<document>(),
                scratch = std::make_shared<std::string>(c.largest_stanza() + 1, '\0')](std::size_t, pass_kind kind) {
            return parse_all<rapidxml::parse_default>(
                *stanzas, *doc,
                [&](const framed::stanza& s) {
                    std::memcpy(scratch->data(), s.data, s.size + 1);
                    return scratch->data();
                },
                kind);
        };
    },
});

} // namespace
} // namespace bench

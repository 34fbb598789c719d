// Events as text that a test can quote.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <canto/stream/event.hpp>
#include <canto/stream/stream_parser.hpp>

namespace canto_test {

/// Characters between quotes, line ends and tabs as escapes.
inline std::string quoted(const canto::text& t, char quote) {
    std::string out(1, quote);
    for (const char c : t.str()) {
        if (c == '\n') out += "\\n";
        else if (c == '\r') out += "\\r";
        else if (c == '\t') out += "\\t";
        else out += c;
    }
    return out + quote;
}

/// An element as name[@attribute='value' child "text"], the brackets only where there is something between them. A
/// namespace is named, as {namespace}name, where it differs from the one around, or where an attribute has one.
inline std::string describe(const canto::element& e, const canto::text& around) {
    std::string out;
    const auto add = [&](const std::string& item) {
        if (!out.empty()) out += ' ';
        out += item;
    };
    for (const canto::attribute a : e.attributes()) {
        const std::string xmlns = a.prefix().empty() ? "" : "{" + a.xmlns().str() + "}";
        add("@" + xmlns + std::string(a.name()) + "=" + quoted(a.value(), '\''));
    }
    std::string characters;
    const auto flush = [&] {
        if (!characters.empty()) add(quoted(canto::text(characters), '"'));
        characters.clear();
    };
    for (const canto::node n : e.nodes()) {
        if (n.is_element()) {
            flush();
            add(describe(n.as_element(), e.xmlns()));
        } else {
            n.as_text().append_to(characters);
        }
    }
    flush();
    const std::string xmlns = e.xmlns() == around ? "" : "{" + e.xmlns().str() + "}";
    return xmlns + std::string(e.name()) + (out.empty() ? "" : "[" + out + "]");
}

/// All that views say of an element, for comparing rather than reading.
inline std::string dump(const canto::element& e) {
    std::string out = "<" + std::string(e.qualified_name()) + "=" + std::string(e.prefix()) + ":" +
                      std::string(e.name()) + " ns=" + e.xmlns().str() + " lang=" + e.lang().str() +
                      " at=" + std::to_string(e.offset()) + " raw=" + std::string(e.raw()) + " text=" + e.text().str() +
                      " rawtext=" + std::string(e.text().raw());
    for (const canto::declaration d : e.declarations())
        out += " decl " + std::string(d.prefix()) + "=" + d.xmlns().str();
    for (const canto::attribute a : e.attributes())
        out += " attr " + std::string(a.qualified_name()) + "={" + a.xmlns().str() + "}" + std::string(a.name()) + "=" +
               std::string(a.value().raw()) + "=" + a.value().str();
    for (const canto::node n : e.nodes())
        out += n.is_element() ? dump(n.as_element())
                              : " run " + std::to_string(int(n.what())) + "=" + std::string(n.as_text().raw()) + "=" +
                                    n.as_text().str();
    return out + ">";
}

/// One event: open, name[…], keepalive, close or error(code@offset). Offsets count from `base`.
inline std::string describe(const canto::event& event, const canto::text& content, std::uint64_t base) {
    using enum canto::event::type;
    switch (event.kind()) {
    case stream_header: return "open";
    case element: return describe(event.element(), content);
    case keepalive: return "keepalive";
    case stream_close: return "close";
    case parse_error: break;
    }
    return "error(" + std::string(to_string(event.error().code())) + "@" +
           std::to_string(static_cast<std::int64_t>(event.error().offset() - base)) + ")";
}

/// The same in full.
inline std::string dump(const canto::event& event) {
    using enum canto::event::type;
    std::string out = "@" + std::to_string(event.offset()) + " ";
    if (event.kind() == element) return out + dump(event.element());
    if (event.kind() != stream_header) return out + describe(event, {}, 0);
    const canto::stream_header header = event.header();
    out += "open raw=" + std::string(header.raw()) + " name=" + std::string(header.name()) +
           " ns=" + header.xmlns().str() + " lang=" + header.context().lang.str() +
           " content=" + header.content_namespace().value_or("(none)").str();
    for (const canto::declaration d : header.declarations())
        out += " decl " + std::string(d.prefix()) + "=" + d.xmlns().str();
    for (const canto::attribute a : header.attributes())
        out += " attr {" + a.xmlns().str() + "}" + std::string(a.name()) + "=" + a.value().str();
    return out;
}

/// The namespace that stanzas of a parser's stream have.
inline canto::text content_namespace(const auto& parser) {
    const auto header = parser.header();
    return header ? header->context().xmlns : canto::text();
}

}

// Looks at everything an element offers, checks that it agrees with itself, and writes it down.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <canto/xml/element.hpp>

#include "harness.hpp"

namespace canto_fuzz {

inline bool lies_in(std::string_view part, std::string_view whole) noexcept {
    return part.data() >= whole.data() && part.data() + part.size() <= whole.data() + whole.size();
}

/// A text after its length, so that no text can look like two. Every way to decode it must say the same.
inline void write(std::string& out, const canto::text& t) {
    const std::string decoded = t.str();
    expect(decoded.size() <= t.max_size(), "decoding never makes longer");
    expect(t.empty() == decoded.empty(), "empty() is about decoded characters");
    if (const auto view = t.view())
        expect(*view == decoded && t.raw() == decoded && !t.needs_decoding(), "plain text is its raw bytes");
    else expect(t.needs_decoding(), "only text that needs decoding has no view");
    std::string copied(t.max_size(), '\0');
    copied.resize(std::size_t(t.copy_to(copied.data()) - copied.data()));
    expect(copied == decoded, "copy_to() and str() agree");
    std::string appended = "<";
    t.append_to(appended);
    expect(appended.size() == decoded.size() + 1 && appended.ends_with(decoded), "append_to() and str() agree");
    expect(t == canto::text(decoded) && canto::text(decoded) == t && canto::text::compare(t, t) == 0,
           "a text equals what it decodes to");
    out += std::to_string(decoded.size());
    out += ':';
    out += decoded;
}

/// Writes elements down, and checks them against what can be worked out again from their parts.
class inspector {
public:
    /// `xmlns`, `lang` and `declared` are what the element inherits.
    inspector(std::string& out, const canto::element_context& outer) : out_(out) {
        scope_.emplace_back("xml", canto::ns::xml);
        scope_.emplace_back("", outer.xmlns.str());
        lang_ = outer.lang.str();
        if (outer.declarations)
            for (const canto::declaration d : canto::element(outer.declarations, 0).declarations())
                if (!d.prefix().empty()) scope_.emplace_back(d.prefix(), d.xmlns().str());
    }

    void write(const canto::element& root) { element(root, root, root.raw(), lang_); }

private:
    std::string namespace_of(std::string_view prefix) const {
        for (std::size_t i = scope_.size(); i-- != 0;)
            if (scope_[i].first == prefix) return scope_[i].second;
        return "";
    }

    void element(const canto::element& e, const canto::element& root, std::string_view around, std::string lang) {
        const std::string_view raw = e.raw();
        expect(raw.size() >= 4 && raw.front() == '<' && raw.back() == '>',
               "an element begins with '<' and ends with '>'");
        expect(lies_in(raw, around), "an element lies in its parent");
        expect(raw.data() == root.raw().data() + e.offset(), "offset() is where raw() begins");
        expect(raw.substr(1).starts_with(e.qualified_name()), "an element begins with its name");
        expect(e.qualified_name() ==
                   (e.prefix().empty() ? std::string(e.name()) : std::string(e.prefix()) + ':' + std::string(e.name())),
               "a qualified name is its parts");
        expect(e == e && e.is(e.qname()) && e.is(e.name(), e.xmlns()), "an element is what it is called");

        const std::size_t declared = scope_.size();
        for (const canto::declaration d : e.declarations()) scope_.emplace_back(d.prefix(), d.xmlns().str());
        for (const auto& [prefix, xmlns] : scope_)
            expect(e.namespace_of(prefix) == canto::text(namespace_of(prefix)), "namespace_of() finds the nearest");
        expect(e.xmlns().str() == namespace_of(e.prefix()), "the nearest declaration of the prefix holds");

        out_ += "<{";
        canto_fuzz::write(out_, e.xmlns());
        out_ += '}';
        out_ += e.name();
        for (const canto::declaration d : e.declarations()) {
            out_ += " xmlns:";
            out_ += d.prefix();
            out_ += '=';
            canto_fuzz::write(out_, d.xmlns());
        }
        for (const canto::attribute a : e.attributes()) {
            expect(lies_in(a.qualified_name(), raw) && lies_in(a.value().raw(), raw), "attributes lie in their tag");
            expect(!a.name().empty() && !a.qualified_name().starts_with("xmlns:") && a.qualified_name() != "xmlns",
                   "declarations are no attributes");
            expect(a.xmlns().str() == (a.prefix().empty() ? "" : namespace_of(a.prefix())),
                   "the default namespace is not for attributes");
            const auto found = e.attribute(a.name(), a.xmlns());
            expect(found && found->raw().data() == a.value().raw().data(),
                   "an attribute is found by its expanded name");
            expect(a.is(a.name(), a.xmlns()) && a.is(a.name()) == a.prefix().empty(),
                   "an attribute is what it is called");
            if (a.prefix().empty()) expect(e.attribute(a.name()).has_value(), "an attribute is found by its name");
            if (a.name() == "lang" && a.xmlns() == canto::text(canto::ns::xml)) lang = a.value().str();
            out_ += " {";
            canto_fuzz::write(out_, a.xmlns());
            out_ += '}';
            out_ += a.name();
            out_ += '=';
            canto_fuzz::write(out_, a.value());
        }
        out_ += '>';
        expect(e.lang().str() == lang, "the nearest xml:lang holds");

        std::string text;
        std::size_t runs = 0;
        std::optional<canto::element> next = e.first_child();
        auto child = e.children().begin();
        for (const canto::node n : e.nodes()) {
            if (n.is_element()) {
                const canto::element inner = n.as_element();
                expect(next && *next == inner, "first_child() and next_sibling() walk the child elements");
                expect(child != e.children().end() && *child == inner, "children() are the elements of nodes()");
                const auto first = e.child(inner.name());
                expect(first && first->offset() <= inner.offset(), "child() finds the first of a name");
                const auto same = e.child(inner.name(), inner.xmlns());
                expect(same && same->offset() <= inner.offset(), "child() finds the first of an expanded name");
                next = inner.next_sibling();
                ++child;
                element(inner, root, raw, lang);
            } else {
                const canto::text run = n.as_text();
                expect(lies_in(run.raw(), raw), "text lies in its element");
                ++runs;
                text += run.str();
                out_ += n.what() == canto::node::kind::cdata ? 'c' : 't';
                canto_fuzz::write(out_, run);
            }
        }
        expect(!next && child == e.children().end(), "nodes() has every child element");
        expect(e.text().str() == text, "text() is all runs");
        if (runs > 1) {
            std::string ignored;
            canto_fuzz::write(ignored, e.text());
        }
        out_ += "</>";
        scope_.resize(declared);
    }

    std::string& out_;
    std::vector<std::pair<std::string, std::string>> scope_;    // prefixes and what they stand for, innermost last
    std::string lang_;
};

/// Writes one element down, checked, with what it inherits.
inline void write(std::string& out, const canto::element& e, const canto::element_context& outer) {
    inspector(out, outer).write(e);
}

}

// text: decoding and comparing, against strings decoded a byte at a time.
//
// Input:   texts between "\n~~\n"; each is read as character data, CDATA and as an attribute's value, where it can be.
// Oracles: every way to decode gives the reference's characters; == and compare() are those of the decoded strings.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include <canto/xml/document.hpp>
#include <canto/xml/text.hpp>

#include "harness.hpp"
#include "inspect.hpp"

using namespace canto_fuzz;

namespace {

enum class place { characters, cdata, value };

/// XML 1.0 §2.11, §3.3.3 and §4.1, a byte at a time.
std::string decoded(std::string_view raw, place where) {
    std::string out, reference;
    bool in_reference = false, after_cr = false;
    for (const char c : raw) {
        const bool second = after_cr && c == '\n';
        after_cr = c == '\r';
        if (second) continue;
        if (in_reference) {
            if (c != ';') {
                reference += c;
                continue;
            }
            in_reference = false;
            if (reference == "lt") out += '<';
            else if (reference == "gt") out += '>';
            else if (reference == "amp") out += '&';
            else if (reference == "apos") out += '\'';
            else if (reference == "quot") out += '"';
            else {
                const bool hex = reference[1] == 'x';
                const unsigned long value = std::strtoul(reference.c_str() + (hex ? 2 : 1), nullptr, hex ? 16 : 10);
                if (value < 0x80) {
                    out += char(value);
                } else {
                    if (value < 0x800) out += char(0xC0 + value / 0x40);
                    else {
                        if (value < 0x10000) out += char(0xE0 + value / 0x1000);
                        else {
                            out += char(0xF0 + value / 0x40000);
                            out += char(0x80 + value / 0x1000 % 0x40);
                        }
                        out += char(0x80 + value / 0x40 % 0x40);
                    }
                    out += char(0x80 + value % 0x40);
                }
            }
        } else if (c == '&' && where != place::cdata) {
            in_reference = true;
            reference.clear();
        } else if (where == place::value && (c == '\t' || c == '\n' || c == '\r')) {
            out += ' ';
        } else {
            out += c == '\r' ? '\n' : c;
        }
    }
    return out;
}

struct sample {
    canto::text text;
    std::string expected;
};

void check(const sample& s) {
    std::string written;
    write(written, s.text);
    expect_same(std::to_string(s.expected.size()) + ':' + s.expected, written, "decoding");
    std::string pieces;
    for (const std::string_view piece : s.text.pieces()) {
        expect(!piece.empty(), "no piece is empty");
        pieces += piece;
    }
    expect_same(s.expected, pieces, "pieces");
    expect_same(s.expected, s.text.str(), "a string");
    std::string copied(s.text.max_size(), '\0');
    copied.resize(std::size_t(s.text.copy_to(copied.data()) - copied.data()));
    expect_same(s.expected, copied, "a copy");
}

int sign(int n) {
    return (n > 0) - (n < 0);
}

}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size > 4096) return 0;
    std::vector<std::string> documents;
    for (const std::string_view part : split(as_view(data, size), "\n~~\n")) {
        if (documents.size() == 12) break;
        documents.push_back("<a>" + std::string(part) + "</a>");
        documents.push_back("<a b=\"" + std::string(part) + "\"/>");
        documents.push_back("<a b='" + std::string(part) + "'/>");
    }
    std::vector<canto::document> parsed;
    std::vector<sample> samples;
    for (const std::string& bytes : documents) {
        auto document = canto::parse_element(bytes);
        if (!document) continue;
        parsed.push_back(*std::move(document));
        const canto::element root = parsed.back().root();
        for (const canto::attribute a : root.attributes())
            samples.push_back({a.value(), decoded(a.value().raw(), place::value)});
        std::string all;
        for (const canto::node n : root.nodes()) {
            if (n.is_element()) continue;
            const place where = n.what() == canto::node::kind::cdata ? place::cdata : place::characters;
            samples.push_back({n.as_text(), decoded(n.as_text().raw(), where)});
            all += samples.back().expected;
        }
        samples.push_back({root.text(), all});
    }
    if (samples.size() > 40) samples.resize(40);
    for (const sample& a : samples) {
        check(a);
        for (const sample& b : samples) {
            expect((a.text == b.text) == (a.expected == b.expected), "equal where the characters are");
            expect(sign(canto::text::compare(a.text, b.text)) == sign(a.expected.compare(b.expected)),
                   "ordered as the characters are");
        }
        expect(a.text == canto::text(a.expected), "equal to a plain string");
    }
    return 0;
}

// Compiled once for every instruction set: what is vectorised agrees with its plain twin, and the parser says what it
// says everywhere. Needs nothing but canto, so that a cross compiler can build it.

#include <canto/canto.hpp>

#include <cstdio>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "support/repeated.hpp"
#include "support/transcript.hpp"
#include "support/twins.hpp"

using canto_test::repeated;

namespace {

std::string transcript(std::string_view document, std::size_t piece) {
    std::string out;
    canto::stream_parser parser;
    bool failed = false;
    for (std::size_t fed = 0; fed < document.size() && !failed; fed += piece)
        for (const canto::event& event : parser.feed(document.substr(fed, piece))) {
            failed = event.kind() == canto::event::type::parse_error;
            if (event.kind() != canto::event::type::keepalive)
                out += (out.empty() ? "" : " ") + canto_test::describe(event, canto_test::content_namespace(parser), 0);
        }
    return out;
}

struct sample {
    std::string document, expected;
};

const std::string header = "<?xml version='1.0'?><stream:stream xmlns='jabber:client' "
                           "xmlns:stream='http://etherx.jabber.org/streams'>"; // 106 bytes

const sample samples[] = {
    {header + "<message to='romeo@montague.lit' from=\"juliet@capulet.lit/balcony\" type='chat'><body>Art thou not "
              "Romeo, &amp; a Montague?</body></message></stream:stream>",
     "open message[@to='romeo@montague.lit' @from='juliet@capulet.lit/balcony' @type='chat' body[\"Art thou not Romeo, "
     "& a Montague?\"]] close"},
    {header + "<a x='" + repeated(40, "\xC3\xA9\xE2\x82\xAC") + "'>" + repeated(30, "\xF0\x9F\x98\x80 z") + "</a>",
     "open a[@x='" + repeated(40, "\xC3\xA9\xE2\x82\xAC") + "' \"" + repeated(30, "\xF0\x9F\x98\x80 z") + "\"]"},
    {header + "<a>" + repeated(30, "\xC3\xA9") + "\xED\xA0\x80</a>", "open error(invalid_utf8@169)"},
    {header + "<a>" + repeated(30, "\xC3\xA9") + "\xEF\xBF\xBF</a>", "open error(illegal_character@169)"},
    {header + "<a>" + repeated(30, "0123") + "\x01</a>", "open error(illegal_character@229)"},
    {header + "<a b='" + repeated(30, "0123") + "\x80'/>", "open error(invalid_utf8@232)"},
    {header + "<a b='" + repeated(30, "0123") + "<'/>", "open error(malformed_tag@232)"},
    {header + "<a>x\r\ny<![CDATA[<&>]]]>&#x1F600;&#65;</a><b c='1\n2' d='&#10;'/>", "open a[\"x\\ny<&>]\xF0\x9F\x98\x80"
                                                                                    "A\"] b[@c='1 2' @d='\\n']"},
    {header + "<a_name_of_more_than_eight_bytes><b></b></a_name_of_more_than_eight_bytes><abcdefgh></abcdefgh>",
     "open a_name_of_more_than_eight_bytes[b] abcdefgh"},
    {header + "<abcdefgh></abcdefgi>", "open error(mismatched_end_tag@116)"},
    {header + "<p:a xmlns:p='u' p:b='1' b='2'><p:c/></p:a>", "open {u}a[@{u}b='1' @b='2' c]"},
    {header + "<a" + repeated(20, " xmlns='u'") + "/>", "open error(duplicate_attribute@119)"},
    {header + "<a b='1' c='2' b='3'/>", "open error(duplicate_attribute@121)"},
    {header + "<!-- -->", "open error(comment@106)"},
    {header + "<a>" + repeated(50, "<b>t</b>") + "</a>", "open a[" + repeated(49, "b[\"t\"] ") + "b[\"t\"]]"},
};

#if defined(__x86_64__) || defined(__i386__)
bool runs_here() {
    __builtin_cpu_init();
#if defined(CANTO_ISA_AVX2)
    return __builtin_cpu_supports("avx2") != 0;
#elif defined(CANTO_ISA_SSSE3)
    return __builtin_cpu_supports("ssse3") != 0;
#else
    return true;
#endif
}
#else
bool runs_here() { return true; }
#endif

/// What stops a scan, at every place in values and texts of all lengths that a few blocks can hold.
std::vector<sample> stops() {
    std::vector<sample> all;
    const auto add = [&all](std::string document, std::string expected) {
        all.push_back({header + document, "open " + expected});
    };
    const auto at = [](std::size_t offset) { return "@" + std::to_string(header.size() + offset) + ")"; };
    const std::string rest(80, 'r');
    for (std::size_t n = 0; n != 140; ++n) {
        const std::string x(n, 'x');
        add("<a b='" + x + "' c=\"" + x + "'\">" + x + "</a>",
            "a[@b='" + x + "' @c='" + x + "''" + (n == 0 ? "]" : " \"" + x + "\"]"));
        add("<a b='" + x + "' c='" + rest + "'>" + rest + "</a>",
            "a[@b='" + x + "' @c='" + rest + "' \"" + rest + "\"]");
        add("<a b='" + x + "&amp;" + rest + "'>" + x + "&gt;" + rest + "</a>",
            "a[@b='" + x + "&" + rest + "' \"" + x + ">" + rest + "\"]");
        add("<a b='" + x + "\t" + rest + "'>" + x + "\r" + rest + "</a>",
            "a[@b='" + x + " " + rest + "' \"" + x + "\\n" + rest + "\"]");
        add("<a b='" + x + "\xC3\xA9" + rest + "'>" + x + "\xE2\x82\xAC" + rest + "</a>",
            "a[@b='" + x + "\xC3\xA9" + rest + "' \"" + x + "\xE2\x82\xAC" + rest + "\"]");
        add("<a b='" + x + "<" + rest + "'/>", "error(malformed_tag" + at(6 + n));
        add("<a b='" + x + "\x1F" + rest + "'/>", "error(illegal_character" + at(6 + n));
        add("<a b='" + x + "\xFF" + rest + "'/>", "error(invalid_utf8" + at(6 + n));
        add("<a>" + x + "\x1F" + rest, "error(illegal_character" + at(3 + n));
        add("<a>" + x + "\xFF" + rest, "error(invalid_utf8" + at(3 + n));
        add("<a>" + x + "]]>" + rest, "error(cdata_end_in_text" + at(3 + n));
        if (n != 0) add("<" + x + " " + x + "='" + rest + "'/>", x + "[@" + x + "='" + rest + "']");
    }
    return all;
}

}

int main() {
    if (!runs_here()) return 77;
    unsigned wrong = 0;
    canto_test::twins::all([&wrong](bool same, const char* what) {
        if (!same && ++wrong < 20) std::fprintf(stderr, "differs: %s\n", what);
    });
    std::vector<sample> all = stops();
    all.insert(all.end(), std::begin(samples), std::end(samples));
    for (const sample& s : all)
        for (const std::size_t piece : {s.document.size(), std::size_t(1), std::size_t(7), std::size_t(64)}) {
            const std::string told = transcript(s.document, piece);
            if (told == s.expected) continue;
            ++wrong;
            std::fprintf(stderr, "%s\nin pieces of %zu says %s\ninstead of %s\n", s.document.c_str(), piece,
                         told.c_str(), s.expected.c_str());
        }
    std::printf("%s: %u wrong\n", CANTO_ISA_NAME, wrong);
    return wrong != 0;
}

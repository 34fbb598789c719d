// What parsing costs, by counting: bytes looked at and copied, allocations, memory. No clocks.
#include <canto/stream/stream_parser.hpp>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "support/counting_allocator.hpp"
#include "support/grind.hpp"
#include "support/repeated.hpp"

using canto::errc;
using canto_test::allocation_scope;
using canto_test::counting_probe;
using canto_test::opening;
using canto_test::repeated;
using type = canto::event::type;
using counting_parser = canto::basic_stream_parser<counting_probe>;

namespace {

constexpr canto::limits generous{.stanza_bytes = 1u << 20,
                                 .header_bytes = 1u << 20,
                                 .depth = 1u << 30,
                                 .attributes = 1u << 30,
                                 .namespace_declarations = 1u << 30,
                                 .name_bytes = 65'535,
                                 .namespace_bytes = 1u << 30};

struct cost {
    std::size_t elements = 0, keepalives = 0;
    bool closed = false;
    std::optional<errc> error{};
    bool bounded = true;    // after every feed
};

/// Feeds a document in pieces, and looks at the counts after each.
cost parse(std::string_view document, std::size_t piece, const canto::stream_options& options = {.limits = generous}) {
    cost result;
    counting_parser parser(options);
    std::size_t feeds = 0;
    const auto feed = [&](std::string_view bytes) {
        for (const canto::event& e : parser.feed(bytes)) {
            result.elements += e.kind() == type::element;
            result.keepalives += e.kind() == type::keepalive;
            result.closed |= e.kind() == type::stream_close;
            if (e.kind() == type::parse_error) result.error = e.error().code();
        }
        ++feeds;
    };
    feed(opening);
    for (std::size_t fed = 0; fed != document.size() && !result.error;) {
        const std::size_t size = std::min(piece, document.size() - fed);
        feed(document.substr(fed, size));
        fed += size;
        const counting_probe& counted = parser.probe();
        result.bounded &= counted.bytes_examined <= 2 * (opening.size() + fed) + 32 * feeds &&
                          counted.bytes_copied <= opening.size() + fed;
    }
    return result;
}

constexpr std::size_t long_input = 900'000;
constexpr std::size_t pieces[] = {1, 63, 4'096, 2 * long_input};

/// Every way to cut it costs no more than is promised, and gives `elements`.
void check_linear(const std::string& document, std::size_t elements) {
    for (const std::size_t piece : pieces) {
        CAPTURE(piece);
        const cost found = parse(document, piece);
        CHECK(found.bounded);
        CHECK_FALSE(found.error);
        CHECK(found.elements == elements);
    }
}

}

TEST_CASE("a large attribute value is looked at twice at most, however it is cut") {
    check_linear("<a b='" + std::string(long_input, 'x') + "'/>", 1);
    check_linear("<a b='" + repeated(long_input / 7, "\xC3\xA9>&lt;") + "'/>", 1);
}

TEST_CASE("so is large text") {
    check_linear("<a>" + std::string(long_input, 'x') + "</a>", 1);
    check_linear("<a>" + repeated(long_input / 8, "\xE2\x82\xAC]>\r\n ") + "</a>", 1);
}

TEST_CASE("so is large CDATA") {
    check_linear("<a><![CDATA[" + repeated(long_input / 4, "]]x>") + "]]></a>", 1);
}

TEST_CASE("so is a character reference with many zeros") {
    check_linear("<a>&#" + std::string(long_input, '0') + "65;</a>", 1);
    check_linear("<a b='&#x" + std::string(long_input, '0') + "41;'/>", 1);
}

TEST_CASE("so is white space inside a start tag") {
    check_linear("<a" + std::string(long_input, ' ') + "/>", 1);
    check_linear("<a b" + std::string(long_input, ' ') + "=''/>", 1);
}

TEST_CASE("so is white space inside an end tag") {
    check_linear("<a></a" + std::string(long_input, '\n') + ">", 1);
}

TEST_CASE("so is white space inside the stream's end tag") {
    for (const std::size_t piece : pieces) {
        const cost found = parse("</stream:stream" + std::string(long_input, ' ') + ">", piece);
        CHECK(found.bounded);
        CHECK(found.closed);
    }
}

TEST_CASE("so is a long name, which is too long") {
    for (const std::string before : {"<", "<a ", "<a></"})
        for (const std::size_t piece : pieces) {
            const cost found = parse(before + std::string(long_input, 'n') + ">", piece);
            CHECK(found.bounded);
            CHECK(found.elements == 0);
            REQUIRE(found.error);
            CHECK((*found.error == errc::name_too_long || *found.error == errc::malformed_tag ||
                   *found.error == errc::mismatched_end_tag));
        }
}

TEST_CASE("so is white space between stanzas, of which nothing is kept") {
    const std::string spaces = std::string(long_input, ' ') + "<a/>";
    for (const std::size_t piece : pieces) {
        const cost found = parse(spaces, piece);
        CHECK(found.bounded);
        CHECK(found.elements == 1);
        CHECK(found.keepalives == (long_input + piece - 1) / piece);
    }
}

TEST_CASE("so is a declaration or header that does not end") {
    for (const std::string_view begin : {"<?xml ", "<?xml version='1.0'?> ", "<stream:stream ", "<stream:stream to='"})
        for (const std::size_t piece : {std::size_t(1), std::size_t(4'096), long_input}) {
            counting_parser parser({.limits = generous});
            const std::string document = std::string(begin) + std::string(long_input, ' ');
            std::size_t events = 0, feeds = 0;
            for (std::size_t fed = 0; fed < document.size(); fed += piece, ++feeds)
                for ([[maybe_unused]] const canto::event& e :
                     parser.feed(std::string_view(document).substr(fed, piece)))
                    ++events;
            CHECK(events == 0);
            CHECK(parser.probe().bytes_examined <= 2 * document.size() + 32 * feeds);
            CHECK(parser.probe().bytes_copied <= document.size());
        }
}

TEST_CASE("so are many small tags and attributes") {
    check_linear(repeated(long_input / 4, "<a/>"), long_input / 4);
    check_linear("<a>" + repeated(long_input / 5, "x<a/>") + "</a>", 1);
    check_linear("<a>" + repeated(long_input / 20, "<b c='d' e=\">\">'</b>") + "</a>", 1);
}

TEST_CASE("a stanza of 100,000 levels is parsed where the limits allow, and refused where they do not") {
    const std::string deep = repeated(100'000, "<a>") + repeated(100'000, "</a>");
    for (const std::size_t piece : {std::size_t(3), std::size_t(1'000), deep.size()}) {
        CHECK(parse(deep, piece).elements == 1);
        CHECK(parse(deep, piece, {}).error == errc::too_deep);
    }
}

TEST_CASE("100,000 attributes are parsed where the limits allow, and duplicates among them are found") {
    std::string tag = "<a";
    for (int i = 0; i != 100'000; ++i) tag += " a" + std::to_string(i) + "=''";
    canto::stream_options wide{.limits = generous};
    wide.limits.stanza_bytes = 1u << 21;
    for (const std::size_t piece : {std::size_t(1'000), 2 * long_input}) {
        CHECK(parse(tag + "/>", piece, wide).elements == 1);
        CHECK(parse(tag + " a0=''/>", piece, wide).error == errc::duplicate_attribute);
        CHECK(parse(tag + " xmlns:p='u' xmlns:q='u' p:a='' q:a=''/>", piece, wide).error == errc::duplicate_attribute);
        wide.limits.attributes = 128;
        CHECK(parse(tag + "/>", piece, wide).error == errc::too_many_attributes);
        wide.limits.attributes = generous.attributes;
    }
    CHECK(parse("<a" + repeated(100'000, " a=''") + "/>", long_input, wide).error == errc::duplicate_attribute);
}

TEST_CASE("parsing in place allocates nothing once warm") {
    const std::string bytes = "<message to='a' xmlns:p='q' p:r='&amp;'><body>hi \xC3\xA9</body><x "
                              "xmlns='y'><![CDATA[z]]></x></message>\n<iq/>" +
                              repeated(50, "<presence from='romeo@example.com/orchard'><show>away</show></presence>");
    canto::stream_parser parser;
    for ([[maybe_unused]] const canto::event& e : parser.feed(opening)) {}
    for ([[maybe_unused]] const canto::event& e : parser.feed(bytes)) {}
    const allocation_scope scope;
    std::size_t elements = 0;
    for (int i = 0; i != 10; ++i)
        for (const canto::event& e : parser.feed(bytes)) elements += e.kind() == type::element;
    const std::size_t allocations = scope.allocations();
    CHECK(elements == 520);
    CHECK(allocations == 0);
}

TEST_CASE("so does gathering") {
    const std::string bytes = repeated(20, "<message to='a'><body>" + std::string(300, 'x') + "</body></message>");
    canto::stream_parser parser;
    for ([[maybe_unused]] const canto::event& e : parser.feed(opening)) {}
    const auto feed = [&] {
        std::size_t elements = 0;
        for (std::size_t fed = 0; fed < bytes.size(); fed += 100)
            for (const canto::event& e : parser.feed(std::string_view(bytes).substr(fed, 100)))
                elements += e.kind() == type::element;
        return elements;
    };
    CHECK(feed() == 20);
    const allocation_scope scope;
    const std::size_t elements = feed();
    const std::size_t allocations = scope.allocations();
    CHECK(elements == 20);
    CHECK(allocations == 0);
}

TEST_CASE("a header that an automatic restart finds is looked at three times at most, however it is cut") {
    const std::string header =
        std::string(opening.substr(opening.find("<stream:stream"))).insert(14, std::string(5'000, ' '));
    for (const std::size_t piece : {std::size_t(1), std::size_t(63), header.size()}) {
        counting_parser parser({.restart = canto::restarts::automatic});
        std::size_t headers = 0, feeds = 0;
        for (int i = 0; i != 3; ++i)
            for (std::size_t fed = 0; fed < header.size(); fed += piece, ++feeds)
                for (const canto::event& e : parser.feed(std::string_view(header).substr(fed, piece)))
                    headers += e.kind() == type::stream_header;
        CHECK(headers == 3);
        CHECK(parser.probe().bytes_examined <= 3 * 3 * header.size() + 32 * feeds);
        CHECK(parser.probe().bytes_copied <= 3 * header.size());
    }
}

TEST_CASE("so are many headers in one feed: what lies behind one is not counted with it") {
    const std::string header = "<s:stream xmlns:s='http://etherx.jabber.org/streams'>";
    const std::string bytes = repeated(50, header + "<a xmlns=''/>");
    counting_parser parser({.restart = canto::restarts::automatic});
    std::size_t headers = 0;
    for (const canto::event& e : parser.feed(bytes)) headers += e.kind() == type::stream_header;
    CHECK(headers == 50);
    CHECK(parser.probe().bytes_examined >= bytes.size() + 49 * header.size());
    CHECK(parser.probe().bytes_examined <= 2 * bytes.size());
}

TEST_CASE("a parser that was made and never fed has allocated nothing") {
    const allocation_scope scope;
    {
        canto::scratch shared;
        const canto::stream_parser parser, sharing({.scratch = &shared});
    }
    const std::size_t allocations = scope.allocations();
    CHECK(allocations == 0);
}

TEST_CASE("an idle parser with a shared scratch costs 512 bytes at most, object and heap together") {
    constexpr std::string_view header =
        "<?xml version='1.0'?><stream:stream xmlns='jabber:client' from='im.example.com' to='juliet@im.example.com' "
        "xml:lang='en' "
        "xmlns:stream='http://etherx.jabber.org/streams' id='++TR84Sm6A3hnt3Q065SnAbbk3Y=' version='1.0'>";
    canto::scratch shared;
    {
        canto::stream_parser warm({.scratch = &shared});
        for ([[maybe_unused]] const canto::event& e : warm.feed(header)) {}
    }
    const allocation_scope scope;
    canto::stream_parser parser({.scratch = &shared});
    for ([[maybe_unused]] const canto::event& e : parser.feed(header)) {}
    for ([[maybe_unused]] const canto::event& e : parser.feed("<a/>")) {}
    const std::size_t heap = scope.bytes();
    CHECK(sizeof(parser) + heap <= 512);
    CHECK(parser.header()->lang() == "en");
}

TEST_CASE("the peak of memory is 16 * header_bytes + 64 KiB at most, where those are more than stanza_bytes") {
    constexpr std::string_view begin = "<stream:stream xmlns:stream='http://etherx.jabber.org/streams' ";
    struct hostile {
        std::string_view begin, repeat, end;
    };
    constexpr hostile inputs[] = {{"to='", "x", "'>"}, {"", "a='' ", ">"}, {"", " ", ">"}, {"b='", "&#0", ""}};
    for (const std::size_t size : {std::size_t(1'000), std::size_t(64'000), std::size_t(1'000'000)}) {
        canto::limits bounds = generous;
        bounds.stanza_bytes = 500;
        bounds.header_bytes = std::uint32_t(size);
        for (const hostile& input : inputs) {
            CAPTURE(size);
            CAPTURE(input.repeat);
            const std::size_t room = size - begin.size() - input.begin.size() - input.end.size();
            for (const std::size_t sent : {room, 2 * size}) {
                const std::string header = std::string(begin) + std::string(input.begin) +
                                           repeated(sent / input.repeat.size(), input.repeat) + std::string(input.end);
                for (const std::size_t piece : {std::size_t(4'096), header.size()}) {
                    const allocation_scope scope;
                    {
                        canto::stream_parser parser({.limits = bounds});
                        for (std::size_t at = 0; at < header.size(); at += piece)
                            for ([[maybe_unused]] const canto::event& e :
                                 parser.feed(std::string_view(header).substr(at, piece))) {
                            }
                    }
                    CHECK(scope.peak_bytes() <= 16 * size + 65'536);
                    CHECK(scope.bytes() == 0);
                }
            }
        }
    }
}

TEST_CASE("a large header and a large element behind it stay within 16 times the sum of both limits + 64 KiB") {
    constexpr std::string_view begin = "<stream:stream xmlns:stream='http://etherx.jabber.org/streams'";
    for (const std::size_t size : {std::size_t(1'000), std::size_t(64'000), std::size_t(1'000'000)}) {
        CAPTURE(size);
        canto::limits bounds = generous;
        bounds.stanza_bytes = bounds.header_bytes = std::uint32_t(size);
        for (const std::string_view repeat : {" a=''", " xmlns:a='u'"}) {
            std::string bytes(begin);
            for (std::size_t i = 0; bytes.size() + repeat.size() + 10 < size; ++i)
                bytes += std::string(repeat).insert(repeat.find('='), std::to_string(i));
            bytes += '>' + repeated(size / 4, "<a>x");
            for (const std::size_t piece : {std::size_t(4'096), bytes.size()}) {
                const allocation_scope scope;
                {
                    canto::stream_parser parser({.limits = bounds});
                    for (std::size_t at = 0; at < bytes.size(); at += piece)
                        for ([[maybe_unused]] const canto::event& e :
                             parser.feed(std::string_view(bytes).substr(at, piece))) {
                        }
                    CHECK(parser.header());
                }
                CHECK(scope.peak_bytes() <= 32 * size + 65'536);
                CHECK((size < 1'000'000 || scope.peak_bytes() > 8 * size));    // it is a large one
            }
        }
    }
}

TEST_CASE("the peak of memory is 16 * stanza_bytes + 64 KiB at most, whatever comes") {
    const std::size_t sizes[] = {1'000, 64'000, 1'000'000};
    struct hostile {
        std::string_view begin, repeat;
    };
    constexpr hostile inputs[] = {{"<a>", "<a/>"},
                                  {"<a>", "x<a/>"},
                                  {"", "<a>x"},
                                  {"", "<a>"},
                                  {"<a", " a=''"},
                                  {"<a", " xmlns=''"},
                                  {"<a>", "<a a=''/>"},
                                  {"<a>", "<a xmlns:a='a'>"},
                                  {"<a b='", "x"},
                                  {"<a>", "x"},
                                  {"<a>", "&#0"},
                                  {"<a", " "},
                                  {"<", "a"},
                                  {"<a></", "a"},
                                  {"<a><![CDATA[", "]"},
                                  {"<a>", "<![CDATA[]]>"},
                                  {"<a ", "b"},
                                  {"", "<a/>"},
                                  {"</stream:stream", " "}};
    for (const std::size_t size : sizes) {
        canto::limits bounds = generous;
        bounds.stanza_bytes = std::uint32_t(size);
        bounds.header_bytes = std::uint32_t(std::min(size, std::size_t(16'384)));
        const std::size_t most = 16 * size + 65'536;
        for (const hostile& input : inputs) {
            CAPTURE(size);
            CAPTURE(input.begin);
            CAPTURE(input.repeat);
            const std::string document =
                std::string(input.begin) + repeated(2 * size / input.repeat.size() + 10, input.repeat);
            for (const std::size_t piece : {std::size_t(97), std::size_t(4'096), document.size()}) {
                if (piece == 97 && size == 1'000'000) continue;
                const allocation_scope scope;
                const cost found = parse(document, piece, {.limits = bounds});
                const std::size_t peak = scope.peak_bytes();
                const std::size_t left = scope.bytes();
                CHECK(peak <= most);
                CHECK(left == 0);
                CHECK((found.error || found.elements > 0));
            }
        }
    }
}

TEST_CASE("one large stanza after another does not add up") {
    const std::string stanza = "<a>" + repeated(10'000, "x<a/>") + "</a>";
    const allocation_scope scope;
    const cost found = parse(repeated(20, stanza), 1'000, {.limits = {.stanza_bytes = 60'000}});
    const std::size_t peak = scope.peak_bytes();
    CHECK(found.elements == 20);
    CHECK(peak <= 16 * 60'000 + 65'536 + 20 * stanza.size());
}

TEST_CASE("names of ten megabytes, endless hunts and billions of laughs are refused within the default limits") {
    const std::size_t ten = 10'000'000;
    for (const std::string_view begin : {"<", "<a ", "<a b='", "<a>", "<a></", "<a b=1 '", "<a>&#x", "<a><![CDATA["}) {
        const std::string document = std::string(begin) + std::string(ten, '0');
        const allocation_scope scope;
        const cost found = parse(document, 10'000, {});
        const std::size_t peak = scope.peak_bytes();
        CHECK(found.error == errc::stanza_too_large);
        CHECK(peak <= 16 * canto::limits{}.stanza_bytes + 65'536);
    }
    CHECK(parse("<!DOCTYPE lolz [<!ENTITY lol 'lol'><!ENTITY lol2 '&lol;&lol;'>]><lolz>&lol2;</lolz>", 7, {}).error ==
          errc::doctype);
    CHECK(parse("<a>&lol9;</a>", 1, {}).error == errc::undefined_entity);
}

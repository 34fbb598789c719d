#include <canto/stream/stream_parser.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <iterator>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "support/grind.hpp"
#include "support/transcript.hpp"

using canto::errc;
using canto::event;
using canto::stream_parser;
using canto_test::opening;
using type = canto::event::type;

namespace {

std::string named(const stream_parser& parser, const event& e) {
    return canto_test::describe(e, canto_test::content_namespace(parser), 0);
}
/// The events of some bytes, in one line.
std::string told(stream_parser& parser, std::string_view bytes) {
    std::string out;
    for (const event& e : parser.feed(bytes)) out += (out.empty() ? "" : " ") + named(parser, e);
    return out;
}
stream_parser opened(const canto::stream_options& options = {}) {
    stream_parser parser(options);
    CHECK(told(parser, opening) == "open");
    return parser;
}
std::string at(std::string_view code, std::uint64_t offset) {
    return "error(" + std::string(code) + "@" + std::to_string(offset) + ")";
}

constexpr std::string_view proceed = "<proceed xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>";

}

// --- feeding

TEST_CASE("push and next give what feed gives") {
    stream_parser parser;
    parser.push(opening);
    const event* e = parser.next();
    REQUIRE(e);
    CHECK(e->kind() == type::stream_header);
    CHECK_FALSE(parser.next());
    CHECK_FALSE(parser.next());
    parser.push("<a/><b/>");
    CHECK(parser.next()->element().name() == "a");
    CHECK(parser.next()->element().name() == "b");
    CHECK_FALSE(parser.next());
}

TEST_CASE("bytes may be char, unsigned char or std::byte, in any contiguous range that outlives the loop") {
    const std::string_view xml = "<a/>";
    auto count = [parser = opened()](auto&& bytes) mutable {
        int elements = 0;
        for (const event& e : parser.feed(bytes)) elements += e.kind() == type::element && e.element().name() == "a";
        return elements;
    };
    const std::string string(xml);
    const std::vector<char> chars(xml.begin(), xml.end());
    const std::vector<unsigned char> octets(xml.begin(), xml.end());
    std::vector<std::byte> bytes;
    for (const char c : xml) bytes.push_back(std::byte(c));
    const std::array<unsigned char, 4> array{'<', 'a', '/', '>'};
    CHECK(count(xml) == 1);
    CHECK(count(string) == 1);
    CHECK(count(chars) == 1);
    CHECK(count(octets) == 1);
    CHECK(count(bytes) == 1);
    CHECK(count(array) == 1);
    CHECK(count("<a/>") == 1);
    stream_parser parser = opened();
    int elements = 0;
    for (const event& e : parser.feed(std::span(octets))) elements += e.kind() == type::element;
    for (const event& e : parser.feed(std::span<const std::byte>(bytes))) elements += e.kind() == type::element;
    for (const event& e : parser.feed(std::string_view("<a/>"))) elements += e.kind() == type::element;
    parser.push(bytes);
    while (parser.next()) ++elements;
    CHECK(elements == 4);
}

TEST_CASE("an empty feed says nothing and changes nothing") {
    stream_parser parser = opened();
    CHECK(told(parser, "") == "");
    CHECK(told(parser, {}) == "");
    CHECK(told(parser, "<a") == "");
    CHECK(told(parser, "") == "");
    CHECK(told(parser, "/>") == "a");
}

TEST_CASE("an element that lies whole in the caller's bytes is viewed there") {
    stream_parser parser = opened();
    const std::string bytes = "<a>text</a>";
    for (const event& e : parser.feed(bytes)) {
        CHECK(e.element().raw().data() == bytes.data());
        CHECK(e.element().text().view()->data() == bytes.data() + 3);
    }
}

TEST_CASE("an element that straddles feeds is gathered, and outlives the earlier bytes") {
    stream_parser parser = opened();
    std::string first = "<a>te", second = "xt</a><b>next</b>";
    CHECK(told(parser, first) == "");
    first.assign(first.size(), '#');
    std::string seen;
    for (const event& e : parser.feed(second)) {
        seen += e.element().raw();
        if (e.element().name() == "b") CHECK(e.element().raw().data() == second.data() + 6);
    }
    CHECK(seen == "<a>text</a><b>next</b>");
}

TEST_CASE("an event says where in the stream it begins") {
    stream_parser parser;
    const std::string bytes = "<?xml version='1.0'?>" + std::string(opening) + "<a/>  <b/></stream:stream>";
    const std::uint64_t content = 21 + opening.size();
    std::vector<std::uint64_t> offsets;
    for (const event& e : parser.feed(bytes)) offsets.push_back(e.offset());
    CHECK(offsets == std::vector<std::uint64_t>{21, content, content + 4, content + 6, content + 10});
}

TEST_CASE("offsets go on over feeds and restarts, and count more than 32 bits") {
    stream_parser parser = opened();
    CHECK(parser.offset() == opening.size());
    CHECK(told(parser, proceed) == "{urn:ietf:params:xml:ns:xmpp-tls}proceed");
    parser.restart();
    CHECK(told(parser, opening) == "open");
    CHECK(parser.offset() == 2 * opening.size() + proceed.size());

    // Beyond 4 GiB where that takes no time.
#if defined(__OPTIMIZE__) && !defined(__SANITIZE_ADDRESS__)
    constexpr std::uint64_t times = 65;
#else
    constexpr std::uint64_t times = 1;
#endif
    static_assert(std::is_same_v<decltype(parser.offset()), std::uint64_t>);
    parser.set_limits({.stanza_bytes = 1u << 30});
    const std::string large = "<a>" + std::string((1u << 26) - 7, 'x') + "</a>";
    for (std::uint64_t i = 0; i != times; ++i)
        for (const event& e : parser.feed(large)) CHECK(e.kind() == type::element);
    const std::uint64_t now = 2 * opening.size() + proceed.size() + times * large.size();
    CHECK(parser.offset() == now);
    CHECK(told(parser, "<a/><b c=1>") == "a " + at("malformed_tag", now + 9));
}

TEST_CASE("white space between elements is one keepalive for each feed and run") {
    stream_parser parser = opened();
    CHECK(told(parser, " \n ") == "keepalive");
    CHECK(told(parser, " ") == "keepalive");
    CHECK(told(parser, " <a/> <b/> ") == "keepalive a keepalive b keepalive");
    CHECK(told(parser, " <a") == "keepalive");
    CHECK(told(parser, " /> ") == "a keepalive");
}

TEST_CASE("elements that straddle feeds may lie far apart, and those between them are viewed where they lie") {
    canto::basic_stream_parser<canto_test::counting_probe> parser;
    std::string between;
    for (int i = 0; i != 500; ++i) between += "<b/>";
    const std::string first = "<a>te", second = "xt</a>" + between + "<c>mo", third = "re</c>";
    std::string seen;
    for ([[maybe_unused]] const event& e : parser.feed(opening)) {}
    for (const std::string& bytes : {std::cref(first), std::cref(second), std::cref(third)})
        for (const event& e : parser.feed(bytes)) {
            const std::string_view raw = e.element().raw();
            if (e.element().name() != "b") {
                seen += raw;
                continue;
            }
            const bool in_place = raw.data() >= second.data() && raw.data() < second.data() + second.size();
            if (!in_place) FAIL_CHECK(e.offset());
        }
    CHECK(seen == "<a>text</a><c>more</c>");
    CHECK(parser.probe().bytes_copied < between.size());
}

// --- leaving the loop, and what is unread

TEST_CASE("after a break nothing further has been interpreted, and the rest is unread exactly") {
    stream_parser parser = opened();
    const std::string bytes = std::string(proceed) + "\x16\x03\x01 not XML";
    for (const event& e : parser.feed(bytes)) {
        CHECK(e.element().name() == "proceed");
        break;
    }
    CHECK(parser.unread() == "\x16\x03\x01 not XML");
    CHECK(parser.unread().data() == bytes.data() + proceed.size());
    CHECK(parser.offset() == opening.size() + proceed.size());
    parser.discard_unread();
    CHECK(parser.unread().empty());
    parser.restart();
    CHECK(told(parser, opening) == "open");
}

TEST_CASE("the same holds for an element that straddles feeds") {
    for (std::size_t cut = 1; cut != proceed.size(); ++cut) {
        stream_parser parser = opened();
        CHECK(told(parser, proceed.substr(0, cut)) == "");
        const std::string rest = std::string(proceed.substr(cut)) + "<injected/>";
        for (const event& e : parser.feed(rest)) {
            CHECK(e.element().name() == "proceed");
            break;
        }
        CHECK(parser.unread() == "<injected/>");
        CHECK(parser.unread().data() == rest.data() + rest.size() - 11);
    }
}

TEST_CASE("what is unread can be fed again, before newer bytes") {
    stream_parser parser = opened();
    const std::string bytes = "<a/><b/><c";
    std::string seen;
    for (const event& e : parser.feed(bytes)) {
        seen += named(parser, e);
        break;
    }
    const std::string rest(parser.unread());
    seen += told(parser, rest);
    seen += told(parser, "/>");
    CHECK(seen == "abc");
}

TEST_CASE("a buffer may be filled anew behind a loop that was left, whatever was gathered of it before") {
    stream_parser parser = opened();
    std::array<char, 64> buffer;
    const auto received = [&buffer](std::string_view bytes) {
        bytes.copy(buffer.data(), bytes.size());
        return std::string_view(buffer.data(), bytes.size());
    };
    CHECK(told(parser, "<a") == "");
    for (const event& e : parser.feed(received("/><b/><c/><d"))) {
        CHECK(e.element().name() == "a");
        break;
    }
    CHECK(parser.unread() == "<b/><c/><d");
    CHECK(told(parser, received("<x")) == "");
    CHECK(told(parser, received("yz/>")) == "xyz");
}

TEST_CASE("a feed that would lose bytes which nobody took is input_lost, at the first of them") {
    stream_parser parser = opened();
    for ([[maybe_unused]] const event& e : parser.feed("<a/><b/>")) break;
    CHECK(told(parser, "<c/>") == at("input_lost", opening.size() + 4));
    CHECK(told(parser, "<c/>") == at("input_lost", opening.size() + 4));
    CHECK(canto::info(errc::input_lost).stream == canto::stream_condition::internal_server_error);
}

TEST_CASE("a range that nobody loops over loses its bytes too") {
    stream_parser parser = opened();
    parser.push("<a/>");
    CHECK(told(parser, "<b/>") == at("input_lost", opening.size()));
}

TEST_CASE("bytes that were taken or discarded are not lost") {
    stream_parser parser = opened();
    for ([[maybe_unused]] const event& e : parser.feed("<a/><b/>")) break;
    CHECK(parser.unread() == "<b/>");
    CHECK(told(parser, "<c/>") == "c");
    for ([[maybe_unused]] const event& e : parser.feed("<a/><b/>")) break;
    parser.discard_unread();
    CHECK(told(parser, "<c/>") == "c");
}

TEST_CASE("having taken bytes once does not excuse losing others later") {
    stream_parser parser = opened();
    for ([[maybe_unused]] const event& e : parser.feed("<a/><b/>")) break;
    CHECK(parser.unread() == "<b/>");
    for ([[maybe_unused]] const event& e : parser.feed("<c/><d/>")) break;
    CHECK(told(parser, "<e/>").starts_with("error(input_lost@"));
}

TEST_CASE("a break at the last event loses nothing") {
    stream_parser parser = opened();
    for ([[maybe_unused]] const event& e : parser.feed("<a/>")) break;
    CHECK(told(parser, "<b/>") == "b");
}

TEST_CASE("input may end before a stream, white space or not, and between elements, not within anything") {
    stream_parser parser;
    CHECK(parser.between_elements());
    CHECK(told(parser, " \n") == "");
    CHECK(parser.between_elements());
    CHECK(told(parser, opening.substr(0, 1)) == "");
    CHECK_FALSE(parser.between_elements());
    CHECK(told(parser, opening.substr(1)) == "open");
    CHECK(parser.between_elements());
    CHECK(told(parser, " <a>") == "keepalive");
    CHECK_FALSE(parser.between_elements());
    CHECK(told(parser, "</a> ") == "a keepalive");
    CHECK(parser.between_elements());
}

TEST_CASE("behind the end tag everything is unread, in this feed and later ones") {
    stream_parser parser = opened();
    CHECK(told(parser, "</stream:stream>\nmore") == "close");
    CHECK(parser.at_end_of_stream());
    CHECK(parser.between_elements());
    CHECK(parser.unread() == "\nmore");
    CHECK(told(parser, "still more") == "");
    CHECK(parser.unread() == "still more");
}

TEST_CASE("behind the end tag no feed loses bytes, taken or not") {
    stream_parser parser = opened();
    CHECK(told(parser, "</stream:stream>more") == "close");
    CHECK(told(parser, "still more") == "");
    CHECK(told(parser, "") == "");
    CHECK(parser.at_end_of_stream());
    CHECK(parser.unread() == "");
}

TEST_CASE("an error is the last event, and every later feed gives it again, once") {
    stream_parser parser = opened();
    const std::string error = at("malformed_tag", opening.size() + 9);
    CHECK_FALSE(parser.failed());
    CHECK(told(parser, "<a/><b c=1><d/>") == "a " + error);
    CHECK(parser.failed());
    CHECK(told(parser, "<d/>") == error);
    CHECK(told(parser, "") == error);
    parser.restart();
    CHECK(told(parser, opening) == error);
    CHECK_FALSE(parser.at_end_of_stream());
    parser.reset();
    CHECK(told(parser, opening) == "open");
    CHECK_FALSE(parser.failed());
}

// --- restart and reset

TEST_CASE("restart inside the loop acts from the next step, and leaves the current event valid") {
    stream_parser parser = opened();
    const std::string bytes = std::string(proceed) + std::string(opening) + "<a/>";
    std::string seen;
    for (const event& e : parser.feed(bytes)) {
        if (e.kind() == type::element && e.element().name() == "proceed") {
            parser.restart();
            CHECK(e.element().raw() == proceed);
            CHECK(e.element().xmlns() == "urn:ietf:params:xml:ns:xmpp-tls");
            CHECK(parser.header());
        }
        seen += named(parser, e) + " ";
    }
    CHECK(seen == "{urn:ietf:params:xml:ns:xmpp-tls}proceed open a ");
}

TEST_CASE("restart outside the loop acts on the next feed") {
    stream_parser parser = opened();
    CHECK(told(parser, proceed) == "{urn:ietf:params:xml:ns:xmpp-tls}proceed");
    parser.restart();
    CHECK(told(parser, "<?xml version='1.0'?>") == "");
    CHECK_FALSE(parser.between_elements());
    CHECK(told(parser, opening) == "open");
    CHECK(told(parser, opening) == at("unexpected_header", 2 * opening.size() + proceed.size() + 21));
}

TEST_CASE("a restart that is asked for while a header has begun to arrive waits for it") {
    for (std::size_t cut = 1; cut != opening.size(); ++cut) {
        CAPTURE(cut);
        stream_parser parser = opened();
        CHECK(told(parser, std::string(proceed) + std::string(opening.substr(0, cut))) ==
              "{urn:ietf:params:xml:ns:xmpp-tls}proceed");
        parser.restart();
        CHECK(told(parser, std::string(opening.substr(cut)) + "<a/>") == "open a");
        CHECK(told(parser, opening).starts_with("error(unexpected_header@"));
    }
}

TEST_CASE("a restart that is asked for before the first header is that header's, however it is cut") {
    for (std::size_t cut = 0; cut != opening.size(); ++cut) {
        CAPTURE(cut);
        stream_parser parser;
        CHECK(told(parser, opening.substr(0, cut)) == "");
        parser.restart();
        CHECK(told(parser, std::string(opening.substr(cut)) + "<a/>") == "open a");
    }
}

TEST_CASE("so does one that is asked for while a declaration has begun to arrive") {
    constexpr std::string_view declaration = "<?xml version='1.0'?>";
    for (std::size_t cut = 1; cut != 6; ++cut) {    // "<?xml " is out of place without a restart
        CAPTURE(cut);
        stream_parser parser = opened();
        CHECK(told(parser, std::string(proceed) + std::string(declaration.substr(0, cut))) ==
              "{urn:ietf:params:xml:ns:xmpp-tls}proceed");
        parser.restart();
        CHECK(told(parser, std::string(declaration.substr(cut)) + std::string(opening) + "<a/>") == "open a");
        CHECK(told(parser, opening).starts_with("error(unexpected_header@"));
    }
}

TEST_CASE("after a restart namespaces, prefixes and language are those of the new header") {
    stream_parser parser;
    CHECK(told(parser, "<s:stream xmlns='jabber:client' xmlns:s='http://etherx.jabber.org/streams' xmlns:x='x' "
                       "xml:lang='en' id='1'>") == "open");
    CHECK(parser.header()->id() == "1");
    parser.restart();
    CHECK(told(parser, "<t:stream xmlns='jabber:server' xmlns:t='http://etherx.jabber.org/streams'>") == "open");
    CHECK_FALSE(parser.header()->id());
    for (const event& e : parser.feed("<a/>")) {
        CHECK(e.element().xmlns() == "jabber:server");
        CHECK(e.element().lang().empty());
    }
    CHECK(told(parser, "<x:a/>").starts_with("error(undeclared_prefix@"));
}

TEST_CASE("automatic restarts need no call") {
    stream_parser parser = opened({.restart = canto::restarts::automatic});
    CHECK(told(parser, std::string("<a/>") + std::string(opening) + "<b/>") == "a open b");
    CHECK(told(parser, "<?xml version='1.0'?>") == "");
    CHECK(told(parser, std::string(opening)) == "open");
}

TEST_CASE("reset inside the loop begins anew with the bytes that are unread, offsets included") {
    stream_parser parser = opened();
    const std::string bytes = "<a/>" + std::string(opening) + "<b/><c d=1>";
    std::string seen;
    for (const event& e : parser.feed(bytes)) {
        if (e.kind() == type::element && e.element().name() == "a") {
            parser.reset();
            CHECK(e.element().raw() == "<a/>");
        }
        seen += named(parser, e) + " ";
    }
    CHECK(seen == "a open b " + at("malformed_tag", opening.size() + 9) + " ");
}

TEST_CASE("reset outside the loop forgets all but options and limits, an error among it") {
    stream_parser parser = opened({.limits = {.depth = 1}});
    CHECK(told(parser, "<a><b/></a>").starts_with("error(too_deep@"));
    parser.reset();
    CHECK(told(parser, opening) == "open");
    CHECK(told(parser, "<a><b") == "");
    parser.reset();
    CHECK(told(parser, opening) == "open");
    CHECK(parser.offset() == opening.size());
    CHECK(told(parser, "<a><b/></a>") == at("too_deep", opening.size() + 3));
    parser.reset();
    CHECK(told(parser, std::string("<?xml version='1.0'?>") + std::string(opening) + "</stream:stream>") ==
          "open close");
    parser.reset();
    CHECK(told(parser, opening) == "open");

    stream_parser strict({.limits = {.header_bytes = opening.size() + 30}});
    CHECK(told(strict, "<?xml version='1.0'?>" + std::string(20, ' ')) == "");
    strict.reset();
    CHECK(told(strict, opening) == "open");
}

TEST_CASE("reset after an error forgets it and the bytes that are unread, inside the loop and behind it") {
    for (const bool inside : {false, true}) {
        CAPTURE(inside);
        stream_parser parser = opened();
        std::string seen;
        for (const event& e : parser.feed("<a/><b c=1><d/>")) {
            seen += named(parser, e) + " ";
            if (inside && e.kind() == type::parse_error) parser.reset();
        }
        CHECK(seen == "a " + at("malformed_tag", opening.size() + 9) + " ");
        if (!inside) parser.reset();
        CHECK(told(parser, std::string(opening) + "<e/>") == "open e");
        CHECK(parser.offset() == opening.size() + 4);
    }
}

TEST_CASE("reset inside the loop, and restart too, leave the current event as it is where bytes were gathered") {
    for (const bool restart : {false, true}) {
        CAPTURE(restart);
        stream_parser parser = opened();
        CHECK(told(parser, "<a b='c'>te") == "");
        const std::string rest = "xt</a>" + std::string(opening) + "<d/>";
        std::string seen;
        for (const event& e : parser.feed(rest)) {
            if (e.kind() == type::element && e.element().name() == "a") {
                if (restart) parser.restart();
                else parser.reset();
                CHECK(e.element().raw() == "<a b='c'>text</a>");
                CHECK(e.element().xmlns() == "jabber:client");
            }
            seen += named(parser, e) + " ";
        }
        CHECK(seen == "a[@b='c' \"text\"] open d ");
        CHECK(parser.offset() == (restart ? opening.size() + 17 : 0) + opening.size() + 4);
    }
}

// --- the header

TEST_CASE("the header is at hand as long as its stream lasts, whatever becomes of its bytes") {
    stream_parser parser;
    CHECK_FALSE(parser.header());
    {
        std::string bytes =
            "<stream:stream to='example.com' xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'>";
        CHECK(told(parser, bytes) == "open");
        bytes.assign(bytes.size(), '#');
    }
    CHECK(told(parser, "<a/>") == "a");
    CHECK(parser.header()->to() == "example.com");
    CHECK(parser.header()->content_namespace() == "jabber:client");
    parser.reset();
    CHECK(told(parser, "") == "");
    CHECK_FALSE(parser.header());
}

// --- sharing and moving

TEST_CASE("a scratch is leased while a loop runs or an element is open") {
    canto::scratch shared;
    stream_parser parser({.scratch = &shared});
    CHECK_FALSE(shared.leased());
    CHECK(told(parser, opening) == "open");
    CHECK_FALSE(shared.leased());
    for ([[maybe_unused]] const event& e : parser.feed("<a/>")) CHECK(shared.leased());
    CHECK_FALSE(shared.leased());
    CHECK(told(parser, "<a>") == "");
    CHECK(shared.leased());
    shared.shrink();
    CHECK(told(parser, "</a>") == "a");
    CHECK_FALSE(shared.leased());
    shared.shrink();
    CHECK(told(parser, "<a/>") == "a");
}

TEST_CASE("two parsers share a scratch in nested loops: the inner one uses its own meanwhile") {
    canto::scratch shared;
    stream_parser outer({.scratch = &shared}), inner({.scratch = &shared});
    CHECK(told(outer, opening) == "open");
    CHECK(told(inner, opening) == "open");
    std::string seen;
    const std::string outer_bytes = "<a x='1'><b/>text</a><c y='2'/>", inner_bytes = "<d z='3'><e/><e/><e/></d><f/>";
    for (const event& o : outer.feed(outer_bytes)) {
        for (const event& i : inner.feed(inner_bytes)) seen += named(inner, i) + " ";
        seen += named(outer, o) + "; ";
    }
    CHECK(seen == "d[@z='3' e e e] f a[@x='1' b \"text\"]; d[@z='3' e e e] f c[@y='2']; ");
    CHECK_FALSE(shared.leased());
}

TEST_CASE("in nested loops one parser may be reset and the other restarted: each keeps to its own memory") {
    canto::scratch shared;
    stream_parser outer({.scratch = &shared}), inner({.scratch = &shared});
    CHECK(told(outer, opening) == "open");
    CHECK(told(inner, opening) == "open");
    const std::string outer_bytes = "<a>one</a>" + std::string(opening) + "<b/>",
                      inner_bytes = "<c>two</c>" + std::string(opening) + "<d/>";
    std::string seen;
    for (const event& o : outer.feed(outer_bytes)) {
        if (seen.empty()) {
            outer.reset();
            for (const event& i : inner.feed(inner_bytes)) {
                if (seen.empty()) inner.restart();
                seen += named(inner, i) + " ";
            }
        }
        seen += named(outer, o) + " ";
    }
    CHECK(seen == "c[\"two\"] open d a[\"one\"] open b ");
    CHECK(outer.offset() == opening.size() + 4);
    CHECK(inner.offset() == 2 * opening.size() + 14);
    CHECK_FALSE(shared.leased());
}

TEST_CASE("parsers that share a scratch may both have an element open") {
    canto::scratch shared;
    stream_parser one = opened({.scratch = &shared}), two = opened({.scratch = &shared});
    CHECK(told(one, "<a>o") == "");
    CHECK(told(two, "<b>t") == "");
    CHECK(told(one, "ne</a><a>") == "a[\"one\"]");
    CHECK(told(two, "wo</b><b>") == "b[\"two\"]");
    CHECK(told(one, "</a>") == "a");
    CHECK(told(two, "</b>") == "b");
    CHECK_FALSE(shared.leased());
}

TEST_CASE("a scratch is given back by a parser that is left in its loop and then fed, reset or destroyed") {
    canto::scratch shared;
    {
        stream_parser parser = opened({.scratch = &shared});
        CHECK(told(parser, "<a>") == "");
        CHECK(shared.leased());
    }
    CHECK_FALSE(shared.leased());
    stream_parser parser = opened({.scratch = &shared});
    CHECK(told(parser, "<a>") == "");
    parser.reset();
    CHECK(told(parser, "") == "");
    CHECK_FALSE(shared.leased());
    CHECK(told(parser, "<a b=1>").starts_with("error"));
    CHECK_FALSE(shared.leased());
}

TEST_CASE("a parser can be moved between loops, with an element open too") {
    stream_parser first = opened();
    CHECK(told(first, "<a>te") == "");
    stream_parser second(std::move(first));
    CHECK(told(second, "xt</a>") == "a[\"text\"]");
    stream_parser third;
    third = std::move(second);
    CHECK(third.header()->content_namespace() == "jabber:client");
    CHECK(told(third, "<b/></stream:stream>") == "b close");
}

TEST_CASE("a parser that is moved keeps its limits, and what has been counted of them") {
    stream_parser first = opened({.limits = {.stanza_bytes = 20}});
    stream_parser second(std::move(first));
    CHECK(told(second, "<a>" + std::string(20, 'x')) == at("stanza_too_large", opening.size() + 20));

    const std::uint32_t most = opening.size() + 30;
    stream_parser third({.limits = {.header_bytes = most}});
    CHECK(told(third, "<?xml version='1.0'?>" + std::string(20, ' ')) == "");
    stream_parser fourth(std::move(third));
    CHECK(told(fourth, opening) == at("header_too_large", most));
}

TEST_CASE("a parser may be a member of an aggregate") {
    struct connection {
        int socket;
        stream_parser parser{};
    };
    connection c{3};
    CHECK(told(c.parser, opening) == "open");
}

TEST_CASE("a parser that was moved from is as good as new") {
    stream_parser first = opened();
    const stream_parser second(std::move(first));
    CHECK(told(first, opening) == "open");    // NOLINT(bugprone-use-after-move)
    static_assert(std::is_nothrow_move_constructible_v<stream_parser>);
    static_assert(std::is_nothrow_move_assignable_v<stream_parser>);
    static_assert(!std::is_copy_constructible_v<stream_parser>);
}

// --- a window

TEST_CASE("with a window nothing is gathered: what is not consumed is given again with more behind it") {
    stream_parser parser({.window = true});
    std::string window(opening);
    CHECK(told(parser, window) == "open");
    CHECK(parser.unread() == "");
    window = "<a/>  <b>te";
    CHECK(told(parser, window) == "a keepalive");
    CHECK(parser.unread() == "<b>te");
    CHECK(parser.unread().data() == window.data() + 6);
    window.erase(0, 6);
    window += "xt</b>";
    for (const event& e : parser.feed(window)) {
        CHECK(e.element().raw().data() == window.data());
        CHECK(e.element().text() == "text");
    }
    CHECK(parser.unread() == "");
    CHECK(parser.offset() == opening.size() + 17);
}

TEST_CASE("a window whose open element is discarded has lost input") {
    stream_parser parser({.window = true});
    CHECK(told(parser, std::string(opening) + "<a b='" + std::string(100, 'x')) == "open");
    parser.discard_unread();
    CHECK(told(parser, "<a/>") == at("input_lost", opening.size()));
}

TEST_CASE("unread() excuses the loss of what it gave, not of what is left unread later") {
    stream_parser parser = opened();
    const std::string bytes = "<a/><b/><c/>";
    int steps = 0;
    for ([[maybe_unused]] const event& e : parser.feed(bytes)) {
        if (++steps == 1) CHECK(parser.unread() == "<b/><c/>");
        if (steps == 2) break;
    }
    CHECK(told(parser, bytes) == at("input_lost", opening.size() + 8));
}

TEST_CASE("a window that shrinks has lost input") {
    stream_parser parser({.window = true});
    CHECK(told(parser, opening) == "open");
    CHECK(told(parser, "<a>text") == "");
    CHECK(told(parser, "<a>tex") == at("input_lost", opening.size()));
}

TEST_CASE("a window may be given again as it is") {
    stream_parser parser({.window = true});
    CHECK(told(parser, opening) == "open");
    CHECK(told(parser, "<a>text") == "");
    CHECK(told(parser, "<a>text") == "");
    CHECK(told(parser, "<a>text</a>") == "a[\"text\"]");
}

TEST_CASE("the events of a feed are an input range, made of the parser it is of") {
    using range = decltype(std::declval<stream_parser&>().feed(std::string_view()));
    static_assert(std::input_iterator<range::iterator>);
    stream_parser parser = opened();
    auto events = parser.feed("<a/><b/><c/>");
    auto at = events.begin();
    CHECK(at->element().name() == "a");
    at++;
    CHECK((*at).element().name() == "b");
    CHECK((++at)->element().name() == "c");
    CHECK(++at == events.end());
}

// stream_parser: what comes out is a function of the bytes, and of nothing else.
//
// Input:   a byte of options (see `options`), then the bytes of a stream, cut into feeds at "\n~~\n".
// Oracles: the same events, offsets and error however the bytes are cut: in one feed, as the input says, a byte at a
//          time, in a window, with a break after every event, in two parsers that share a scratch in nested loops;
//          wherever restart() is asked for; before the first header that changes nothing; elements agree with
//          themselves (inspect.hpp); every byte is looked at twice at most, and copied once; memory stays within the
//          bound; any failing allocation is out_of_memory, and the parser works again behind reset().

#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <canto/canto.hpp>

#include <support/counting_allocator.hpp>

#include "harness.hpp"
#include "inspect.hpp"

using namespace canto_fuzz;

namespace {

using feeds = std::vector<std::string_view>;

struct options {
    explicit options(char c) : automatic(c & 1), acting(c & 2), tight(c & 4), asking(c & 8) {}
    bool automatic;    // restarts::automatic
    bool acting;       // elements of certain names make the loop do something: see act()
    bool tight;        // limits so low that every one is reached
    bool asking;       // restart() in front of the last feed, whatever the bytes before it end in
    static constexpr std::uint64_t nowhere = ~std::uint64_t(0);
    std::uint64_t asked_at = nowhere;    // which byte that is
};

canto::limits tight_limits() {
    canto::limits low;
    low.stanza_bytes = 200;
    low.header_bytes = 180;
    low.depth = 4;
    low.attributes = 5;
    low.namespace_declarations = 3;
    low.name_bytes = 12;
    low.namespace_bytes = 40;
    return low;
}

canto::stream_options stream_options_of(const options& o) {
    canto::stream_options made;
    if (o.tight) made.limits = tight_limits();
    if (o.automatic) made.restart = canto::restarts::automatic;
    return made;
}

struct counting_probe {
    std::uint64_t examined_bytes = 0;
    std::uint64_t copied_bytes = 0;
    void examined(std::size_t n) noexcept { examined_bytes += n; }
    void copied(std::size_t n) noexcept { copied_bytes += n; }
};
using counted_parser = canto::basic_stream_parser<counting_probe>;

/// Writes events down, white space aside: the one event that depends on the cutting.
template <class Parser>
void write(std::string& out, const canto::event& event, const Parser& parser) {
    using enum canto::event::type;
    switch (event.kind()) {
    case stream_header: {
        const canto::stream_header header = event.header();
        out += "header ";
        out += header.raw();
        out += ' ';
        canto_fuzz::write(out, header.xmlns());
        for (const canto::attribute a : header.attributes()) {
            out += " {";
            canto_fuzz::write(out, a.xmlns());
            out += '}';
            out += a.name();
            out += '=';
            canto_fuzz::write(out, a.value());
        }
        const auto version = header.version();
        if (version) out += " version " + std::to_string(version->major) + '.' + std::to_string(version->minor);
        expect(parser.header().has_value() && parser.header()->raw() == header.raw(), "the parser keeps the header");
        break;
    }
    case element:
        out += "element ";
        canto_fuzz::write(out, event.element(), parser.header()->context());
        break;
    case keepalive: return;
    case stream_close: out += "close"; break;
    case parse_error:
        out += "error ";
        out += to_string(event.error().code());
        expect(event.error().offset() == event.offset(), "an error's offset is its event's");
        expect(info(event.error().code()).stream.has_value(), "the errors of streams have a condition");
        break;
    }
    out += " @" + std::to_string(event.offset()) + '\n';
}

/// What a loop may do at an event, decided by the event alone so that the cutting plays no part in it.
template <class Parser>
void act(const canto::event& event, Parser& parser, canto::scratch* shared) {
    if (event.kind() != canto::event::type::element) return;
    const canto::element e = event.element();
    const std::string_view name = e.name();
    if (name == "proceed" || name == "success") parser.restart();
    if (name == "reset") parser.reset();
    if (name == "tight") parser.set_limits(tight_limits());
    if (name == "loose") parser.set_limits({});
    if (name == "nested") {
        // Another parser of the same scratch reads this element, while the outer loop holds it.
        canto::stream_options inner;
        inner.scratch = shared;
        canto::stream_parser other(inner);
        const std::string header = "<s:stream xmlns:s='http://etherx.jabber.org/streams'>";
        for (const canto::event& ignored : other.feed(header)) (void)ignored;
        const std::string_view raw = e.raw();
        for (std::size_t i = 0; i != raw.size(); ++i)
            for (const canto::event& ignored : other.feed(raw.substr(i, 1))) (void)ignored;
    }
}

enum class way { feed, push, breaking, window };

/// Feeds everything one way, and tells all that came of it.
template <class Parser>
std::string run(way how, const feeds& input, const options& o, canto::scratch* shared = nullptr) {
    canto::stream_options made = stream_options_of(o);
    made.scratch = shared;
    made.window = how == way::window;
    Parser parser(made);
    std::string out, before, after, window;
    bool failed = false, closed = false;
    std::uint64_t reset_at = 0, fed = 0;

    const auto tell = [&](const canto::event& event, std::string_view bytes, std::uint64_t begin) {
        const std::size_t size = out.size();
        write(out, event, parser);
        if (event.kind() == canto::event::type::keepalive) {
            expect(event.offset() + reset_at >= begin && event.offset() + reset_at - begin < bytes.size() &&
                       canto::detail::is_space(bytes[event.offset() + reset_at - begin]),
                   "a keepalive names a white space of this feed");
        }
        expect(!failed && !closed, "nothing comes behind an error or the end");
        failed = event.kind() == canto::event::type::parse_error;
        closed = event.kind() == canto::event::type::stream_close;
        if (!o.acting) return;
        act(event, parser, shared);
        if (event.kind() == canto::event::type::element) {
            before.assign(out, size);
            after.clear();
            write(after, event, parser);
            expect_same(before, after, "an event outlives what the loop does with the parser");
            if (event.element().name() == "reset") reset_at += event.offset() + event.element().raw().size();
        }
    };

    for (const std::string_view part : input) {
        if (failed || closed) break;
        const std::uint64_t begin = fed;
        fed += part.size();
        if (begin == o.asked_at) parser.restart();
        switch (how) {
        case way::feed: {
            const alone bytes(part);
            for (const canto::event& event : parser.feed(bytes.view())) tell(event, bytes.view(), begin);
            break;
        }
        case way::push: {
            const alone bytes(part);
            parser.push(bytes.view());
            while (const canto::event* event = parser.next()) tell(*event, bytes.view(), begin);
            break;
        }
        case way::breaking: {
            auto bytes = std::make_unique<alone>(part);
            std::uint64_t from = begin;
            for (bool again = true; again && !failed && !closed;) {
                again = false;
                for (const canto::event& event : parser.feed(bytes->view())) {
                    tell(event, bytes->view(), from);
                    again = true;
                    break;
                }
                if (!again) break;
                const std::string_view rest = parser.unread();
                expect(lies_in(rest, bytes->view()) &&
                           rest.data() + rest.size() == bytes->view().data() + bytes->view().size(),
                       "what is unread is the end of what was fed");
                from += bytes->view().size() - rest.size();
                bytes = std::make_unique<alone>(rest);
            }
            break;
        }
        case way::window: {
            window += part;
            const alone bytes(window);
            const std::uint64_t from = fed - window.size();
            for (const canto::event& event : parser.feed(bytes.view())) tell(event, bytes.view(), from);
            const std::size_t unread = parser.unread().size();
            expect(unread <= window.size(), "what is unread is part of the window");
            window.erase(0, window.size() - unread);
            break;
        }
        }
    }
    expect(parser.at_end_of_stream() == closed, "a stream has ended where its end has been told");
    if (!failed) out += parser.between_elements() ? "between elements" : "inside something";
    if (closed && how != way::breaking) out += " at " + std::to_string(parser.offset());
    if (closed && how == way::breaking) out += " at " + std::to_string(parser.offset());
    if (failed) {
        const std::string_view more = "<again/>";
        std::string again;
        for (const canto::event& event : parser.feed(more)) write(again, event, parser);
        expect(out.ends_with(again) && !again.empty(), "after an error every feed gives it again");
    }
    return out;
}

/// What a run without any memory of its own can keep of one: to be compared where allocations are counted or fail.
struct note {
    canto::event::type kind;
    canto::errc code;
    std::uint64_t offset;
    std::size_t size;
    friend bool operator==(const note&, const note&) = default;
};

template <class Parser>
void take_notes(std::vector<note>& notes, Parser& parser, const feeds& input) {
    for (const std::string_view part : input) {
        for (const canto::event& event : parser.feed(part)) {
            note n{event.kind(), canto::errc::absent, event.offset(), 0};
            if (n.kind == canto::event::type::parse_error) n.code = event.error().code();
            if (n.kind == canto::event::type::element) n.size = event.element().raw().size();
            notes.push_back(n);
            if (n.kind == canto::event::type::parse_error || n.kind == canto::event::type::stream_close) return;
        }
    }
}

/// Time and memory: counted, not measured.
std::vector<note> check_cost(const feeds& input, const options& o) {
    std::size_t fed = 0;
    for (const std::string_view part : input) fed += part.size();
    std::vector<note> notes;
    notes.reserve(fed + 4);
    counted_parser parser(stream_options_of(o));
    const canto_test::allocation_scope scope;
    take_notes(notes, parser, input);
    const std::size_t peak = scope.peak_bytes();
    expect(peak <= 16 * std::size_t(parser.limits().stanza_bytes) + (64u << 10), "memory stays within the bound");
    // What turns out to be the header of another stream has been read as an element before.
    const std::size_t times = o.automatic || o.acting ? 3 : 2;
    expect(parser.probe().examined_bytes <= times * fed + 32 * input.size(),
           "every byte is looked at twice at most, headers once more");
    expect(parser.probe().copied_bytes <= fed, "every byte is copied once at most");
    return notes;
}

/// Makes each allocation fail in its turn.
void check_failing(const feeds& input, const options& o, const std::vector<note>& expected) {
    std::vector<note> notes;
    notes.reserve(expected.size() + 4);
    for (std::size_t nth = 1; nth <= 64; ++nth) {
        canto::stream_parser parser(stream_options_of(o));
        notes.clear();
        bool happened = false;
        {
            const canto_test::allocation_failure failure(nth);
            take_notes(notes, parser, input);
            happened = failure.happened();
        }
        if (!happened) {
            expect(notes == expected, "the same bytes give the same events");
            return;
        }
        expect(!notes.empty() && notes.back().code == canto::errc::out_of_memory,
               "an allocation that fails is out_of_memory");
        notes.pop_back();
        expect(notes.size() <= expected.size() && std::equal(notes.begin(), notes.end(), expected.begin()),
               "all before it was right");
        parser.reset();
        notes.clear();
        take_notes(notes, parser, input);
        expect(notes == expected, "reset() makes all good again");
    }
}

/// Bytes that nobody has taken must not be lost in silence.
void check_lost(std::string_view all, const options& o) {
    canto::stream_parser parser(stream_options_of(o));
    for (const canto::event& event : parser.feed(all))
        if (event.kind() == canto::event::type::parse_error || event.kind() == canto::event::type::stream_close) return;
        else break;
    const std::uint64_t at = parser.offset();
    canto::stream_parser same = std::move(parser);
    if (at == all.size()) return;
    const std::string_view more = "<more/>";
    bool told = false;
    for (const canto::event& event : same.feed(more)) {
        told = event.kind() == canto::event::type::parse_error;
        expect(told && event.error().code() == canto::errc::input_lost && event.offset() == at,
               "a feed that would lose bytes says so");
    }
    expect(told, "a feed that would lose bytes says something");
}

}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0 || size > (64u << 10)) return 0;
    options o(static_cast<char>(data[0]));
    const feeds cut = split(as_view(data + 1, size - 1), "\n~~\n");
    std::string all;
    for (const std::string_view part : cut) all += part;
    feeds whole{all};
    if (o.asking && !cut.back().empty()) {
        o.asked_at = all.size() - cut.back().size();
        whole = {std::string_view(all).substr(0, o.asked_at), cut.back()};
    }

    const std::string expected = run<canto::stream_parser>(way::feed, whole, o);
    if (o.asking) {
        options never = o;
        never.asked_at = options::nowhere;
        if (!run<canto::stream_parser>(way::feed, {whole[0]}, never).starts_with("header"))
            expect_same(expected, run<canto::stream_parser>(way::feed, whole, never), "the header comes once");
    }
    expect_same(expected, run<counted_parser>(way::feed, cut, o), "as the input is cut");
    expect_same(expected, run<canto::stream_parser>(way::push, cut, o), "push() and next()");
    expect_same(expected, run<canto::stream_parser>(way::breaking, whole, o), "a break after every event");
    expect_same(expected, run<canto::stream_parser>(way::breaking, cut, o), "a break after every event, cut");
    expect_same(expected, run<canto::stream_parser>(way::window, cut, o), "in a window");
    canto::scratch shared;
    expect_same(expected, run<canto::stream_parser>(way::feed, cut, o, &shared), "with a scratch that others use");
    expect(!shared.leased() || expected.ends_with("inside something"), "a scratch is given back");
    if (all.size() <= 2048) {
        feeds bytes;
        for (std::size_t i = 0; i != all.size(); ++i) bytes.push_back(std::string_view(all).substr(i, 1));
        expect_same(expected, run<counted_parser>(way::feed, bytes, o), "a byte at a time");
        if (all.size() <= 512)
            expect_same(expected, run<canto::stream_parser>(way::window, bytes, o), "a byte at a time in a window");
    }
    check_failing(cut, o, check_cost(cut, o));
    check_cost(whole, o);
    check_lost(all, o);
    return 0;
}

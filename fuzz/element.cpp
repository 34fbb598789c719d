// parse_element, parse_frame, to_owned() and the tape beneath: elements outside a stream are what they are inside one.
//
// Input:   a byte: 'A' for an element of a stream with namespaces and a language, anything else for one that stands
//          alone; then the element.
// Oracles: the same element or error as a stream_parser gives for the same bytes; the tape holds to its picture
//          (tape.hpp), and is the same where attributes are read plainly; copies by to_owned(), of the element and of
//          every element in it, say the same as the original when the original's bytes are gone.

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <canto/canto.hpp>

#include "harness.hpp"
#include "inspect.hpp"

using namespace canto_fuzz;

namespace {

constexpr std::string_view bare_header = "<stream xmlns='http://etherx.jabber.org/streams'>";
constexpr std::string_view rich_header =
    "<s:stream xmlns='jabber:client' xmlns:s='http://etherx.jabber.org/streams' xmlns:p='outer' xml:lang='en'>";

/// What a stream makes of the element behind `header`.
struct streamed {
    std::optional<std::string> element;    // written down
    std::size_t end = 0;                   // behind it
    std::optional<canto::failure> failed;
    bool closed = false;
};

streamed stream(std::string_view header, std::string_view bytes) {
    canto::stream_parser parser;
    for (const canto::event& event : parser.feed(header))
        expect(event.kind() == canto::event::type::stream_header, "a header");
    streamed s;
    for (const canto::event& event : parser.feed(bytes)) {
        using enum canto::event::type;
        if (event.kind() == keepalive) continue;
        if (event.kind() == element) {
            s.element.emplace();
            write(*s.element, event.element(), parser.header()->context());
            s.end = std::size_t(parser.offset()) - header.size();
        }
        if (event.kind() == parse_error)
            s.failed = canto::failure{event.error().code(), event.offset() - header.size()};
        s.closed = event.kind() == stream_close;
        break;
    }
    return s;
}

/// The tape of an element whose bytes are good.
void check_tape(std::string_view bytes, const canto::element_context* context) {
    canto::tape memory;
    canto::detail::token_progress progress;
    canto::no_probe probe;
    canto::detail::tokenizer<> parser(progress, probe);
    const canto::limits bounds;
    const auto status = parser.run(canto::detail::token_goal::element, bytes.data(), bytes.size(), bounds.stanza_bytes,
                                   canto::errc::stanza_too_large, memory, bounds, context);
    expect(status == canto::detail::tokenizer<>::status::complete && parser.size() == bytes.size(),
           "the same bytes once more");
    const canto::token* const tokens = memory.tokens.data();
    const std::uint32_t count = parser.count();
    expect(count != 0 && count <= memory.tokens.capacity() && count <= canto::tape::most_tokens(bounds),
           "the tape has room for what it holds");
    std::vector<std::uint32_t> open;    // elements around the token
    std::uint32_t behind = 0;           // the token before it, in the bytes
    std::uint32_t name_bits = 0;        // of all elements but the first
    for (std::uint32_t i = 0; i != count; ++i) {
        const canto::token& t = tokens[i];
        while (!open.empty() && tokens[open.back()].after() == i) open.pop_back();
        expect(i == 0 || !open.empty(), "everything is in the first element");
        expect(t.offset() >= behind && t.offset() < bytes.size(), "tokens are in the order of the bytes");
        behind = t.offset();
        const bool in_tag = i != 0 && (tokens[i - 1].kind() == canto::token_kind::element || tokens[i - 1].in_tag());
        if (t.kind() == canto::token_kind::element) {
            expect(bytes[t.offset()] == '<' && t.name_size() != 0, "an element's offset is its '<'");
            expect(t.parent() == (open.empty() ? canto::token::none : open.back()), "an element knows its parent");
            expect(t.after() > i && t.after() <= (open.empty() ? count : tokens[open.back()].after()),
                   "an element ends in its parent");
            bool declares = false;
            std::uint32_t content = i + 1;
            for (; content != count && tokens[content].in_tag(); ++content)
                declares |= tokens[content].kind() == canto::token_kind::declaration;
            expect(t.tag_size() == (i == 0 && content < 16 ? content : 0), "a root knows the size of its tag");
            expect(t.has(canto::token_flags::declares) == declares, "an element knows whether it declares namespaces");
            const std::string_view name = bytes.substr(t.offset() + 1, t.name_size());
            if (i != 0) name_bits |= canto::detail::name_bit(name.substr(name.find(':') + 1));
            open.push_back(i);
        } else {
            const std::string_view value = bytes.substr(t.value_offset(), t.value_size());
            expect(std::size_t(t.value_offset()) + t.value_size() < bytes.size(), "values lie in the bytes");
            expect(t.in_tag() ? in_tag : true, "attributes stand behind their element");
            const std::string_view odd = t.in_tag() ? std::string_view("\t\r\n") : std::string_view("\r");
            expect(t.has(canto::token_flags::line_ends) == (value.find_first_of(odd) != value.npos),
                   "a value knows of its line ends");
            if (t.kind() != canto::token_kind::cdata)
                expect(t.has(canto::token_flags::references) == (value.find('&') != value.npos),
                       "a value knows of its references");
            if (t.in_tag()) {
                const std::string_view name = bytes.substr(t.offset(), t.name_size());
                expect(t.has(canto::token_flags::prefixed) == (name.find(':') != name.npos),
                       "a name knows of its prefix");
                expect((t.kind() == canto::token_kind::declaration) == (name == "xmlns" || name.starts_with("xmlns:")),
                       "declarations are told from attributes");
                expect(bytes[t.value_offset() - 1] == bytes[t.value_offset() + t.value_size()],
                       "a value stands between its quotes");
            }
        }
    }
    expect(tokens[0].after() == count, "the first element holds all");
    expect(parser.name_bits() == name_bits, "the names are those of all elements in it");
}

/// Attributes of the common form, read at once, are what they are to the plain functions, which a low limit on names
/// makes the parser use.
void check_plain(std::string_view bytes, const canto::element_context* context) {
    namespace d = canto::detail;
    std::string padded(bytes);
    padded.append(d::tag_reader::padding, '\0');
    canto::limits plainly;
    plainly.name_bytes = d::tag_reader::unchecked_name - 1;
    canto::tape plain_tape, tape;
    d::token_progress plain_progress, progress;
    canto::no_probe probe;
    d::tokenizer<> plain(plain_progress, probe), parser(progress, probe);
    const auto run = [&](d::tokenizer<>& by, canto::tape& memory, const canto::limits& bounds) {
        return by.run(d::token_goal::element, padded.data(), bytes.size(), bounds.stanza_bytes,
                      canto::errc::stanza_too_large, memory, bounds, context, d::behind::zeros);
    };
    const auto expected = run(plain, plain_tape, plainly);
    if (plain.why().code == canto::errc::name_too_long) return;
    expect(run(parser, tape, {}) == expected && parser.why() == plain.why(), "both come to the same");
    expect(progress.position == plain_progress.position && progress.count == plain_progress.count &&
               progress.in == plain_progress.in && progress.quote == plain_progress.quote,
           "both come as far");
    expect(expected != d::tokenizer<>::status::complete || progress.name_bits == plain_progress.name_bits,
           "both know the same names");
    for (std::uint32_t i = 0; i != progress.count; ++i)
        expect(tape.tokens.data()[i].head == plain_tape.tokens.data()[i].head &&
                   tape.tokens.data()[i].tail == plain_tape.tokens.data()[i].tail,
               "both write the same tokens");
}

/// Copies of the element and of all in it. Each is looked at when the original's bytes are gone.
void copy_all(const canto::element& e, std::vector<canto::document>& copies) {
    if (copies.size() > 100) return;
    auto copy = e.to_owned();
    expect(copy.has_value(), "there is memory for a copy");
    expect(copy->raw() == e.raw() && copy->root().name() == e.name() && copy->root().xmlns() == e.xmlns() &&
               copy->root().lang() == e.lang() && copy->root().text() == e.text(),
           "a copy says what the original says");
    copies.push_back(*std::move(copy));
    for (const canto::element child : e.children()) copy_all(child, copies);
}

void same(const canto::element& a, const canto::element& b) {
    expect(a.name() == b.name() && a.prefix() == b.prefix() && a.xmlns() == b.xmlns() && a.lang() == b.lang() &&
               a.text() == b.text() && a.raw() == b.raw(),
           "the same element");
    auto left = a.attributes().begin(), right = b.attributes().begin();
    for (; left != a.attributes().end() && right != b.attributes().end(); ++left, ++right)
        expect((*left).qname() == (*right).qname() && (*left).value() == (*right).value(), "the same attributes");
    expect(left == a.attributes().end() && right == b.attributes().end(), "as many attributes");
    auto first = a.children().begin(), second = b.children().begin();
    for (; first != a.children().end() && second != b.children().end(); ++first, ++second) same(*first, *second);
    expect(first == a.children().end() && second == b.children().end(), "as many children");
}

void each_copy(const canto::element& e, const std::vector<canto::document>& copies, std::size_t& next) {
    if (next == copies.size()) return;
    same(e, copies[next++].root());
    for (const canto::element child : e.children()) each_copy(child, copies, next);
}

/// A message of WebSocket is an element in jabber:client, and begins with it.
void check_frame(std::string_view input) {
    const auto frame = canto::parse_frame(input);
    if (!input.empty() && input.front() != '<') {
        expect(!frame && frame.why() == canto::failure{canto::errc::malformed_tag, 0}, "a frame begins with '<'");
        return;
    }
    const auto parsed = canto::parse_element(input, {.xmlns = canto::ns::client});
    expect(frame.has_value() == parsed.has_value(), "a frame is an element");
    if (!frame) {
        expect(frame.why() == parsed.why(), "or none for the same reason");
        return;
    }
    expect(frame->root().qname() == parsed->root().qname() && frame->root().raw() == parsed->root().raw(), "the same");
    expect(!frame->lacks_namespace() || frame->root().xmlns() == canto::text(canto::ns::client),
           "one that names no namespace is in jabber:client");
}

}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0 || size > (16u << 10)) return 0;
    const bool rich = data[0] == 'A';
    const std::string_view header = rich ? rich_header : bare_header;
    const std::string_view input = as_view(data + 1, size - 1);

    canto::stream_parser around;
    for (const canto::event& event : around.feed(header)) (void)event;
    canto::element_context context = around.header()->context();
    const streamed expected = stream(header, input);
    if (input.starts_with('<') && input.size() > 1) check_plain(input, &context);
    check_frame(input);

    std::optional<alone> bytes(std::in_place, input);
    const auto parsed = canto::parse_element(bytes->view(), context);
    if (!parsed) {
        using enum canto::errc;
        const std::size_t first = std::min(input.find_first_not_of(" \t\r\n"), input.size());
        if (first != input.size() && input[first] != '<') {
            expect(parsed.error() == malformed_tag && parsed.offset() == first && !expected.element && !expected.closed,
                   "what does not begin with '<' is no element");
        } else if (parsed.error() == incomplete_element) {
            expect(!expected.element && !expected.failed && !expected.closed && parsed.offset() == input.size(),
                   "a stream waits for more, too");
        } else if (parsed.error() == trailing_content) {
            expect(expected.element && expected.end <= parsed.offset() &&
                       !canto::detail::is_space(input[std::size_t(parsed.offset())]),
                   "a stream gives the element first");
        } else if (expected.closed) {
            expect(parsed.error() == mismatched_end_tag && parsed.offset() == first,
                   "the end tag of the stream ends no element");
        } else {
            expect(expected.failed && !expected.element, "a stream refuses it, too");
            canto::failure why = *expected.failed;
            if (why.code == text_between_stanzas) why.code = malformed_tag;
            expect(why == parsed.why(), "a stream says the same of it");
        }
        return 0;
    }
    expect(expected.element.has_value(), "a stream accepts it, too");
    std::string written;
    write(written, parsed->root(), context);
    expect_same(*expected.element, written, "a stream reads the same");
    check_tape(parsed->raw(), &context);

    // A document moves, and its elements stay.
    std::vector<canto::document> copies;
    copy_all(parsed->root(), copies);
    const auto again = copies.front().root().to_owned();
    expect(again.has_value(), "there is memory for a copy of a copy");
    same(parsed->root(), again->root());
    std::size_t next = 0;
    each_copy(parsed->root(), copies, next);
    bytes.reset();
    around.reset();
    next = 0;
    each_copy(again->root(), copies, next);
    return 0;
}

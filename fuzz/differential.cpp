// stream_parser against expat and libxml2: what canto accepts, both accept, and read the same; what canto refuses, both
// refuse, or canto has one of few reasons.
//
// Input:   a stream; a leading '+' stands for a header.
// Oracles: of what canto accepts: the same tree (names, namespaces, attributes in their order, decoded text) and so the
//          same number of first-level elements. expat may refuse names of XML 1.0's 5th edition.
//          Of what canto refuses: no completion of the bytes that it had seen is accepted, unless the error is of those
//          that XMPP or a limit asks for, and then the bytes are looked at again for that very reason.

#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <expat.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include <canto/canto.hpp>

#include "harness.hpp"

using namespace canto_fuzz;

namespace {

/// Low enough for a fuzzer to reach every one.
constexpr canto::limits bounds = [] {
    canto::limits low;
    low.stanza_bytes = 1000;
    low.header_bytes = 400;
    low.depth = 9;
    low.attributes = 9;
    low.namespace_declarations = 7;
    low.name_bytes = 60;
    low.namespace_bytes = 100;
    return low;
}();

/// A tree as a row of characters that no other tree has.
class transcript {
public:
    void begin(std::string_view xmlns, std::string_view name) {
        flush();
        written_ += '<';
        expanded(xmlns, name);
        ++depth_;
    }
    void attribute(std::string_view xmlns, std::string_view name, std::string_view value) {
        written_ += ' ';
        expanded(xmlns, name);
        written_ += '=';
        sized(value);
    }
    void behind_attributes() { written_ += '>'; }
    void text(std::string_view s) { text_ += s; }
    void end() {
        flush();
        written_ += "</>";
        --depth_;
    }
    const std::string& str() const { return written_; }
    std::size_t depth() const { return depth_; }

private:
    void sized(std::string_view s) {
        written_ += std::to_string(s.size());
        written_ += ':';
        written_ += s;
    }
    void expanded(std::string_view xmlns, std::string_view name) {
        written_ += '{';
        sized(xmlns);
        written_ += '}';
        sized(name);
    }
    /// White space between first-level elements is nobody's text.
    void flush() {
        if (depth_ > 1 && !text_.empty()) {
            written_ += '"';
            sized(text_);
        }
        if (depth_ <= 1 && text_.find_first_not_of(" \t\r\n") != text_.npos) written_ += "stray text";
        text_.clear();
    }

    std::string written_, text_;
    std::size_t depth_ = 0;
};

// canto

void write(transcript& out, const canto::element& e) {
    out.begin(e.xmlns().str(), e.name());
    for (const canto::attribute a : e.attributes()) out.attribute(a.xmlns().str(), a.name(), a.value().str());
    out.behind_attributes();
    for (const canto::node n : e.nodes()) {
        if (n.is_element()) write(out, n.as_element());
        else out.text(n.as_text().str());
    }
    out.end();
}

struct reading {
    transcript tree;
    std::size_t end = 0;                     // behind the last event
    bool open = false, closed = false;       // a header has been read; the stream's end tag has
    std::optional<canto::failure> failed;
    std::string root;                        // its qualified name
};

reading read_by_canto(std::string_view bytes) {
    canto::stream_options options;
    options.limits = bounds;
    canto::stream_parser parser(options);
    reading r;
    for (const canto::event& event : parser.feed(bytes)) {
        using enum canto::event::type;
        switch (event.kind()) {
        case stream_header: {
            const canto::stream_header h = event.header();
            r.root = std::string(h.raw().substr(1, h.raw().find_first_of(" \t\r\n/>") - 1));
            r.tree.begin(h.xmlns().str(), h.name());
            for (const canto::attribute a : h.attributes())
                r.tree.attribute(a.xmlns().str(), a.name(), a.value().str());
            r.tree.behind_attributes();
            r.open = true;
            break;
        }
        case element: write(r.tree, event.element()); break;
        case keepalive: break;
        case stream_close:
            r.tree.end();
            r.closed = true;
            break;
        case parse_error: r.failed = canto::failure{event.error().code(), event.error().offset()}; break;
        }
        if (!r.failed) r.end = parser.offset();
    }
    return r;
}

/// How many bytes canto must see before it refuses.
std::size_t judged_at(std::string_view bytes) {
    canto::stream_options options;
    options.limits = bounds;
    canto::stream_parser parser(options);
    for (std::size_t i = 0; i != bytes.size(); ++i)
        for (const canto::event& event : parser.feed(bytes.substr(i, 1)))
            if (event.kind() == canto::event::type::parse_error) return i + 1;
    expect(false, "what is refused in one feed is refused a byte at a time");
    return 0;
}

// expat

class by_expat {
public:
    by_expat() : parser_(XML_ParserCreateNS(nullptr, separator)) {
        XML_SetReturnNSTriplet(parser_, 1);
        XML_SetUserData(parser_, this);
        XML_SetElementHandler(parser_, begin, end);
        XML_SetCharacterDataHandler(parser_, text);
        XML_SetStartNamespaceDeclHandler(parser_, declared);
    }
    ~by_expat() { XML_ParserFree(parser_); }
    by_expat(const by_expat&) = delete;
    by_expat& operator=(const by_expat&) = delete;

    bool feed(std::string_view bytes, bool all) {
        return XML_Parse(parser_, bytes.data(), int(bytes.size()), all) == XML_STATUS_OK;
    }
    XML_Error error() const { return XML_GetErrorCode(parser_); }
    std::size_t at() const { return std::size_t(XML_GetCurrentByteIndex(parser_)); }
    std::string_view why() const { return XML_ErrorString(error()); }

    /// The end tags of what is open.
    std::string closing() const {
        std::string tags;
        for (std::size_t i = open_.size(); i-- != 0;) tags += "</" + open_[i].name + ">";
        return tags;
    }
    std::size_t depth() const { return open_.size(); }

    struct tag {
        std::string name;    // as it stands in the tag
        std::string xmlns;
        int attributes = 0;
        std::size_t declarations = 0;
        std::size_t in_scope = 0;    // declarations, the root's not counted
        std::size_t depth = 0;
        std::size_t at = 0;
    };
    std::optional<tag> last;    // the last one that began
    transcript tree;

private:
    static constexpr char separator = '\x01';    // in no document

    static std::vector<std::string_view> parts(const char* triplet) {
        const std::vector<std::string_view> all = split(triplet, std::string_view(&separator, 1));
        if (all.size() == 1) return {"", all[0], ""};
        if (all.size() == 2) return {all[0], all[1], ""};
        return all;
    }
    static void declared(void* self, const char*, const char*) { ++static_cast<by_expat*>(self)->declared_; }
    static void begin(void* data, const char* name, const char** attributes) {
        by_expat& self = *static_cast<by_expat*>(data);
        const auto own = parts(name);
        tag t;
        t.xmlns = own[0];
        t.name = own[2].empty() ? std::string(own[1]) : std::string(own[2]) + ':' + std::string(own[1]);
        t.attributes = XML_GetSpecifiedAttributeCount(self.parser_) / 2;
        t.declarations = std::exchange(self.declared_, 0);
        t.in_scope = self.open_.empty() ? 0 : self.open_.back().in_scope + t.declarations;
        t.depth = self.open_.size() + 1;
        t.at = self.at();
        self.tree.begin(own[0], own[1]);
        for (; *attributes; attributes += 2) {
            const auto each = parts(attributes[0]);
            self.tree.attribute(each[0], each[1], attributes[1]);
        }
        self.tree.behind_attributes();
        self.open_.push_back(t);
        self.last = t;
    }
    static void end(void* data, const char*) {
        by_expat& self = *static_cast<by_expat*>(data);
        self.tree.end();
        self.open_.pop_back();
    }
    static void text(void* data, const char* s, int size) {
        static_cast<by_expat*>(data)->tree.text({s, std::size_t(size)});
    }

    XML_Parser parser_;
    std::vector<tag> open_;
    std::size_t declared_ = 0;
};

// libxml2

class by_libxml2 {
public:
    explicit by_libxml2(std::string_view document) {
        // What it says outside of a document's own errors, of input it cannot convert, goes nowhere.
        static const bool silent = (xmlSetGenericErrorFunc(nullptr, ignore), true);
        static_cast<void>(silent);
        xmlSAXHandler handler;
        std::memset(&handler, 0, sizeof handler);
        handler.initialized = XML_SAX2_MAGIC;
        handler.startElementNs = begin;
        handler.endElementNs = [](void* self, const xmlChar*, const xmlChar*, const xmlChar*) {
            static_cast<by_libxml2*>(self)->tree.end();
        };
        handler.characters = handler.cdataBlock = handler.ignorableWhitespace = text;
        handler.serror = failed;
        xmlParserCtxt* const context = xmlCreateMemoryParserCtxt(document.data(), int(document.size()));
        if (!context) return;    // of nothing
        xmlCtxtUseOptions(context, XML_PARSE_NOENT | XML_PARSE_NONET);
        xmlSAXHandler* const own = std::exchange(context->sax, &handler);
        context->userData = this;
        xmlParseDocument(context);
        accepted = context->wellFormed == 1 && why.empty();
        context->sax = own;
        xmlFreeParserCtxt(context);
    }

    bool accepted = false;
    std::string why;    // the first error
    transcript tree;

private:
    static void ignore(void*, const char*, ...) {}
    static std::string_view view(const xmlChar* s) { return s ? reinterpret_cast<const char*>(s) : std::string_view(); }
    static void begin(void* data, const xmlChar* name, const xmlChar*, const xmlChar* xmlns, int, const xmlChar**,
                      int count, int, const xmlChar** attributes) {
        by_libxml2& self = *static_cast<by_libxml2*>(data);
        self.tree.begin(view(xmlns), view(name));
        for (int i = 0; i != count; ++i, attributes += 5)
            self.tree.attribute(
                view(attributes[2]), view(attributes[0]),
                {reinterpret_cast<const char*>(attributes[3]), std::size_t(attributes[4] - attributes[3])});
        self.tree.behind_attributes();
    }
    static void text(void* data, const xmlChar* s, int size) {
        static_cast<by_libxml2*>(data)->tree.text({reinterpret_cast<const char*>(s), std::size_t(size)});
    }
    /// Errors of namespaces do not make a document ill-formed there. That a namespace name is no URI is none here.
    static void failed(void* data, xmlErrorPtr error) {
        by_libxml2& self = *static_cast<by_libxml2*>(data);
        if (error->level < XML_ERR_ERROR || error->code == XML_WAR_NS_URI) return;
        if (self.why.empty()) self.why = error->message ? error->message : "?";
    }
};

/// expat keeps the names of XML 1.0's 4th edition: that it stopped at bytes outside ASCII, in a tag, is its one excuse.
bool names_are_to_blame(const by_expat& expat, std::string_view document) {
    if (expat.error() != XML_ERROR_INVALID_TOKEN || expat.at() >= document.size()) return false;
    for (const char c : document.substr(expat.at(), document.find('>', expat.at()) - expat.at()))
        if (!canto::detail::is_ascii(c)) return true;
    return false;
}

void check_accepted(const std::string& document, const std::string& expected) {
    by_expat expat;
    if (expat.feed(document, true)) expect_same(expected, expat.tree.str(), "expat reads the same");
    else expect(names_are_to_blame(expat, document), "expat accepts what canto accepts");
    const by_libxml2 libxml2(document);
    if (!libxml2.accepted) expect(false, "libxml2 accepts what canto accepts: " + libxml2.why);
    expect_same(expected, libxml2.tree.str(), "libxml2 reads the same");
}

/// Whether the others may accept what canto refused, having seen `judged` bytes: looked up again, not believed.
bool is_reason(const reading& r, std::string_view bytes, std::size_t judged) {
    using enum canto::errc;
    const std::size_t at = r.failed->offset;
    const std::string_view rest = bytes.substr(at);
    // How many elements are open at a byte.
    const auto expect_depth = [&](std::size_t offset, std::size_t depth) {
        by_expat before;
        if (before.feed(bytes.substr(0, offset), false)) expect(before.depth() == depth, "the error is at this depth");
        else expect(names_are_to_blame(before, bytes), "expat has not refused anything before");
    };
    // The tag that the error is about must be as `wanted`; it may also be wrong by itself, for all.
    const auto is_tag = [&](auto&& wanted) {
        by_expat with;
        if (with.feed(bytes.substr(0, judged), false)) {
            expect(with.last && with.last->at == at && wanted(*with.last), "the tag is as canto says");
            return true;
        }
        const bool moot = names_are_to_blame(with, bytes);
        expect(moot || with.at() >= at, "expat has not refused anything before");
        return moot;
    };
    const auto local = [](const by_expat::tag& tag) {
        return std::string_view(tag.name).substr(tag.name.find(':') + 1);
    };
    switch (r.failed->code) {
    case comment: expect(rest.starts_with("<!--"), "a comment"); return true;
    case processing_instruction: expect(rest.starts_with("<?"), "a processing instruction"); return true;
    case doctype:
        expect(rest.starts_with("<!DOCTYPE"), "a document type declaration");
        return !r.open; // nobody has one inside

    case stanza_too_large:
        expect(bytes[at - bounds.stanza_bytes] == '<', "an element");
        expect_depth(at - bounds.stanza_bytes, 1);
        return true;
    case header_too_large: {
        const std::size_t begin = at - bounds.header_bytes;
        expect(bytes[begin] == '<' && (!r.open || bytes[begin + 1] == '/'), "a header or the end tag");
        expect_depth(begin, r.open);
        return true;
    }
    case too_deep: expect_depth(at, bounds.depth + 1); return true;
    case too_many_attributes:
        return is_tag(
            [](const by_expat::tag& t) { return std::size_t(t.attributes) + t.declarations > bounds.attributes; });
    case too_many_namespaces:
        return is_tag([](const by_expat::tag& t) {
            return (t.depth == 1 ? t.declarations : t.in_scope) > bounds.namespace_declarations;
        });
    case namespace_too_long: {
        const std::string_view name = rest.substr(0, rest.find(bytes[at - 1]));
        const bool decoded = name.find_first_of("&\t\r\n") != name.npos;
        expect(name.size() * (decoded ? canto::limits::decoded_namespace_weight : 1) > bounds.namespace_bytes,
               "a long namespace");
        return true;
    }
    case name_too_long:
        expect(rest.substr(0, rest.find_first_of(" \t\r\n=/>")).size() > bounds.name_bytes, "a long name");
        return true;

    case wrong_root_namespace:
        return is_tag([](const by_expat::tag& t) { return t.depth == 1 && t.xmlns != canto::ns::streams; });
    case wrong_root_name:
        return is_tag([&](const by_expat::tag& t) {
            return t.depth == 1 && t.xmlns == canto::ns::streams && local(t) != "stream";
        });
    case unexpected_header:
        return is_tag([&](const by_expat::tag& t) {
            return t.depth == 2 && t.xmlns == canto::ns::streams && local(t) == "stream";
        });
    case text_between_stanzas:
        expect(!canto::detail::is_space(rest[0]) && (rest[0] != '<' || rest.starts_with("<![CDATA[")), "text");
        expect_depth(at, 1);
        return true;
    case text_before_header:
        // Others call U+FEFF a byte order mark. No other text may stand there.
        if (!rest.starts_with("\xEF\xBB\xBF")) return false;
        expect(!r.open, "before the header");
        return true;
    case unsupported_encoding:
        expect(!r.open && (rest.substr(0, rest.find('>')).find("encoding") != rest.npos ||
                           static_cast<unsigned char>(rest[0]) >= 0xFE || rest.substr(0, 2).find('\0') != rest.npos),
               "another encoding");
        return true;
    case malformed_declaration: {
        // Others know other versions. Anything else is wrong for all.
        const std::string_view front = bytes.substr(0, at);
        const std::size_t quote = front.find_first_of("'\"");
        return quote != front.npos && front.find(front[quote], quote + 1) == front.npos &&
               front.find("version") < quote;
    }

    default: return false;    // wrong for all
    }
}

/// Whatever might follow, the others refuse it too.
void check_refused(const reading& r, std::string_view bytes) {
    const std::string seen(bytes.substr(0, judged_at(bytes)));
    if (is_reason(r, bytes, seen.size())) return;
    for (const std::string_view rest : {"", ";", ">", "/>", "'>", "\">", "='u'>", "]]>"}) {
        by_expat expat;
        const bool read = expat.feed(seen, false) && expat.feed(rest, false);
        const std::string closing = expat.closing();
        expect(!(read && expat.feed(closing, true)), "expat refuses what canto refuses");
        const by_libxml2 libxml2(seen + std::string(rest) + closing);
        expect(!libxml2.accepted, "libxml2 refuses what canto refuses");
    }
}

}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size > (16u << 10)) return 0;
    std::string bytes(as_view(data, size));
    if (bytes.starts_with('+'))
        bytes.replace(0, 1, "<stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'>");
    const alone input(bytes);

    reading r = read_by_canto(input.view());
    if (r.failed) check_refused(r, input.view());
    if (!r.open) return 0;
    std::string document = bytes.substr(0, r.end);
    if (!r.closed) {
        document += "</" + r.root + ">";
        r.tree.end();
    }
    check_accepted(document, r.tree.str());
    return 0;
}

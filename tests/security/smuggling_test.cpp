// What canto lets through as raw bytes must be, to every other reader of those bytes, the same single stanza with the
// same addresses; or canto refuses it. These are the tricks by which one reader has been made to see another stanza.
#include <canto/canto.hpp>

#include <cstddef>
#include <cstring>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>
#include <expat.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <pugixml.hpp>
#if !defined(__cpp_exceptions)
#define RAPIDXML_NO_EXCEPTIONS
#endif
#include <rapidxml/rapidxml.hpp>

namespace {

constexpr std::string_view header =
    "<stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'>";

/// What a router looks at.
struct stanza {
    std::string xmlns, name, from, to;
    std::size_t children = 0;

    friend bool operator==(const stanza&, const stanza&) = default;
};

std::ostream& operator<<(std::ostream& out, const stanza& s) {
    return out << '{' << s.xmlns << '}' << s.name << " from '" << s.from << "' to '" << s.to << "', " << s.children
               << " children";
}

/// The stanzas that canto would forward, and their bytes; `refused` once it would forward nothing more.
struct verdict {
    std::vector<stanza> seen;
    std::vector<std::string> raw;
    std::optional<canto::errc> refused;
    bool closed = false;
};

verdict by_canto(std::string_view bytes) {
    const std::string whole = std::string(header) + std::string(bytes);
    canto::stream_parser parser;
    verdict v;
    for (const canto::event& event : parser.feed(whole)) {
        if (event.kind() == canto::event::type::stream_close) v.closed = true;
        if (event.kind() == canto::event::type::parse_error) v.refused = event.error().code();
        if (event.kind() != canto::event::type::element) continue;
        const canto::element e = event.element();
        stanza s{e.xmlns().str(), std::string(e.name()), e.attribute("from").value_or("").str(),
                 e.attribute("to").value_or("").str(), 0};
        for (const canto::element child : e.children()) {
            (void)child;
            ++s.children;
        }
        v.seen.push_back(s);
        v.raw.emplace_back(e.raw());
    }
    return v;
}

// The others read the raw bytes of the one stanza, between another stream's tags. Separators are the ones that programs
// use.

class by_expat {
public:
    static std::optional<std::vector<stanza>> read(std::string_view raw, char separator) {
        by_expat reader(separator);
        const std::string document = std::string(header) + std::string(raw) + "</stream:stream>";
        const bool good = XML_Parse(reader.parser_, document.data(), int(document.size()), 1) == XML_STATUS_OK;
        XML_ParserFree(reader.parser_);
        return good ? std::optional(reader.seen_) : std::nullopt;
    }

private:
    explicit by_expat(char separator) : parser_(XML_ParserCreateNS(nullptr, separator)), separator_(separator) {
        XML_SetUserData(parser_, this);
        XML_SetElementHandler(parser_, begin, end);
    }
    static void begin(void* data, const char* name, const char** attributes) {
        by_expat& self = *static_cast<by_expat*>(data);
        ++self.depth_;
        if (self.depth_ == 3) ++self.seen_.back().children;
        if (self.depth_ != 2) return;
        const std::string_view full = name;
        const std::size_t at = full.rfind(self.separator_);
        stanza s;
        s.xmlns = at == full.npos ? "" : full.substr(0, at);
        s.name = at == full.npos ? full : full.substr(at + 1);
        for (; *attributes; attributes += 2) {
            if (std::strcmp(attributes[0], "from") == 0) s.from = attributes[1];
            if (std::strcmp(attributes[0], "to") == 0) s.to = attributes[1];
        }
        self.seen_.push_back(s);
    }
    static void end(void* data, const char*) { --static_cast<by_expat*>(data)->depth_; }

    XML_Parser parser_;
    char separator_;
    int depth_ = 0;
    std::vector<stanza> seen_;
};

std::string_view view(const xmlChar* s) {
    return s ? reinterpret_cast<const char*>(s) : std::string_view();
}

std::optional<std::vector<stanza>> by_libxml2(std::string_view raw) {
    const std::string document = std::string(header) + std::string(raw) + "</stream:stream>";
    xmlDoc* const read = xmlReadMemory(document.data(), int(document.size()), nullptr, nullptr,
                                       XML_PARSE_NOENT | XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
    if (!read) return std::nullopt;
    std::vector<stanza> seen;
    for (const xmlNode* n = xmlDocGetRootElement(read)->children; n; n = n->next) {
        if (n->type != XML_ELEMENT_NODE) continue;
        stanza s;
        s.xmlns = n->ns ? view(n->ns->href) : "";
        s.name = view(n->name);
        const auto value = [&](const char* name) {
            xmlChar* const text = xmlGetNoNsProp(n, reinterpret_cast<const xmlChar*>(name));
            std::string found(view(text));
            xmlFree(text);
            return found;
        };
        s.from = value("from");
        s.to = value("to");
        s.children = xmlChildElementCount(const_cast<xmlNode*>(n));
        seen.push_back(s);
    }
    xmlFreeDoc(read);
    return seen;
}

// pugixml and RapidXML know no namespaces: they read the raw bytes alone, and find the qualified name.

std::optional<std::vector<stanza>> by_pugixml(std::string_view raw) {
    pugi::xml_document document;
    if (!document.load_buffer(raw.data(), raw.size())) return std::nullopt;
    std::vector<stanza> seen;
    for (const pugi::xml_node n : document.children()) {
        stanza s{"", n.name(), n.attribute("from").value(), n.attribute("to").value(), 0};
        for (const pugi::xml_node child : n.children()) s.children += child.type() == pugi::node_element;
        seen.push_back(s);
    }
    return seen;
}

std::vector<stanza> by_rapidxml(std::string_view raw) {
    std::string bytes(raw);
    rapidxml::xml_document<> document;
    document.parse<0>(bytes.data());
    std::vector<stanza> seen;
    for (const auto* n = document.first_node(); n; n = n->next_sibling()) {
        stanza s;
        s.name.assign(n->name(), n->name_size());
        const auto value = [&](const char* name) {
            const auto* const a = n->first_attribute(name);
            return a ? std::string(a->value(), a->value_size()) : std::string();
        };
        s.from = value("from");
        s.to = value("to");
        for (const auto* child = n->first_node(); child; child = child->next_sibling())
            s.children += child->type() == rapidxml::node_element;
        seen.push_back(s);
    }
    return seen;
}

std::string qualified_name(std::string_view raw) {
    return std::string(raw.substr(1, raw.find_first_of(" \t\r\n/>") - 1));
}

/// Everybody reads the bytes as this one stanza.
void forwarded(std::string_view bytes, const stanza& expected) {
    CAPTURE(bytes);
    const verdict v = by_canto(bytes);
    CHECK_FALSE(v.refused);
    REQUIRE(v.seen.size() == 1);
    CHECK(v.seen.front() == expected);
    const std::string& raw = v.raw.front();
    const std::vector<stanza> one{expected};
    for (const char separator : {'\n', ' ', '|', '\x01', '!', '}'}) {
        CAPTURE(int(separator));
        const auto read = by_expat::read(raw, separator);
        // Since 2.4.5 expat refuses namespace names that hold the separator, unless it is a character of URIs.
        if (expected.xmlns.find(separator) == std::string::npos) {
            REQUIRE(read);
            CHECK(*read == one);
        } else {
            CHECK((!read || *read == one));
        }
    }
    const auto libxml2 = by_libxml2(raw);
    REQUIRE(libxml2);
    CHECK(*libxml2 == one);
    stanza unresolved = expected;
    unresolved.xmlns = "";
    unresolved.name = qualified_name(raw);
    const auto pugixml = by_pugixml(raw);
    REQUIRE(pugixml);
    CHECK(*pugixml == std::vector<stanza>{unresolved});
    CHECK(by_rapidxml(raw) == std::vector<stanza>{unresolved});
}

void refused(std::string_view bytes, canto::errc why, std::size_t before = 0) {
    CAPTURE(bytes);
    const verdict v = by_canto(bytes);
    REQUIRE(v.refused);
    CHECK(to_string(*v.refused) == to_string(why));
    CHECK(v.seen.size() == before);
}

const stanza plain{"jabber:client", "message", "a@b", "c@d", 1};

}

TEST_CASE("every reader sees a plain stanza as it is") {
    forwarded("<message from='a@b' to='c@d'><body>x</body></message>", plain);
}

TEST_CASE("a '<' is a '<' behind bytes that a lax decoder would swallow it with") {
    // A decoder that trusts a lead byte skips what follows it, which is then markup to some and text to others.
    for (const std::string_view lead : {"\xC2", "\xE0", "\xE0\xA0", "\xEF\xBF", "\xF0", "\xF0\x90", "\xF0\x90\x80",
                                        "\xF8", "\xFC\x80", "\xFE", "\xFF", "\x80", "\xBF"})
        for (const std::string_view behind : {"</body></message><message from='admin@b'/><body>", "x", "'>", " "}) {
            refused("<message from='a@b' to='c@d'><body>" + std::string(lead) + std::string(behind) +
                        "</body></message>",
                    canto::errc::invalid_utf8);
            refused("<message from='a@b' to='" + std::string(lead) + std::string(behind) + "'/>",
                    canto::errc::invalid_utf8);
        }
}

TEST_CASE("overlong forms of markup are not UTF-8") {
    for (const std::string_view overlong : {"\xC0\xBC", "\xE0\x80\xBC", "\xF0\x80\x80\xBC", "\xC0\x80", "\xC0\xA6",
                                            "\xE0\x80\xA2", "\xC0\xA7", "\xC1\xBE"}) {
        refused("<message><body>" + std::string(overlong) + "</body></message>", canto::errc::invalid_utf8);
        refused("<message to='" + std::string(overlong) + "'/>", canto::errc::invalid_utf8);
        refused("<" + std::string(overlong) + "message/>", canto::errc::invalid_utf8);
    }
    refused("<message><body>\xED\xA0\xBC\xED\xBC\xBC</body></message>", canto::errc::invalid_utf8);    // surrogates
    refused("<message><body>\xF4\x90\x80\x80</body></message>", canto::errc::invalid_utf8);            // beyond Unicode
}

TEST_CASE("a namespace name may hold what others separate names with, and separates nothing") {
    for (const std::string_view separator : {"&#10;", " ", "|", "!", "}", "&#x20;", ":", "#"}) {
        std::string decoded(separator == "&#10;" ? "\n" : separator == "&#x20;" ? " " : separator);
        forwarded("<p:x xmlns:p='jabber:client" + std::string(separator) + "message' from='a@b'/>",
                  {"jabber:client" + decoded + "message", "x", "a@b", "", 0});
        forwarded("<message xmlns='jabber:client" + std::string(separator) + "' from='a@b'/>",
                  {"jabber:client" + decoded, "message", "a@b", "", 0});
    }
    // Control characters, which no document may hold, also not by reference.
    refused("<p:x xmlns:p='jabber:client\x01message'/>", canto::errc::illegal_character);
    refused("<p:x xmlns:p='jabber:client&#1;message'/>", canto::errc::malformed_reference);
    refused("<p:x xmlns:p='jabber:client\x0C'/>", canto::errc::illegal_character);
}

TEST_CASE("a prefix bound to the streams namespace anew ends no stream, and one bound to another is no stream's") {
    forwarded("<message from='a@b' to='c@d' xmlns:s='http://etherx.jabber.org/streams'><s:stream/></message>", plain);
    forwarded("<message from='a@b' to='c@d'><stream:stream xmlns:stream='u'></stream:stream></message>", plain);
    forwarded("<stream:message xmlns:stream='jabber:client' from='a@b' to='c@d'><x/></stream:message>", plain);
    refused("<s:stream xmlns:s='http://etherx.jabber.org/streams'/>", canto::errc::unexpected_header);
    refused("<message></stream:stream>", canto::errc::mismatched_end_tag);
    refused("<message xmlns:s='http://etherx.jabber.org/streams'></s:stream>", canto::errc::mismatched_end_tag);
    refused("</s:stream>", canto::errc::mismatched_end_tag);
}

TEST_CASE("a declaration counts as what it decodes to, and only as a declaration") {
    forwarded("<message xmlns='jabber&#58;client' from='a@b' to='c@d'><x/></message>", plain);
    forwarded("<message from='a@b' to='c@d' x=\"' xmlns='u\"><x/></message>", plain);
    forwarded("<message from='a@b' to='c@d' x='&apos; xmlns=&apos;u'><x/></message>", plain);
    forwarded("<message xmlns='u&#x20;' from='a@b'/>", {"u ", "message", "a@b", "", 0});
    forwarded("<message xmlns='' from='a@b'/>", {"", "message", "a@b", "", 0});
    refused("<message xmlns='u' xmlns='jabber:client'/>", canto::errc::duplicate_attribute);
    refused("<message xmlns:p='http://www.w3.org/2000/xmlns&#47;'/>", canto::errc::illegal_namespace_binding);
    refused("<message xmlns&#58;p='u'/>", canto::errc::malformed_tag);
    refused("<xmlns:message/>", canto::errc::undeclared_prefix);
    refused("<message xmlns:xmlns='u'/>", canto::errc::illegal_namespace_binding);
    refused("<message xmlns:xml='u'/>", canto::errc::illegal_namespace_binding);
}

TEST_CASE("nothing in CDATA, text or a value ends or begins a stanza") {
    forwarded(
        "<message from='a@b' to='c@d'><body><![CDATA[</body></message><message from='admin@b'>]]></body></message>",
        plain);
    forwarded("<message from='a@b' to='c@d'><body><![CDATA[]]]]><![CDATA[></message>]]></body></message>", plain);
    forwarded("<message from='a@b' to='c@d'><body>&lt;/body>&#60;/message></body></message>", plain);
    forwarded("<message from='a@b' to='c@d' x=\"'/>\"><body/></message>", plain);
    refused("<message from='a@b' to='c@d' x=\"'/></message>\"><body/></message>", canto::errc::malformed_tag);
    forwarded("<message from='a@b' to='c@d'><body><message from='admin@b'/></body></message>", plain);
    refused("<message><body x='</body></message>'/></message>", canto::errc::malformed_tag);
    refused("<message><![CDATA[ ]]>]]></message>", canto::errc::cdata_end_in_text);
    refused("<message>]]></message>", canto::errc::cdata_end_in_text);
    refused("<message/><![CDATA[ ]]><message/>", canto::errc::text_between_stanzas, 1);
    refused("<message><!-- </message> --></message>", canto::errc::comment);
    refused("<message><!--></message><!-- --></message>", canto::errc::comment);
    refused("<message><?x ?><?x </message> ?></message>", canto::errc::processing_instruction);
    refused("<message><![cdata[</message>]]></message>", canto::errc::malformed_tag);
    refused("<!DOCTYPE m [<!ENTITY e '</message>'>]><message>&e;</message>", canto::errc::doctype);
    refused("<message>&e;</message>", canto::errc::undefined_entity);
    refused("<message>&lt</message>", canto::errc::malformed_reference);
}

TEST_CASE("NUL, U+FEFF and other characters that some readers skip or stop at are refused, or are text") {
    refused(std::string_view("<message from='a@b\0' to='c@d'/>", 31), canto::errc::illegal_character);
    refused(std::string_view("<message>\0</message>", 20), canto::errc::illegal_character);
    refused(std::string_view("<mes\0sage/>", 11), canto::errc::malformed_tag);
    refused("<message to='&#0;'/>", canto::errc::malformed_reference);
    refused("<message to='&#xD800;'/>", canto::errc::malformed_reference);
    refused("<message to='&#4294967356;'/>", canto::errc::malformed_reference);             // 2^32 + '<'
    refused("<message to='&#18446744073709551676;'/>", canto::errc::malformed_reference);    // 2^64 + '<'
    refused("<message/>\xEF\xBB\xBF<message/>", canto::errc::text_between_stanzas, 1);
    refused("<message>\xEF\xBF\xBE</message>", canto::errc::illegal_character);
    refused("<message\x0B" "from='a@b'/>", canto::errc::malformed_tag);
    refused("<message\xC2\xA0" "from='a@b'/>", canto::errc::malformed_tag);
    refused("<message\xC2\x85" "from='a@b'/>", canto::errc::malformed_tag);
    forwarded("<message from='a@b\xEF\xBB\xBF' to='c@d'><x/></message>",
              {"jabber:client", "message", "a@b\xEF\xBB\xBF", "c@d", 1});
    forwarded("<message from='a@b\xE2\x80\xA8' to='c@d\xC2\x85'><x/></message>",
              {"jabber:client", "message", "a@b\xE2\x80\xA8", "c@d\xC2\x85", 1});
}

TEST_CASE("an attribute has one value") {
    refused("<message from='a@b' from='admin@b'/>", canto::errc::duplicate_attribute);
    refused("<message from='a@b' to='c@d' from='admin@b'/>", canto::errc::duplicate_attribute);
    refused("<message xmlns:p='u' xmlns:q='u' p:from='a@b' q:from='admin@b'/>", canto::errc::duplicate_attribute);
    refused("<message xmlns:p='u' xmlns:q='&#117;' p:from='a@b' q:from='admin@b'/>", canto::errc::duplicate_attribute);
    refused("<message from='a@b'from='admin@b'/>", canto::errc::malformed_tag);
    refused("<message from=a@b/>", canto::errc::malformed_tag);
    refused("<message from/>", canto::errc::malformed_tag);
    refused("<message from='a@b\"/><message/>", canto::errc::malformed_tag);
    refused("<message p:from='admin@b'/>", canto::errc::undeclared_prefix);
    forwarded("<message xmlns:p='u' p:from='admin@b' from='a@b' to='c@d'><x/></message>", plain);
    forwarded("<message From='admin@b' from='a@b' to='c@d'><x/></message>", plain);
    forwarded("<p:message xmlns:p='jabber:client' p:from='admin@b' from='a@b' to='c@d'><x/></p:message>", plain);
}

TEST_CASE("an end tag repeats its start tag, whatever its prefix is bound to") {
    refused("<p:message xmlns:p='jabber:client' xmlns:q='jabber:client'></q:message>", canto::errc::mismatched_end_tag);
    refused("<p:message xmlns:p='jabber:client'></message>", canto::errc::mismatched_end_tag);
    refused("<message></Message>", canto::errc::mismatched_end_tag);
    refused("<message></messages>", canto::errc::mismatched_end_tag);
    refused("<message></messag>", canto::errc::mismatched_end_tag);
    refused("<message></ message>", canto::errc::malformed_tag);
    refused("<message></message from='a'>", canto::errc::malformed_tag);
    refused("<message></message/>", canto::errc::malformed_tag);
    refused("<message from='a@b'/ >", canto::errc::malformed_tag);
    forwarded("<message from='a@b' to='c@d'><x/></message\r\n\t >", plain);
}

TEST_CASE("white space in tags and line ends in addresses are read alike") {
    forwarded("<message\rfrom\n=\t'a@b'\r\nto = \"c@d\"\t><x\r/></message>", plain);
    // RapidXML and others that do not normalise would see other addresses: these are the ones a router must compare
    // decoded.
    const verdict v = by_canto("<message from='a\r\n@b' to='c&#10;@d'/>");
    REQUIRE(v.seen.size() == 1);
    CHECK(v.seen.front().from == "a @b");
    CHECK(v.seen.front().to == "c\n@d");
    const auto libxml2 = by_libxml2(v.raw.front());
    REQUIRE(libxml2);
    CHECK(*libxml2 == v.seen);
    const auto expat = by_expat::read(v.raw.front(), '\n');
    REQUIRE(expat);
    CHECK(*expat == v.seen);
    // No such value is an address.
    CHECK_FALSE(canto::jid_view::parse(v.seen.front().from));
    CHECK_FALSE(canto::jid_view::parse(v.seen.front().to));
}

TEST_CASE("an encoding that would make other bytes markup is refused before the first stanza") {
    for (const std::string_view encoding :
         {"UTF-7", "UTF-16", "ISO-2022-JP", "Shift_JIS", "IBM037", "latin1", "utf8", "UTF-8x"}) {
        const std::string whole =
            "<?xml version='1.0' encoding='" + std::string(encoding) + "'?>" + std::string(header);
        canto::stream_parser parser;
        std::optional<canto::errc> refusal;
        for (const canto::event& event : parser.feed(whole))
            if (event.kind() == canto::event::type::parse_error) refusal = event.error().code();
        REQUIRE(refusal);
        CHECK(to_string(*refusal) == "unsupported_encoding");
    }
}

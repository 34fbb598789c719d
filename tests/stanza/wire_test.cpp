// Recorded sessions, counted through the views and by expat.
#include <canto/canto.hpp>
#include <canto/rapidxml.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <expat.h>

#include <doctest/doctest.h>

#include "support/walk.hpp"

namespace {

using counts = std::map<std::string, std::size_t>;

/// The types that are known, as "kind/type"; what is absent or unknown has a name of its own.
std::string kind_and_type(const std::string& kind, const char* type) {
    const std::string_view known = kind == "message" ? "|normal|chat|groupchat|headline|error|"
                                   : kind == "iq"
                                       ? "|get|set|result|error|"
                                       : "|unavailable|subscribe|subscribed|unsubscribe|unsubscribed|probe|error|";
    const std::string wanted = type ? "|" + std::string(type) + "|" : "";
    const bool is_known = type && known.find(wanted) != known.npos;
    const std::string otherwise = kind == "message" ? "normal" : kind == "presence" && !type ? "available" : "?";
    return kind + "/" + (is_known ? std::string(type) : otherwise);
}

struct expat_reader {
    counts found;
    int depth = 0;

    static void start(void* self, const XML_Char* name, const XML_Char** attributes) {
        auto& reader = *static_cast<expat_reader*>(self);
        if (++reader.depth != 2) return;
        const std::string expanded = name;
        const std::size_t space = expanded.find(' ');
        const std::string xmlns = space == expanded.npos ? "" : expanded.substr(0, space);
        const std::string local = space == expanded.npos ? expanded : expanded.substr(space + 1);
        const bool content = xmlns == "jabber:client" || xmlns == "jabber:server" || xmlns == "jabber:component:accept";
        if (!content || (local != "message" && local != "presence" && local != "iq")) {
            ++reader.found["element"];
            return;
        }
        const char* type = nullptr;
        for (; *attributes; attributes += 2)
            if (std::string_view(attributes[0]) == "type") type = attributes[1];
        ++reader.found[kind_and_type(local, type)];
    }
    static void end(void* self, const XML_Char*) { --static_cast<expat_reader*>(self)->depth; }
};

/// What expat finds at the second level. A session is cut before each stream header, for expat knows of no restarts.
counts by_expat(const std::string& session) {
    expat_reader reader;
    std::size_t begin = 0;
    while (begin != session.size()) {
        std::size_t next = session.find("<stream:stream", begin);
        next = next == session.npos ? next : session.find("<stream:stream", next + 1);
        if (next != session.npos && session.rfind("<?xml", next) != session.npos &&
            session.rfind("<?xml", next) > begin)
            next = session.rfind("<?xml", next);
        const std::size_t end = next == session.npos ? session.size() : next;
        reader.depth = 0;
        const XML_Parser parser = XML_ParserCreateNS(nullptr, ' ');
        XML_SetUserData(parser, &reader);
        XML_SetElementHandler(parser, &expat_reader::start, &expat_reader::end);
        XML_Parse(parser, session.data() + begin, static_cast<int>(end - begin),
                  0); // may end anywhere, or behind its end
        XML_ParserFree(parser);
        begin = end;
    }
    return reader.found;
}

struct by_views {
    counts found, violations;
    std::size_t views = 0;

    void operator()(const canto::message& m) { count(m, "message", to_string(m.type())); }
    void operator()(const canto::presence& p) { count(p, "presence", p.type() ? to_string(*p.type()) : "?"); }
    void operator()(const canto::iq& q) { count(q, "iq", q.type() ? to_string(*q.type()) : "?"); }
    void operator()(const canto::element& e) {
        std::uint64_t sum = 0;
        views += canto_test::walk(e, sum);
        ++found["element"];
    }
    void operator()(const canto::stream_header&) {}
    void operator()(canto::keepalive) {}
    void operator()(canto::stream_close) {}
    void operator()(const canto::parse_error& error) { FAIL(to_string(error.code())); }

private:
    template <class Stanza>
    void count(const Stanza& stanza, const char* kind, std::string_view type) {
        std::uint64_t sum = 0;
        views += canto_test::walk(stanza.element(), sum);
        if (const auto why = stanza.check()) ++violations[std::string(why->what)];
        ++found[std::string(kind) + "/" + std::string(type)];
    }
};

}

// CANTO_WIRE names another folder of sessions than tests/data/wire.
TEST_CASE("recorded sessions hold as many stanzas of each kind and type as expat finds") {
    const char* const elsewhere = std::getenv("CANTO_WIRE");
    counts all, violations;
    std::size_t files = 0, views = 0;
    for (const auto& entry :
         std::filesystem::directory_iterator(elsewhere ? elsewhere : CANTO_SOURCE_DIR "/tests/data/wire")) {
        if (entry.path().extension() != ".xml") continue;
        CAPTURE(entry.path().filename().string());
        std::ifstream file(entry.path(), std::ios::binary);
        const std::string session{std::istreambuf_iterator<char>(file), {}};
        canto::stream_options options;
        options.restart = canto::restarts::automatic;
        canto::stream_parser parser(options);
        by_views seen;
        for (const canto::event& e : parser.feed(session)) visit(e, seen);
        CHECK(seen.found == by_expat(session));
        for (const auto& [name, n] : seen.found) all[name] += n;
        for (const auto& [what, n] : seen.violations) violations[what] += n;
        views += seen.views;
        ++files;
    }
    CHECK(files >= 10);
    CHECK(all["message/chat"] > 0);
    CHECK(all["presence/available"] > 0);
    CHECK(all["iq/result"] > 0);
    if (!elsewhere) {
        // A component sent a message of type error with nothing in it.
        CHECK(violations == counts{{"a stanza of type error without an <error/>", 1}});
        return;
    }
    std::string report = std::to_string(files) + " files, " + std::to_string(views) + " views";
    for (const auto& [name, n] : all) report += "\n  " + name + " " + std::to_string(n);
    MESSAGE(report);
}

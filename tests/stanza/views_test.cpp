// What holds for all views at once.
#include <canto/canto.hpp>
#include <canto/rapidxml.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <regex>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "support/counting_allocator.hpp"
#include "support/models.hpp"
#include "support/walk.hpp"

namespace {

namespace fs = std::filesystem;

const fs::path source_dir = CANTO_SOURCE_DIR;

std::string read(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

struct view_source {
    std::string name;
    std::string header;
    std::string element;
    std::string source;
    std::string says;
    std::vector<std::string> accessors;
};

/// The namespace names of all headers, by the names of their constants.
std::map<std::string, std::string> namespaces() {
    std::map<std::string, std::string> all;
    static const std::regex constant(R"(inline constexpr std::string_view (\w+) =\s*"([^"]*)\")");
    for (const auto& entry : fs::recursive_directory_iterator(source_dir / "include/canto")) {
        if (!entry.is_regular_file() || entry.path().extension() != ".hpp") continue;
        const std::string text = read(entry.path());
        for (std::sregex_iterator at(text.begin(), text.end(), constant), end; at != end; ++at)
            all[(*at)[1]] = (*at)[2];
    }
    return all;
}

std::string element_of(const std::string& body) {
    static const std::map<std::string, std::string> known = namespaces();
    static const std::regex tag(R"re(qname tag\{ns::(\w+), "([^"]+)"\})re");
    static const std::regex one_of(R"(from_string<(\w+)>\(name.name\) && name.xmlns == text\(ns::(\w+)\))");
    static const std::regex kind(R"(stanza_kind::(\w+))");
    static const std::regex child(R"re(name.name == "(\w+)")re");
    std::smatch found;
    if (std::regex_search(body, found, tag)) return "`" + found[2].str() + "` in `" + known.at(found[1]) + "`";
    if (std::regex_search(body, found, one_of)) return "each `" + found[1].str() + "` in `" + known.at(found[2]) + "`";
    if (std::regex_search(body, found, child)) return "`" + found[1].str() + "` in the content namespace";
    if (body.find("stanza_kind_of(name).has_value()") != body.npos)
        return "each `stanza_kind` in the content namespace";
    REQUIRE(std::regex_search(body, found, kind));
    return "`" + found[1].str() + "` in the content namespace";
}

/// The names of the accessors in the body of a view.
std::vector<std::string> accessors_of(const std::string& body) {
    static const std::regex accessor(R"((\w+)\(([^()]*)\) const noexcept)");
    std::vector<std::string> names;
    for (std::sregex_iterator f(body.begin(), body.end(), accessor), end; f != end; ++f) {
        const std::string name = (*f)[1];
        const std::string before = body.substr(0, static_cast<std::size_t>(f->position()));
        const bool by_view = before.rfind("template <class View>") != before.npos &&
                             before.find_first_of(";{}", before.rfind("template <class View>")) == before.npos;
        const std::string shown = by_view ? name + "<View>" : name;
        if (name != "matches" && std::find(names.begin(), names.end(), shown) == names.end()) names.push_back(shown);
    }
    return names;
}

std::string body_behind(const std::string& text, const std::smatch& head) {
    const auto begin = static_cast<std::size_t>(head.position() + head.length());
    return text.substr(begin, text.find("\n};", begin) - begin);
}

/// The views as the headers have them, in the order of headers.
std::vector<view_source> views() {
    static const std::regex class_head(R"(class basic_(\w+) : public (?:detail::)?(\w+)<Element> \{)");
    static const std::regex shared_head(R"(class (?!basic_)(\w+) : public view_of<Element> \{)");
    static const std::regex doc_source(R"(/// Source:  ([^\n]*)\n)");
    std::vector<view_source> all;
    std::vector<fs::path> headers;
    for (const char* folder : {"stanza", "stream"})
        for (const auto& entry : fs::directory_iterator(source_dir / "include/canto" / folder))
            if (entry.path().extension() == ".hpp") headers.push_back(entry.path());
    std::sort(headers.begin(), headers.end());
    std::map<std::string, std::vector<std::string>> shared;    // what views inherit, by the name of their base
    for (const fs::path& header : headers) {
        const std::string text = read(header);
        for (std::sregex_iterator at(text.begin(), text.end(), shared_head), end; at != end; ++at)
            shared[(*at)[1]] = accessors_of(body_behind(text, *at));
    }
    for (const fs::path& header : headers) {
        const std::string text = read(header);
        for (std::sregex_iterator at(text.begin(), text.end(), class_head), end; at != end; ++at) {
            view_source view;
            view.name = (*at)[1];
            view.header = header.lexically_relative(source_dir / "include").generic_string();
            std::string body = body_behind(text, *at);
            view.element = element_of(body);
            body.resize(std::min({body.size(), body.find("\nprivate:"), body.find("\nprotected:")}));

            const auto head = static_cast<std::size_t>(at->position());
            const std::size_t doc = text.rfind("\n\n", head) + 2;
            const std::string comment = text.substr(doc, head - doc);
            std::smatch source;
            REQUIRE(std::regex_search(comment, source, doc_source));
            view.source = source[1];
            std::string said = comment.substr(0, comment.find("/// Source:"));
            for (std::size_t slash; (slash = said.find("\n/// ")) != said.npos;) said.replace(slash, 5, " ");
            view.says = said.substr(4, said.find('\n') - 4);

            view.accessors = accessors_of(body);
            const std::vector<std::string>& inherited = shared[(*at)[2]];
            view.accessors.insert(view.accessors.end(), inherited.begin(), inherited.end());
            all.push_back(std::move(view));
        }
    }
    return all;
}

std::string table() {
    std::ostringstream out;
    out << "# The views\n\n"
           "Every typed view, the element it refers to, and what it says of it. `ping` is `basic_ping<element>`; the "
           "same over a\n"
           "RapidXML tree is `basic_ping<rapidxml_element>`. A message, presence and iq have the fields of a stanza, "
           "too. Every\n"
           "view has `element()`. This table is written from the headers; a test compares the two.\n";
    std::string header;
    for (const view_source& view : views()) {
        if (view.header != header) {
            header = view.header;
            out << "\n## <" << header << ">\n\n| view | element | from | it says | fields |\n|---|---|---|---|---|\n";
        }
        out << "| `" << view.name << "` | " << view.element << " | " << view.source << " | " << view.says << " | ";
        const char* comma = "";
        for (const std::string& name : view.accessors) {
            out << comma << "`" << name << "`";
            comma = ", ";
        }
        out << " |\n";
    }
    return out.str();
}

std::vector<fs::path> sessions() {
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(source_dir / "tests/data/wire"))
        if (entry.path().extension() == ".xml") files.push_back(entry.path());
    return files;
}

}

TEST_CASE("the table of views says what the headers say") {
    const std::string wanted = table();
    const fs::path file = source_dir / "include/canto/stanza/VIEWS.md";
    const bool same = read(file) == wanted;
    if (!same) {
        const fs::path written = fs::temp_directory_path() / "canto-VIEWS.md";
        std::ofstream(written, std::ios::binary) << wanted;
        MESSAGE("the table as it should be: " << written.string());
    }
    CHECK(same);
}

TEST_CASE("support/every_view.hpp knows every view and every accessor") {
    const std::string known = read(source_dir / "tests/support/every_view.hpp");
    REQUIRE(views().size() > 90);
    for (const view_source& view : views()) {
        CAPTURE(view.name);
        const std::size_t begin = known.find("const canto::basic_" + view.name + "<Model>& view");
        REQUIRE(begin != known.npos);
        const std::string body = known.substr(begin, known.find("\n}\n", begin) - begin);
        for (const std::string& name : view.accessors) {
            CAPTURE(name);
            const bool by_view = name.ends_with("<View>");
            const std::string call =
                by_view ? "view.template " + name.substr(0, name.size() - 5) : "view." + name + "(";
            CHECK(body.find(call) != body.npos);
        }
        CHECK(known.find("canto::as<canto::basic_" + view.name + "<Model>>(e)") != known.npos);
    }
}

TEST_CASE("no accessor of any view allocates, and both models say the same of recorded sessions") {
    REQUIRE_FALSE(sessions().empty());
    for (const fs::path& file : sessions()) {
        CAPTURE(file.filename().string());
        const std::string bytes = read(file);
        canto::stream_options options;
        options.restart = canto::restarts::automatic;
        canto::stream_parser parser(options);
        std::size_t views = 0;
        for (const canto::event& e : parser.feed(bytes)) {
            if (e.kind() != canto::event::type::element) continue;
            rapidxml::memory_pool<char> pool;
            const rapidxml::xml_node<char>* const tree = canto::to_rapidxml(e.element(), pool);
            const canto::element_context outer{{}, parser.header()->lang().value_or(canto::text()), nullptr};
            std::uint64_t first = 0, second = 0;
            const canto_test::allocation_scope scope;
            const std::size_t of_tape = canto_test::walk(e.element(), first);
            const std::size_t of_tree = canto_test::walk(canto::rapidxml_element(*tree, &outer), second);
            const std::size_t allocations = scope.allocations();
            CHECK(allocations == 0);
            CHECK(of_tape == of_tree);
            CHECK(first == second);
            views += of_tape;
        }
        CHECK(views > 0);
    }
}

TEST_CASE("a view is a handle: two words and no more than four") {
    const canto_test::parsed<canto::element> p("<message/>");
    canto_test::each_view(p.root(), [](const char*, const auto& view) { static_assert(sizeof(view) <= 32); });
    const canto_test::parsed<canto::rapidxml_element> q("<message/>");
    canto_test::each_view(q.root(), [](const char*, const auto& view) { static_assert(sizeof(view) <= 32); });
}

// The rules of the source tree, checked by reading it: what a header may include, and what stands beside it.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <initializer_list>
#include <map>
#include <optional>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

namespace {

namespace fs = std::filesystem;

const fs::path source_dir = CANTO_SOURCE_DIR;

/// A header under include/: its name as one includes it, and what it includes, "<…>" or quotes kept.
struct header {
    std::string name;
    std::string text;
    std::vector<std::string> includes;

    std::set<std::string> canto_includes() const {
        std::set<std::string> names;
        for (const std::string& include : includes)
            if (include.starts_with("<canto/")) names.insert(include.substr(1, include.size() - 2));
        return names;
    }
};

std::vector<std::string> includes_of(const std::string& text) {
    std::vector<std::string> found;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        const auto hash = line.find_first_not_of(" \t");
        if (hash == line.npos || line[hash] != '#') continue;
        const auto directive = line.find_first_not_of(" \t", hash + 1);
        if (directive == line.npos || line.compare(directive, 7, "include") != 0) continue;
        const auto open = line.find_first_of("<\"", directive);
        const auto close = line.find_last_of(">\"");
        found.push_back(line.substr(open, close - open + 1));
    }
    return found;
}

const std::vector<header>& headers() {
    static const std::vector<header> all = [] {
        std::vector<header> found;
        for (const fs::directory_entry& entry : fs::recursive_directory_iterator(source_dir / "include")) {
            if (!entry.is_regular_file() || entry.path().extension() == ".md") continue;
            std::ifstream file(entry.path(), std::ios::binary);
            std::ostringstream text;
            text << file.rdbuf();
            found.push_back({entry.path().lexically_relative(source_dir / "include").generic_string(), text.str(),
                             includes_of(text.str())});
        }
        std::sort(found.begin(), found.end(), [](const header& a, const header& b) { return a.name < b.name; });
        return found;
    }();
    return all;
}

/// Headers that need more than the standard library, or that a program asks for by name: nothing includes them.
const std::set<std::string> optional_headers = {"canto/icu.hpp", "canto/rapidxml.hpp", "canto/system_error.hpp"};

/// Where a header stands; none for a place the layers do not know.
std::optional<int> layer_of(const std::string& name) {
    static const std::map<std::string, int> headers = {
        {"canto/canto.hpp", 7},        {"canto/condition.hpp", 0}, {"canto/error.hpp", 0},    {"canto/icu.hpp", 4},
        {"canto/limits.hpp", 0},       {"canto/ns.hpp", 0},        {"canto/rapidxml.hpp", 6}, {"canto/result.hpp", 0},
        {"canto/system_error.hpp", 0}, {"canto/version.hpp", 0},
    };
    static const std::map<std::string, int> folders = {
        {"canto/detail", 1}, {"canto/xml", 3}, {"canto/jid", 4}, {"canto/stanza", 5}, {"canto/stream", 5},
    };
    if (const auto found = headers.find(name); found != headers.end()) return found->second;
    const auto found = folders.find(fs::path(name).parent_path().generic_string());
    return found != folders.end() ? std::optional(found->second) : std::nullopt;
}

bool matches_any(std::string_view include, std::initializer_list<std::string_view> names) {
    const std::string_view name = include.substr(1, include.size() - 2);
    return std::any_of(names.begin(), names.end(), [&](std::string_view wanted) {
        return wanted.ends_with('/') ? name.starts_with(wanted) : name == wanted;
    });
}

}

TEST_CASE("headers are found where this test looks for them") {
    REQUIRE(headers().size() > 5);
    CHECK(headers().front().name == "canto/canto.hpp");
    CHECK(includes_of("#include <a>\n #  include \"b.hpp\"   // why\n// #include <c>\n#if 1\n") ==
          std::vector<std::string>{"<a>", "\"b.hpp\""});
}

TEST_CASE("every header has its layer, and includes only headers of the same layer or below") {
    for (const header& from : headers()) {
        CAPTURE(from.name);
        REQUIRE(layer_of(from.name));
        for (const std::string& to : from.canto_includes()) {
            CAPTURE(to);
            REQUIRE(layer_of(to));
            CHECK(*layer_of(to) <= *layer_of(from.name));
        }
    }
}

TEST_CASE("stream and stanza do not know each other, but for stream/stanza_event.hpp") {
    for (const header& from : headers())
        for (const std::string& to : from.canto_includes()) {
            CAPTURE(from.name);
            CAPTURE(to);
            if (from.name.starts_with("canto/stanza/")) CHECK_FALSE(to.starts_with("canto/stream/"));
            if (from.name.starts_with("canto/stream/") && from.name != "canto/stream/stanza_event.hpp")
                CHECK_FALSE(to.starts_with("canto/stanza/"));
        }
}

TEST_CASE("canto includes its own headers as <canto/...>") {
    for (const header& from : headers())
        for (const std::string& include : from.includes) {
            CAPTURE(from.name);
            CAPTURE(include);
            CHECK(include.starts_with('<'));
        }
}

TEST_CASE("no header does input, output or threads") {
    for (const header& from : headers())
        for (const std::string& include : from.includes) {
            CAPTURE(from.name);
            CAPTURE(include);
            CHECK_FALSE(matches_any(
                include, {"iostream",  "istream",    "ostream",    "fstream",    "sstream",      "streambuf",
                          "ios",       "iomanip",    "spanstream", "syncstream", "print",        "cstdio",
                          "stdio.h",   "filesystem", "thread",     "mutex",      "shared_mutex", "condition_variable",
                          "future",    "semaphore",  "latch",      "barrier",    "stop_token",   "pthread.h",
                          "csignal",   "signal.h",   "unistd.h",   "fcntl.h",    "poll.h",       "netdb.h",
                          "windows.h", "winsock2.h", "io.h",       "sys/",       "netinet/",     "arpa/",
                          "net/",      "boost/"}));
        }
}

TEST_CASE("intrinsics are in detail/scan.hpp alone") {
    for (const header& from : headers())
        for (const std::string& include : from.includes) {
            CAPTURE(from.name);
            CAPTURE(include);
            if (from.name != "canto/detail/scan.hpp")
                CHECK_FALSE(
                    matches_any(include, {"immintrin.h", "x86intrin.h", "intrin.h", "emmintrin.h", "xmmintrin.h",
                                          "pmmintrin.h", "tmmintrin.h", "smmintrin.h", "nmmintrin.h", "arm_neon.h"}));
        }
}

TEST_CASE("the umbrella includes every header but the optional ones and detail/, and holds nothing else") {
    const header& umbrella = headers().front();
    const std::set<std::string> included = umbrella.canto_includes();
    for (const header& each : headers()) {
        CAPTURE(each.name);
        const bool wanted = each.name != umbrella.name && !optional_headers.contains(each.name) &&
                            !each.name.starts_with("canto/detail/");
        CHECK(included.contains(each.name) == wanted);
    }

    std::istringstream lines(umbrella.text);
    for (std::string line; std::getline(lines, line);) {
        CAPTURE(line);
        CHECK(
            (line.empty() || line.starts_with("//") || line == "#pragma once" || line.starts_with("#include <canto/")));
    }
}

TEST_CASE("nothing includes an optional header, nor the umbrella") {
    for (const header& from : headers())
        for (const std::string& to : from.canto_includes()) {
            CAPTURE(from.name);
            CHECK_FALSE(optional_headers.contains(to));
            CHECK(to != "canto/canto.hpp");
        }
}

TEST_CASE("every header begins by saying what it is, and has its test at the same place") {
    for (const header& each : headers()) {
        CAPTURE(each.name);
        CHECK(each.text.starts_with("// "));
        CHECK(each.text.find("\n#pragma once\n") != each.text.npos);
        if (each.name == "canto/canto.hpp") continue;
        const std::string stem = each.name.substr(6, each.name.size() - 6 - 4); // canto/ and .hpp
        const fs::path test = source_dir / "tests" / (stem + "_test.cpp");
        std::ifstream file(test);
        std::string first_include;
        while (std::getline(file, first_include) && !first_include.starts_with("#include")) {
        }
        CHECK(first_include == "#include <" + each.name + ">");
    }
}

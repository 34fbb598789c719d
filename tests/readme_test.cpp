// What the README shows is what is compiled and run.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

namespace {

const std::filesystem::path repository = CANTO_SOURCE_DIR;

std::string read(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// All that stands between two marks, each time they are there.
std::vector<std::string> between(std::string_view text, std::string_view begin, std::string_view end) {
    std::vector<std::string> found;
    for (std::size_t at = text.find(begin); at != text.npos; at = text.find(begin, at)) {
        at += begin.size();
        const std::size_t stop = text.find(end, at);
        if (stop == text.npos) break;
        found.emplace_back(text.substr(at, stop - at));
        at = stop;
    }
    return found;
}

}

TEST_CASE("every C++ block of the README is the marked part of an example, and every such part is in the README") {
    const std::vector<std::string> shown = between(read(repository / "README.md"), "```cpp\n", "```\n");
    std::vector<std::string> compiled;
    for (const auto& entry : std::filesystem::directory_iterator(repository / "tests/examples"))
        if (entry.path().extension() == ".cpp") {
            CAPTURE(entry.path().filename().string());
            const auto marked = between(read(entry.path()), "// README: from here\n", "// README: to here\n");
            if (entry.path().filename().string().starts_with("readme_")) CHECK(marked.size() == 1);
            for (const std::string& part : marked) {
                CHECK(std::count(shown.begin(), shown.end(), part) == 1);
                compiled.push_back(part);
            }
        }
    CHECK(!shown.empty());
    for (const std::string& block : shown) {
        CAPTURE(block);
        CHECK(std::count(compiled.begin(), compiled.end(), block) == 1);
    }
}

// Sessions recorded between real servers and real clients.
#include <canto/stream/stream_parser.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "support/grind.hpp"

namespace {

std::size_t count(std::string_view in, std::string_view what) {
    std::size_t n = 0;
    for (std::size_t at = in.find(what); at != in.npos; at = in.find(what, at + what.size())) ++n;
    return n;
}

}

TEST_CASE("a recorded session says the same whole, in the sizes it arrived in, and byte by byte") {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(CANTO_SOURCE_DIR "/tests/data/wire"))
        if (entry.path().extension() == ".xml") files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    REQUIRE(files.size() >= 10);
    std::size_t restarted = 0, closed = 0;
    for (const std::filesystem::path& file : files) {
        CAPTURE(file.filename().string());
        std::ifstream xml(file, std::ios::binary);
        const std::string document{std::istreambuf_iterator<char>(xml), {}};
        REQUIRE(!document.empty());
        std::ifstream recorded(std::filesystem::path(file).replace_extension(".sizes"));
        canto_test::grind_options options;
        options.restart = canto::restarts::automatic;
        options.sizes.assign(std::istream_iterator<std::size_t>(recorded), {});
        REQUIRE(!options.sizes.empty());
        const std::string told = canto_test::grind(document, options);
        CHECK(told.starts_with("open "));
        CHECK(told.find("error(") == told.npos);
        CHECK(!told.ends_with("unfinished"));
        CHECK(told.find("[") != told.npos);
        restarted += count(told, "open ") > 1;
        closed += count(told, " close") == 1;
    }
    CHECK(restarted >= 8);
    CHECK(closed >= 5);
}

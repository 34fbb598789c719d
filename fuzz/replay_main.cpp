// Runs a harness without a fuzzer: over the files that are named, and those in the folders that are.
//
//   canto-fuzz-NAME FILE|FOLDER…
//
// Every input lies in a heap block of exactly its size. No input at all is a failure: it would hide a misplaced corpus.
// Only C's library is used, which MemorySanitizer understands.

#include <algorithm>
#include <cstdio>
#include <string>
#include <vector>

#include <dirent.h>

#include "harness.hpp"

namespace {

/// The files of a folder, or the name itself.
void list(const std::string& name, std::vector<std::string>& files) {
    ::DIR* const folder = ::opendir(name.c_str());
    if (!folder) {
        files.push_back(name);
        return;
    }
    while (const ::dirent* const entry = ::readdir(folder))
        if (entry->d_name[0] != '.') files.push_back(name + '/' + entry->d_name);
    ::closedir(folder);
}

bool read(const std::string& name, std::string& bytes) {
    std::FILE* const file = std::fopen(name.c_str(), "rb");
    if (!file) return false;
    bytes.clear();
    char part[4096];
    for (std::size_t size; (size = std::fread(part, 1, sizeof part, file)) != 0;) bytes.append(part, size);
    const bool good = std::ferror(file) == 0;
    std::fclose(file);
    return good;
}

}

int main(int argc, char** argv) {
    std::vector<std::string> files;
    for (int i = 1; i < argc; ++i) list(argv[i], files);
    if (files.empty()) {
        std::fprintf(stderr, "%s: no inputs\n", argv[0]);
        return 1;
    }
    std::sort(files.begin(), files.end());
    std::string bytes;
    for (const std::string& name : files) {
        if (!read(name, bytes)) {
            std::fprintf(stderr, "%s: cannot read %s\n", argv[0], name.c_str());
            return 1;
        }
        // Said before, so that a crash has a name.
        std::fprintf(stderr, "%s\n", name.c_str());
        const canto_fuzz::alone input(bytes);
        LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(input.view().data()), input.view().size());
    }
    std::fprintf(stderr, "%zu inputs\n", files.size());
}

// What every harness is made of: expectations, and bytes that lie alone.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace canto_fuzz {

/// Ends the program with a message, as fuzzers want it, unless `held`.
inline void expect(bool held, std::string_view what, const char* file = __builtin_FILE(), int line = __builtin_LINE()) {
    if (held) [[likely]] return;
    std::fprintf(stderr, "%s:%d: not so: %.*s\n", file, line, int(what.size()), what.data());
    std::abort();
}

/// The same for two transcripts, which are shown.
inline void expect_same(std::string_view expected, std::string_view found, std::string_view what,
                        const char* file = __builtin_FILE(), int line = __builtin_LINE()) {
    if (expected == found) [[likely]] return;
    std::fprintf(stderr, "%s:%d: not the same: %.*s\n--- expected\n%.*s\n--- found\n%.*s\n---\n", file, line,
                 int(what.size()), what.data(), int(expected.size()), expected.data(), int(found.size()), found.data());
    std::abort();
}

/// A copy of some bytes in a heap block of exactly their size, so that a sanitizer sees every byte read beyond, or
/// late.
class alone {
public:
    explicit alone(std::string_view bytes) : bytes_(new char[bytes.size()]), size_(bytes.size()) {
        if (size_ != 0) std::memcpy(bytes_.get(), bytes.data(), size_);
    }
    std::string_view view() const noexcept { return {bytes_.get(), size_}; }

private:
    std::unique_ptr<char[]> bytes_;
    std::size_t size_;
};

/// The parts of an input between separators.
inline std::vector<std::string_view> split(std::string_view input, std::string_view separator) {
    std::vector<std::string_view> parts;
    for (;;) {
        const std::size_t at = input.find(separator);
        parts.push_back(input.substr(0, at));
        if (at == input.npos) return parts;
        input.remove_prefix(at + separator.size());
    }
}

inline std::string_view as_view(const std::uint8_t* data, std::size_t size) noexcept {
    return {reinterpret_cast<const char*>(data), size};
}

}

/// What a harness defines: one input.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

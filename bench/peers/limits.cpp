// What no parser can beat on this machine: finding every '<', and reading and writing every byte once.
#include "../support/parser.hpp"

#include <benchmark/benchmark.h>

#include <cstring>
#include <memory>

namespace bench {
namespace {

[[maybe_unused]] const bool memchr_added = add({
    .name = "memchr",
    .library = "",
    .note = "no parser: memchr from '<' to '<'",
    .text = text_class::none,
    .pieces = true,
    .prepare = [](const corpus& c) -> pass {
        return [&c](std::size_t chunk, pass_kind) {
            std::size_t found = 0;
            in_pieces(c.bytes, chunk, [&](std::string_view piece) {
                const char* const end = piece.data() + piece.size();
                const char* at = piece.data();
                while (const void* hit = std::memchr(at, '<', static_cast<std::size_t>(end - at))) {
                    ++found;
                    at = static_cast<const char*>(hit) + 1;
                }
            });
            benchmark::DoNotOptimize(found);
            return counts{};
        };
    },
});

[[maybe_unused]] const bool copy_added = add({
    .name = "copy",
    .library = "",
    .note = "no parser: memcpy into a buffer as large as the corpus",
    .text = text_class::none,
    .pieces = true,
    .prepare = [](const corpus& c) -> pass {
        return [&c, to = std::shared_ptr<char[]>(new char[c.bytes.size()])](std::size_t chunk, pass_kind) {
            char* at = to.get();
            in_pieces(c.bytes, chunk, [&](std::string_view piece) {
                std::memcpy(at, piece.data(), piece.size());
                at += piece.size();
            });
            benchmark::DoNotOptimize(to.get());
            benchmark::ClobberMemory();
            return counts{};
        };
    },
});

} // namespace
} // namespace bench

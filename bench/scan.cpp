// The scanning primitives beside their plain twins: scan/<what>/<corpus>/<block>.
#include "register.hpp"

#include "support/corpora.hpp"

#include <canto/detail/scan.hpp>
#include <canto/detail/utf8.hpp>

#include <benchmark/benchmark.h>

#include <string>
#include <string_view>

namespace bench {
namespace {

using canto::detail::block;
using canto::detail::odd_bytes;
using canto::detail::word_block;

/// Goes from stop to stop, as the tokenizer does in text.
template <class Block>
std::size_t stops(std::string_view bytes) {
    std::size_t found = 0;
    const char* const end = bytes.data() + bytes.size();
    for (const char* p = bytes.data(); p != end; ++found) {
        p = canto::detail::find_by<Block, odd_bytes::stop, '<', '&'>(p, end);
        if (p != end) ++p;
    }
    return found;
}

/// Checks all of the bytes, ASCII or not, as UTF-8 that XML allows.
template <class Block>
std::size_t utf8(std::string_view bytes) {
    std::size_t characters = 0;
    const char* p = bytes.data();
    const char* const end = p + bytes.size();
    while (p != end) {
        p = canto::detail::skip_blocks<Block, '<', '&'>(p, end);
        p = canto::detail::skip_run(p, end).end;
        if (p != end) ++p;
        ++characters;
    }
    return characters;
}

void add(const std::string& what, const std::string& corpus_name, const char* kind,
         std::size_t (*run)(std::string_view)) {
    const std::string name = "scan/" + what + '/' + corpus_name + '/' + kind;
    benchmark::RegisterBenchmark(name.c_str(), [corpus_name, run](benchmark::State& state) {
        const std::string& bytes = corpora::of_this_run().get(corpus_name).bytes;
        for (auto _ : state) benchmark::DoNotOptimize(run(bytes));
        state.SetBytesProcessed(static_cast<std::int64_t>(bytes.size()) * state.iterations());
    });
}

} // namespace

void add_scan_benchmarks() {
    for (const char* const name : {"mixed", "avatar", "unicode"}) {
        add("stops", name, "block", stops<block>);
        add("stops", name, "word", stops<word_block>);
    }
    add("utf8", "unicode", "block", utf8<block>);
    add("utf8", "unicode", "word", utf8<word_block>);
}

} // namespace bench

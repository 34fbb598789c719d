// Throughput of every parser over every corpus, fed whole and in pieces.
#include "register.hpp"

#include "support/corpora.hpp"
#include "support/parser.hpp"

#include <benchmark/benchmark.h>

#include <cstdio>
#include <cstdlib>
#include <regex>
#include <string>

namespace bench {
namespace {

/// 0 is the whole corpus at once, then a full TLS record, a TCP segment, a crumb and single bytes.
constexpr std::size_t chunks[] = {0, 16384, 1460, 64, 1};

/// Whether --benchmark_filter selects a name, by Google Benchmark's rules.
bool selected(const std::string& name) {
    std::string filter = benchmark::GetBenchmarkFilter();
    if (filter.empty() || filter == "all") return true;
    const bool inverted = filter.front() == '-';
    if (inverted) filter.erase(0, 1);
    return std::regex_search(name, std::regex(filter, std::regex::extended)) != inverted;
}

/// What is wrong with what the parser finds; empty if nothing is.
std::string complaint(const parser& p, const corpus& c, std::size_t chunk) {
    try {
        const pass run = p.prepare(c);
        if (p.text == text_class::none) return {};
        for (const pass_kind kind : {pass_kind::timed, pass_kind::checked}) {
            const counts found = run(chunk, kind);
            const auto wrong = [](const char* what, std::size_t is, std::size_t should) {
                return std::to_string(is) + " " + what + " instead of " + std::to_string(should);
            };
            if (found.stanzas != c.expected.stanzas) return wrong("stanzas", found.stanzas, c.expected.stanzas);
            if (kind == pass_kind::timed) continue;
            if (found.elements != c.expected.elements) return wrong("elements", found.elements, c.expected.elements);
            if (found.text != c.expected.text(p.text))
                return wrong("bytes of text", found.text, c.expected.text(p.text));
        }
        return {};
    } catch (const broken& error) {
        return error.what();
    }
}

/// Times one pass a step. Every parser is credited with the whole corpus, also those spared the header and end tag.
void run(benchmark::State& state, const parser& p, const std::string& corpus_name, std::size_t chunk) {
    const corpus& c = corpora::of_this_run().get(corpus_name);
    const pass once = p.prepare(c);
    std::size_t stanzas = 0;
    for (auto _ : state) stanzas += once(chunk, pass_kind::timed).stanzas;
    const auto passes = static_cast<std::size_t>(state.iterations());
    if (p.text != text_class::none) {
        if (stanzas != passes * c.expected.stanzas) {
            std::fprintf(stderr, "%s lost stanzas of %s while timed\n", p.name.c_str(), corpus_name.c_str());
            std::exit(1);
        }
        state.counters["stanzas"] = benchmark::Counter(static_cast<double>(stanzas), benchmark::Counter::kIsRate);
    }
    state.SetBytesProcessed(static_cast<std::int64_t>(passes * c.bytes.size()));
}

} // namespace

bool add_stream_benchmarks(checks wanted) {
    bool sound = true;
    corpora& all = corpora::of_this_run();
    for (const std::string& corpus_name : all.names()) {
        for (const parser& p : parsers()) {
            for (const std::size_t chunk : chunks) {
                if (chunk != 0 && !p.pieces) continue;
                const std::string name = "stream/" + corpus_name + '/' + p.name + '/' + std::to_string(chunk);
                if (wanted == checks::selected && selected(name)) {
                    const corpus& c = all.get(corpus_name);
                    if (const std::string wrong = complaint(p, c, chunk); !wrong.empty()) {
                        const bool excused = !c.generated && !p.name.starts_with("canto");
                        std::fprintf(stderr, "%s: %s%s\n", name.c_str(), wrong.c_str(), excused ? ", left out" : "");
                        sound = sound && excused;
                        continue;
                    }
                }
                benchmark::RegisterBenchmark(name.c_str(), [&p, corpus_name, chunk](benchmark::State& state) {
                    run(state, p, corpus_name, chunk);
                });
            }
        }
    }
    return sound;
}

} // namespace bench

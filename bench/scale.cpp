// What many connections cost: memory of idle parsers, and several threads at once.
#include "register.hpp"

#include "support/corpora.hpp"
#include "support/parser.hpp"

#include <benchmark/benchmark.h>

#include <chrono>
#include <memory>
#include <string>
#include <vector>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace bench {
namespace {

#ifdef __GLIBC__
/// Bytes handed out by malloc, its own overhead per block included.
std::size_t allocated() {
    const struct mallinfo2 now = mallinfo2();
    return now.uordblks + now.hblkhd;
}

/// Makes parsers that have read a stream's header, and tells what each owns, itself included.
void wait_idly(benchmark::State& state, const parser& p, std::size_t count) {
    const std::string header(corpora::of_this_run().get("ping").header());
    double each = 0;
    for (auto _ : state) {
        std::vector<std::unique_ptr<idle>> waiting(count);
        const std::size_t before = allocated();
        for (auto& one : waiting) one = p.wait(header);
        each = static_cast<double>(allocated() - before) / static_cast<double>(count);
    }
    state.counters["bytes_each"] = each;
    state.counters["parsers"] = static_cast<double>(count);
}
#endif

/// Every thread runs a parser of its own over the same bytes; the threads' throughputs add up.
void run_threads(benchmark::State& state, const parser& p) {
    const corpus& c = corpora::of_this_run().get("mixed");
    const pass once = p.prepare(c);
    const auto start = std::chrono::steady_clock::now();
    for (auto _ : state) once(0, pass_kind::timed);
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
    const auto bytes = static_cast<double>(c.bytes.size()) * static_cast<double>(state.iterations());
    state.counters["bytes_per_second"] = bytes / took.count();
}

} // namespace

void add_scale_benchmarks() {
    for (const parser& p : parsers()) {
#ifdef __GLIBC__
        if (p.wait != nullptr) {
            // The others take so much that fewer must do; it is the same for each.
            const std::size_t count = p.name == "canto" ? 100'000 : 1'000;
            benchmark::RegisterBenchmark(("scale/idle/" + p.name).c_str(), [&p, count](benchmark::State& state) {
                wait_idly(state, p, count);
            })->Unit(benchmark::kMillisecond);
        }
#endif
        if (p.name == "canto") {
            benchmark::RegisterBenchmark("scale", [&p](benchmark::State& state) { run_threads(state, p); })
                ->Threads(1)
                ->Threads(2)
                ->Setup([](const benchmark::State&) { corpora::of_this_run().get("mixed"); });
        }
    }
}

} // namespace bench

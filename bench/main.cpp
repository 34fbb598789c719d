// canto-bench: canto and its peers over the same corpora, checked before they are timed.
#include "register.hpp"
#include "support/corpora.hpp"
#include "support/parser.hpp"

#include <canto/version.hpp>

#include <benchmark/benchmark.h>

#include <charconv>
#include <cinttypes>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <string>
#include <string_view>
#include <vector>

namespace {

using std::string_view;

constexpr char usage[] = R"(canto-bench [options] [Google Benchmark's options]
  --corpus=FILE      also run over FILE, one direction of a recorded connection, under its stem; may be repeated
  --corpus-bytes=N   size of the generated corpora (default 4194304)
  --dump=DIR         write the corpora that were used to DIR/NAME.xml
  --check            check what every selected parser finds and that the corpora are as ever, time nothing
  --parsers          say what each parser does while it is timed
Benchmarks are named stream/<corpus>/<parser>/<chunk>; --benchmark_filter selects, --benchmark_list_tests lists.
)";

struct options {
    bool check = false;
    bool list = false;
    std::string dump;
};

/// Takes our own options out of the arguments. False for one that makes no sense.
bool take_options(std::vector<char*>& arguments, options& wanted) {
    std::vector<char*> rest;
    for (char* const argument : arguments) {
        string_view a = argument;
        const auto is = [&](string_view option) {
            if (!a.starts_with(option)) return false;
            a.remove_prefix(option.size());
            return true;
        };
        if (a == "--check") {
            wanted.check = true;
        } else if (a == "--parsers") {
            for (const bench::parser& p : bench::parsers())
                std::printf("%-17s %-18s %s\n", p.name.c_str(), p.library.c_str(), p.note.c_str());
            std::exit(0);
        } else if (is("--corpus=")) {
            bench::corpora::of_this_run().add_capture(std::string(a));
        } else if (is("--dump=")) {
            wanted.dump = a;
        } else if (is("--corpus-bytes=")) {
            std::size_t bytes = 0;
            const auto [end, error] = std::from_chars(a.data(), a.data() + a.size(), bytes);
            if (error != std::errc() || end != a.data() + a.size()) return false;
            bench::corpora::of_this_run().generated_bytes(bytes);
        } else {
            wanted.list = wanted.list || a.starts_with("--benchmark_list_tests");
            rest.push_back(argument);
        }
    }
    arguments = rest;
    return true;
}

/// What a result must be read with: built how, against which versions, over which bytes.
void add_context() {
#define BENCH_TEXT(name) #name
#define BENCH_TEXT_OF(name) BENCH_TEXT(name)
    benchmark::AddCustomContext("canto", CANTO_VERSION_STRING " " BENCH_TEXT_OF(CANTO_ABI));
    benchmark::AddCustomContext("compiler", BENCH_COMPILER);
    benchmark::AddCustomContext("flags", BENCH_FLAGS);
    std::string peers;
    for (const bench::parser& p : bench::parsers())
        if (!p.library.empty() && peers.find(p.library) == peers.npos)
            peers += (peers.empty() ? "" : ", ") + p.library;
    benchmark::AddCustomContext("peers", peers);
    for (const auto& [name, c] : bench::corpora::of_this_run().made()) {
        char text[128];
        std::snprintf(text, sizeof text, "%zu bytes, %zu stanzas, %zu elements, fnv1a %016" PRIx64, c.bytes.size(),
                      c.expected.stanzas, c.expected.elements, bench::fingerprint(c.bytes));
        benchmark::AddCustomContext("corpus " + name, text);
    }
}

/// Whether the generator still makes the bytes it is known to make.
bool corpora_are_known() {
    bool known = true;
    for (const string_view name : bench::generated_names()) {
        const std::uint64_t print = bench::fingerprint(bench::generate(name, 65536).bytes);
        if (print == bench::known_fingerprint(name)) continue;
        std::fprintf(stderr, "the generator makes another corpus %s than it did: 0x%016" PRIX64 "\n",
                     std::string(name).c_str(), print);
        known = false;
    }
    return known;
}

bool dump(const std::string& folder) {
    for (const auto& [name, c] : bench::corpora::of_this_run().made()) {
        const std::string path = folder + '/' + name + ".xml";
        std::FILE* const file = std::fopen(path.c_str(), "wb");
        const bool written = file != nullptr && std::fwrite(c.bytes.data(), 1, c.bytes.size(), file) == c.bytes.size();
        if (file == nullptr || std::fclose(file) != 0 || !written) {
            std::fprintf(stderr, "%s: cannot be written\n", path.c_str());
            return false;
        }
    }
    return true;
}

} // namespace

int main(int argc, char** argv) try {
    std::vector<char*> arguments(argv, argv + argc);
    options wanted;
    if (!take_options(arguments, wanted)) {
        std::fputs(usage, stderr);
        return 2;
    }
    int count = static_cast<int>(arguments.size());
    benchmark::Initialize(&count, arguments.data(), [] {
        std::fputs(usage, stdout);
        benchmark::PrintDefaultHelp();
    });
    if (benchmark::ReportUnrecognizedArguments(count, arguments.data())) return 2;

    if (!bench::add_stream_benchmarks(wanted.list ? bench::checks::none : bench::checks::selected)) return 1;
    bench::add_scale_benchmarks();
    bench::add_scan_benchmarks();
    if (!wanted.dump.empty() && !dump(wanted.dump)) return 1;
    if (wanted.check) return corpora_are_known() ? 0 : 1;
    add_context();
    benchmark::RunSpecifiedBenchmarks();
    benchmark::Shutdown();
    return 0;
} catch (const std::exception& error) {
    std::fprintf(stderr, "canto-bench: %s\n", error.what());
    return 1;
}

// Decoding text that is asked for: text/decode/<what>.
#include <canto/xml/document.hpp>
#include <canto/xml/text.hpp>

#include <benchmark/benchmark.h>

#include <cstdio>
#include <cstdlib>
#include <string>

namespace {

/// Appends the text of `<body>` with `sentence` in it many times, as a program that keeps messages would.
void decode(benchmark::State& state, const std::string& sentence) {
    std::string xml = "<body>";
    while (xml.size() < 4096) xml += sentence;
    xml += "</body>";
    const auto parsed = canto::parse_element(xml);
    if (!parsed) {
        std::fputs("text/decode: an input is refused\n", stderr);
        std::exit(1);
    }
    const canto::text text = parsed->root().text();
    std::string out;
    for (auto _ : state) {
        out.clear();
        text.append_to(out);
        benchmark::DoNotOptimize(out.data());
        benchmark::ClobberMemory();
    }
    state.SetBytesProcessed(static_cast<std::int64_t>(text.raw().size()) * state.iterations());
}

BENCHMARK_CAPTURE(decode, plain, "Nothing in this sentence needs any decoding at all. ")->Name("text/decode/plain");
BENCHMARK_CAPTURE(decode, prose, "Don&apos;t worry, it&apos;s only a &quot;test&quot; of what people write. ")
    ->Name("text/decode/prose");
BENCHMARK_CAPTURE(decode, markup, "&lt;a b=&quot;c&quot;&gt;&amp;amp;&lt;/a&gt;")->Name("text/decode/markup");
BENCHMARK_CAPTURE(decode, numbers, "&#1055;&#x440;&#1080;&#x432;&#1077;&#x442; ")->Name("text/decode/numbers");
BENCHMARK_CAPTURE(decode, lines, "one line after the other\r\n")->Name("text/decode/lines");

} // namespace

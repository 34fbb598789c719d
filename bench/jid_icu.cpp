// Addresses by RFC 7622 in full: jid/ascii/canto_icu, which never comes to ICU, and jid/unicode/canto_icu, which does.
#include <canto/icu.hpp>

#include "support/addresses.hpp"

#include <benchmark/benchmark.h>

#include <string>
#include <string_view>

namespace {

std::string normal(std::string_view given) {
    const auto parsed = canto::jid::parse(given);
    return parsed ? to_string(*parsed) : "nothing";
}

void normalise(benchmark::State& state, const std::vector<bench::address>& addresses) {
    bench::go_through(state, addresses, normal,
                      [](const std::string& given) { benchmark::DoNotOptimize(canto::jid::parse(given)); });
}
BENCHMARK_CAPTURE(normalise, ascii, bench::ascii_addresses())->Name("jid/ascii/canto_icu");
BENCHMARK_CAPTURE(normalise, unicode, bench::unicode_addresses())->Name("jid/unicode/canto_icu");

} // namespace

// Addresses: jid/<case>/canto. What needs ICU is in jid_icu.cpp, what servers use today in peers/libidn.cpp.
#include <canto/jid/jid.hpp>

#include "support/addresses.hpp"

#include <benchmark/benchmark.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace {

using jid = canto::basic_jid<canto::precis::ascii>;

std::string normal(std::string_view given) {
    const auto parsed = jid::parse(given);
    return parsed ? to_string(*parsed) : "nothing";
}

void view(benchmark::State& state) {
    bench::go_through(state, bench::ascii_addresses(), normal,
                      [](const std::string& given) { benchmark::DoNotOptimize(canto::jid_view::parse(given)); });
}
BENCHMARK(view)->Name("jid/view/canto");

void ascii(benchmark::State& state) {
    bench::go_through(state, bench::ascii_addresses(), normal,
                      [](const std::string& given) { benchmark::DoNotOptimize(jid::parse(given)); });
}
BENCHMARK(ascii)->Name("jid/ascii/canto");

std::vector<jid> many(std::size_t count) {
    std::vector<jid> all;
    all.reserve(count);
    for (std::size_t i = 0; i != count; ++i)
        all.push_back(*jid::parse("user" + std::to_string(i * 7919 % count) + "@montague.lit/orchard"));
    return all;
}

void compare(benchmark::State& state) {
    const std::vector<jid> all = many(1000);
    std::size_t i = 0;
    for (auto _ : state) {
        benchmark::DoNotOptimize(all[i] < all[i + 1]);
        i = i + 2 == all.size() ? 0 : i + 1;
    }
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK(compare)->Name("jid/compare/canto");

/// Finds views in a map of 100,000 addresses, in an order that the cache does not know.
void lookup(benchmark::State& state) {
    const std::vector<jid> all = many(100'000);
    std::unordered_map<jid, std::size_t, canto::jid_hash, canto::jid_equal> map;
    for (const jid& each : all) map.emplace(each, map.size());
    std::size_t i = 0;
    for (auto _ : state) {
        benchmark::DoNotOptimize(map.find(all[i].view()));
        i = (i + 70'001) % all.size();
    }
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK(lookup)->Name("jid/lookup/canto");

} // namespace

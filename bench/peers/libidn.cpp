// libidn's stringprep (RFC 3920), as the servers deployed today prepare addresses: split, copy each part, prepare it in
// place.
#include "../support/addresses.hpp"

#include <benchmark/benchmark.h>

#include <stringprep.h>

#include <cstring>
#include <string>
#include <string_view>

namespace {

struct prepared {
    char local[1024], domain[1024], resource[1024];
};

bool prepare(std::string_view part, char (&out)[1024], const Stringprep_profile* profile) {
    if (part.size() >= sizeof out) return false;
    part.copy(out, part.size());
    out[part.size()] = '\0';
    return stringprep(out, sizeof out, Stringprep_profile_flags(0), profile) == STRINGPREP_OK;
}

bool prepare(std::string_view given, prepared& out) {
    const std::size_t slash = given.find('/');
    const std::string_view bare = given.substr(0, slash);
    const std::size_t at = bare.find('@');
    out.local[0] = out.resource[0] = '\0';
    return (at == bare.npos || prepare(bare.substr(0, at), out.local, stringprep_xmpp_nodeprep)) &&
           prepare(bare.substr(at == bare.npos ? 0 : at + 1), out.domain, stringprep_nameprep) &&
           (slash == given.npos || prepare(given.substr(slash + 1), out.resource, stringprep_xmpp_resourceprep));
}

std::string normal(std::string_view given) {
    prepared parts;
    if (!prepare(given, parts)) return "nothing";
    std::string all = parts.local;
    if (!all.empty()) all += '@';
    all += parts.domain;
    if (parts.resource[0]) (all += '/') += parts.resource;
    return all;
}

void normalise(benchmark::State& state, const std::vector<bench::address>& addresses) {
    bench::go_through(state, addresses, normal, [](const std::string& given) {
        prepared parts;
        benchmark::DoNotOptimize(prepare(given, parts));
        benchmark::DoNotOptimize(parts);
    });
}
BENCHMARK_CAPTURE(normalise, ascii, bench::ascii_addresses())->Name("jid/ascii/libidn");
BENCHMARK_CAPTURE(normalise, unicode, bench::unicode_addresses())->Name("jid/unicode/libidn");

} // namespace

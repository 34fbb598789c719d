// The addresses that the benchmarks of JIDs go through, and how.
#pragma once

#include <benchmark/benchmark.h>

#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

namespace bench {

/// An address as it comes, and in normal form; RFC 3920 (stringprep) and RFC 7622 agree on these.
struct address {
    std::string given;
    std::string normal;
};

/// What a server sees most: bare and full addresses of 12 to 60 bytes in ASCII, every fourth with capitals.
inline const std::vector<address>& ascii_addresses() {
    static const std::vector<address> all = {
        {"juliet@im.example.com", "juliet@im.example.com"},
        {"romeo@montague.lit/orchard", "romeo@montague.lit/orchard"},
        {"chat.shakespeare.lit", "chat.shakespeare.lit"},
        {"Benvolio@Montague.Lit/Home", "benvolio@montague.lit/Home"},
        {"coven@chat.shakespeare.lit/thirdwitch", "coven@chat.shakespeare.lit/thirdwitch"},
        {"nurse@capulet.lit/conversations.AbCd", "nurse@capulet.lit/conversations.AbCd"},
        {"mercutio.the.kinsman+list@example.net/gajim.8XN3QZK2",
         "mercutio.the.kinsman+list@example.net/gajim.8XN3QZK2"},
        {"Friar_Laurence@Monastery.Verona.IT/4", "friar_laurence@monastery.verona.it/4"},
    };
    return all;
}

/// Addresses of other scripts; every part of some is not ASCII.
inline const std::vector<address>& unicode_addresses() {
    static const std::vector<address> all = {
        {"J\u00fcrgen@b\u00fccher.example/B\u00fcro", "j\u00fcrgen@b\u00fccher.example/B\u00fcro"},
        {"\u03c0@example.com", "\u03c0@example.com"},
        {"\u0418\u0432\u0430\u043d@\u043f\u0440\u0438\u043c\u0435\u0440.example/\u0414\u043e\u043c",
         "\u0438\u0432\u0430\u043d@\u043f\u0440\u0438\u043c\u0435\u0440.example/\u0414\u043e\u043c"},
        {"\u5f20\u4f1f@\u4f8b\u3048.jp/\u624b\u6a5f", "\u5f20\u4f1f@\u4f8b\u3048.jp/\u624b\u6a5f"},
    };
    return all;
}

/// Times f(address) over all of them, after checking that `normalise`, which returns a string, gets each right.
template <class Normalise, class F>
void go_through(benchmark::State& state, const std::vector<address>& addresses, Normalise&& normalise, F&& f) {
    std::int64_t bytes = 0;
    for (const address& a : addresses) {
        if (normalise(a.given) != a.normal) {
            std::fprintf(stderr, "jid: %s became %s\n", a.given.c_str(), normalise(a.given).c_str());
            std::exit(1);
        }
        bytes += static_cast<std::int64_t>(a.given.size());
    }
    for (auto _ : state)
        for (const address& a : addresses) f(a.given);
    state.SetItemsProcessed(static_cast<std::int64_t>(addresses.size()) * state.iterations());
    state.SetBytesProcessed(bytes * state.iterations());
}

} // namespace bench

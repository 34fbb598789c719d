// The generated corpora: streams as servers and clients send them, the same on every machine.
#pragma once

#include "corpus.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace bench {

inline constexpr std::size_t default_corpus_bytes = std::size_t{4} << 20;

/// The names `generate` knows, in the order reports use.
std::vector<std::string_view> generated_names();

/// Makes a corpus of at least `bytes` bytes and one stanza; its content depends on the two arguments alone.
/// Throws std::out_of_range for an unknown name.
corpus generate(std::string_view name, std::size_t bytes = default_corpus_bytes);

/// The fingerprint of a corpus of 65536 bytes, as it was when last changed on purpose: figures over other bytes do not
/// compare. Throws std::out_of_range for an unknown name.
std::uint64_t known_fingerprint(std::string_view name);

} // namespace bench

// Deterministic random numbers for the corpora: the same bytes on every machine, compiler and standard library.
#pragma once

#include <cstddef>
#include <cstdint>

namespace bench {

/// A splitmix64 sequence. The standard distributions are avoided: their output differs between libraries.
class prng {
public:
    explicit constexpr prng(std::uint64_t seed) noexcept : state_(seed) {}

    constexpr std::uint64_t next() noexcept {
        std::uint64_t z = (state_ += 0x9E3779B97F4A7C15u);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
        return z ^ (z >> 31);
    }

    /// A number in [0, bound), bound > 0. The bias of the multiplication is below 2^-32 times the bound.
    constexpr std::size_t below(std::size_t bound) noexcept {
        return static_cast<std::size_t>((next() >> 32) * bound >> 32);
    }

    /// A number in [low, high].
    constexpr std::size_t between(std::size_t low, std::size_t high) noexcept { return low + below(high - low + 1); }

    /// True in `percent` of 100 cases.
    constexpr bool chance(std::size_t percent) noexcept { return below(100) < percent; }

    /// A number in [0, bound) of which the small ones are common and the large ones rare, as words are in a language.
    constexpr std::size_t skewed(std::size_t bound) noexcept { return below(below(bound) + 1); }

private:
    std::uint64_t state_;
};

} // namespace bench

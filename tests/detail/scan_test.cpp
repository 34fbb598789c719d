#include <canto/detail/scan.hpp>

#include <cstdint>
#include <string>

#include <doctest/doctest.h>

#include "support/twins.hpp"

namespace twins = canto_test::twins;
using namespace canto::detail;

TEST_CASE(
    "find stops at every byte value like a loop over bytes, around the edges of blocks, reading nothing outside") {
    CHECK(twins::differing([](auto check) { twins::find_short_inputs(check); }) == 0);
}

TEST_CASE("find stops at every place of inputs that are looked at by 64 bytes") {
    CHECK(twins::differing([](auto check) { twins::find_far_inputs(check); }) == 0);
}

TEST_CASE("find stops at the first of several") {
    CHECK(twins::differing([](auto check) { twins::find_pairs(check); }) == 0);
}

TEST_CASE("find is right at every alignment") {
    CHECK(twins::differing([](auto check) { twins::find_long_inputs(check); }) == 0);
}

TEST_CASE("a word has its first byte lowest, on every machine") {
    CHECK(load_word("\x01\x02\x03\x04\x05\x06\x07\x08") == 0x0807060504030201u);
    CHECK(load_word("\xFF\0\0\0\0\0\0\x80") == 0x80000000000000FFu);
}

TEST_CASE("the plain block marks exactly the bytes asked for") {
    for (int c = 0; c != 256; ++c)
        for (std::size_t at = 0; at != 8; ++at)
            for (const char around :
                 {'\0', '\x7F', '\x80', '\xFF', static_cast<char>(c + 1), static_cast<char>(c - 1)}) {
                std::string bytes(8, around);
                bytes[at] = static_cast<char>(c);
                const word_block block = word_block::load(bytes.data());
                if (around != static_cast<char>(c))
                    REQUIRE(block.equals(static_cast<char>(c)).mask() == std::uint64_t(0x80) << (8 * at));
                const bool odd = c < 0x20 || c > 0x7F;
                REQUIRE(((block.odd().mask() >> (8 * at) & 0x80) != 0) == odd);
            }
}

TEST_CASE("is_stop is stops, for one byte") {
    CHECK(is_stop<odd_bytes::stop, '<'>('<'));
    CHECK(is_stop<odd_bytes::stop, '<'>('\x1F'));
    CHECK(is_stop<odd_bytes::stop, '<'>('\x80'));
    CHECK_FALSE(is_stop<odd_bytes::stop, '<'>('\x7F'));
    CHECK_FALSE(is_stop<odd_bytes::pass, '<'>('\x80'));
}

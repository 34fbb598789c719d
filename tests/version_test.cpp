#include <canto/version.hpp>

#include <string>
#include <string_view>

#include <doctest/doctest.h>

#define STRING_OF(x) STRING_OF_(x)
#define STRING_OF_(x) #x

TEST_CASE("the version string is made of the three version numbers") {
    CHECK(std::string(CANTO_VERSION_STRING) == std::to_string(CANTO_VERSION_MAJOR) + "." +
                                                   std::to_string(CANTO_VERSION_MINOR) + "." +
                                                   std::to_string(CANTO_VERSION_PATCH));
}

TEST_CASE("the inline namespace names the major version and the instruction set") {
    const std::string_view abi = STRING_OF(CANTO_ABI);
    CHECK(abi.substr(0, abi.find('_')) == "v" + std::to_string(CANTO_VERSION_MAJOR));
#if defined(CANTO_ISA_PLAIN)
    CHECK(abi.ends_with("_plain"));
#elif defined(CANTO_ISA_AVX2)
    CHECK((abi.ends_with("_avx2") || abi.ends_with("_avx512")));
#elif defined(CANTO_ISA_SSSE3)
    CHECK((abi.ends_with("_ssse3") || abi.ends_with("_sse4") || abi.ends_with("_avx")));
#elif defined(CANTO_ISA_SSE2)
    CHECK(abi.ends_with("_sse2"));
#elif defined(CANTO_ISA_NEON)
    CHECK(abi.ends_with("_neon"));
#else
    FAIL("no instruction set chosen");
#endif
}

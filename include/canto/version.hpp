// Version of canto, and the instruction set this translation unit is compiled for.
#pragma once

#define CANTO_VERSION_MAJOR 0
#define CANTO_VERSION_MINOR 1
#define CANTO_VERSION_PATCH 0
#define CANTO_VERSION_STRING "0.1.0"

// The instruction set is what the compiler already targets; nothing is detected at run time. Its name is part of
// every mangled canto name, so that units built for different ones never share an inline function: passing canto types
// between such units fails to link instead of running AVX2 code on a machine without it. Compilers use more than canto
// asks for, so there are more names than kinds of blocks; what has no name here (-mbmi, -march=…) is to be the same in
// all units.
// CANTO_PLAIN selects 8-byte words everywhere; tests use it to compare the kernels with their plain twins.
#if defined(CANTO_PLAIN)
#define CANTO_ISA_PLAIN 1
#define CANTO_ABI v0_plain
#elif defined(__AVX512F__)
#define CANTO_ISA_AVX2 1
#define CANTO_ABI v0_avx512
#elif defined(__AVX2__)
#define CANTO_ISA_AVX2 1
#define CANTO_ABI v0_avx2
#elif defined(__AVX__)
#define CANTO_ISA_SSSE3 1
#define CANTO_ABI v0_avx
#elif defined(__SSE4_1__)
#define CANTO_ISA_SSSE3 1
#define CANTO_ABI v0_sse4
#elif defined(__SSSE3__)
#define CANTO_ISA_SSSE3 1
#define CANTO_ABI v0_ssse3
#elif defined(__SSE2__) || defined(_M_X64) || (defined(_M_IX86_FP) && _M_IX86_FP >= 2)
#define CANTO_ISA_SSE2 1
#define CANTO_ABI v0_sse2
#elif defined(__aarch64__) && defined(__ARM_NEON) && !defined(__AARCH64EB__)
#define CANTO_ISA_NEON 1
#define CANTO_ABI v0_neon
#else
#define CANTO_ISA_PLAIN 1
#define CANTO_ABI v0_plain
#endif

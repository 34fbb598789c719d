# Sourced by tests/run, bench/run, fuzz/run and .ci/run: says what they need, and gets what is missing on Debian 12 or newer.

wanted=()      # packages, by their Debian names
purposes=""

# need PACKAGE PURPOSE CHECK…: notes the package if the command CHECK fails.
need() {
    "${@:3}" >/dev/null 2>&1 && return
    wanted+=("$1")
    purposes+=$(printf '\n  %-18s %s' "$1" "$2")
}

has_header() {
    echo "#include <$1>" | c++ -E -x c++ -
}

has_presets() {    # cmake --workflow --preset came with CMake 3.25
    [ "$(printf '%s\n' 3.25 "$(cmake --version | sed -n '1s/[^0-9]*//p')" | sort -V | head -n 1)" = 3.25 ]
}

has_apt() (
    . /etc/os-release && [ "$ID" = debian ] && [ "${VERSION_ID:-99}" -ge 12 ]
)

# What every preset is configured and built with.
need_build_tools() {
    need g++ "the compiler" command -v c++
    need cmake "the build, version 3.25 or newer" has_presets
    need ninja-build "the build" command -v ninja
    need libicu-dev "JIDs beyond ASCII: <canto/icu.hpp> and canto-jid" has_header unicode/unorm2.h
    need doctest-dev "the test framework: presets configure the tests along" has_header doctest/doctest.h
}

# Tests and harnesses that compare with a library that is missing are skipped: it is only asked for where it can be
# installed.
need_peers() {
    has_apt 2>/dev/null || return 0
    need libexpat1-dev "what compares with expat" has_header expat.h
    need libxml2-dev "what compares with libxml2" command -v xml2-config
    need libpugixml-dev "what compares with pugixml" has_header pugixml.hpp
}

need_test_tools() {
    need_build_tools
    need_peers
    has_apt 2>/dev/null || return 0
    need librapidxml-dev "<canto/rapidxml.hpp> and its tests" has_header rapidxml/rapidxml.hpp
    need pkg-config "the test that uses canto by pkg-config" command -v pkg-config
    need meson "the test that uses canto as a Meson subproject" command -v meson
}

# need_bench_tools short|full: the harness and what it measures against. A peer that cannot be had is left out, so peers
# are only asked for where they can be installed.
need_bench_tools() {
    need libbenchmark-dev "the benchmarks" has_header benchmark/benchmark.h
    need python3 "the benchmarks' tables" command -v python3
    has_apt 2>/dev/null || return 0
    need gnuplot-nox "the benchmarks' charts" command -v gnuplot
    need pkg-config "finding peers" command -v pkg-config
    need librapidxml-dev "peer of the benchmarks, the baseline" has_header rapidxml/rapidxml.hpp
    need libpugixml-dev "peer of the benchmarks" has_header pugixml.hpp
    need libexpat1-dev "peer of the benchmarks; frames recordings" has_header expat.h
    [ "$1" = full ] || return 0
    need libxml2-dev "peer of the benchmarks" command -v xml2-config
    need libiksemel-dev "peer of the benchmarks" has_header iksemel.h
    need libgloox-dev "peer of the benchmarks" has_header gloox/gloox.h
    need libstrophe-dev "peer of the benchmarks" has_header strophe.h
    need libidn-dev "peer of the benchmarks: addresses" has_header stringprep.h
    need qtbase5-dev "peer of the benchmarks" pkg-config --exists Qt5Core
}

has_libfuzzer() {
    echo 'extern "C" int LLVMFuzzerTestOneInput(const unsigned char*, unsigned long) { return 0; }' |
        clang++ -fsanitize=fuzzer,address -x c++ - -o /dev/null
}

need_fuzz_tools() {
    need clang "the compiler with libFuzzer" command -v clang++
    need libclang-rt-dev "libFuzzer and the sanitizers" has_libfuzzer
}

# Installs what need() noted; where that is not possible, says what is wanted and ends the script.
get_needed() {
    [ "${#wanted[@]}" -ne 0 ] || return 0
    local sudo=""
    [ "$(id -u)" -eq 0 ] || sudo=sudo
    if ! has_apt 2>/dev/null || { [ -n "$sudo" ] && ! command -v sudo >/dev/null; }; then
        {
            echo "$0: these are missing (named as in Debian 12):$purposes"
            echo "With Debian, as root: apt-get install ${wanted[*]}"
        } >&2
        exit 1
    fi
    echo "$0: installing ${wanted[*]}"
    $sudo apt-get update -q
    $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "${wanted[@]}"
}

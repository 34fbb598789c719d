# Run after a test program is built: asks PROGRAM for its test cases, and writes to OUTPUT a ctest entry for each.
# doctest's own script splits names at ';' and '[', which tests of an XML parser like to quote.

cmake_minimum_required(VERSION 3.24)
execute_process(COMMAND "${PROGRAM}" --list-test-cases --no-intro OUTPUT_VARIABLE names COMMAND_ERROR_IS_FATAL ANY)

set(script "")
while(names MATCHES "^([^\n]*)\n(.*)$")
    set(name "${CMAKE_MATCH_1}")
    set(names "${CMAKE_MATCH_2}")
    if(NOT name MATCHES "^\\[doctest\\] |^=+$|^$")
        string(REPLACE "," "\\," filter "${name}")
        string(APPEND script
            "add_test([==[${PREFIX}: ${name}]==] [==[${PROGRAM}]==] [==[--test-case=${filter}]==])\n"
            # doctest calls it success when a filter selects nothing, as it would if a name were mangled on its way.
            "set_tests_properties([==[${PREFIX}: ${name}]==] PROPERTIES FAIL_REGULAR_EXPRESSION [==[test cases: +0 ]==])\n")
    endif()
endwhile()
file(WRITE "${OUTPUT}" "${script}")

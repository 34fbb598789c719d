# Checks that what must not compile does not, for the reason given. SOURCE holds cases like
#
#     #ifdef CASE_assigning_to_a_const_view // read-only|const
#     …
#     #endif
#
# Without any case defined the file must compile. With one defined it must not, and what the compiler says must match
# the regular expression behind the name. COMMAND is the compiler with its flags, items separated by '|'.

cmake_minimum_required(VERSION 3.24)
string(REPLACE "|" ";" COMMAND "${COMMAND}")
file(READ "${SOURCE}" text)
string(REGEX MATCHALL "#ifdef CASE_[a-z0-9_]+ // [^\n]+" cases "${text}")
string(REGEX MATCHALL "CASE_" mentions "${text}")
list(LENGTH cases known)
list(LENGTH mentions mentioned)
if(known EQUAL 0 OR NOT known EQUAL mentioned)
    message(FATAL_ERROR "${SOURCE}: ${mentioned} cases, ${known} of them as '#ifdef CASE_name // expected diagnostic'")
endif()

function(compile definition)
    execute_process(COMMAND ${COMMAND} ${definition} -fsyntax-only "${SOURCE}"
        RESULT_VARIABLE result OUTPUT_VARIABLE output ERROR_VARIABLE output)
    set(result "${result}" PARENT_SCOPE)
    set(output "${output}" PARENT_SCOPE)
endfunction()

compile("")
if(NOT result EQUAL 0)
    message(FATAL_ERROR "without any case it must compile:\n${output}")
endif()
foreach(case IN LISTS cases)
    string(REGEX MATCH "(CASE_[a-z0-9_]+) // (.*)" _ "${case}")
    set(name "${CMAKE_MATCH_1}")
    set(expected "${CMAKE_MATCH_2}")
    compile("-D${name}")
    if(result EQUAL 0)
        message(SEND_ERROR "${name} compiles")
    elseif(NOT output MATCHES "error: [^\n]*(${expected})")
        message(SEND_ERROR "${name} does not compile, but not for '${expected}':\n${output}")
    else()
        message(STATUS "${name}: ${CMAKE_MATCH_0}")
    endif()
endforeach()

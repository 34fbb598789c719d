# Copies the consumer FROM here TO a folder of its own, puts CANTO beside it as a subproject, builds and runs it.

cmake_minimum_required(VERSION 3.24)
file(REMOVE_RECURSE "${TO}")
file(MAKE_DIRECTORY "${TO}/subprojects")
file(COPY "${FROM}/meson/meson.build" "${FROM}/main.cpp" DESTINATION "${TO}")
file(CREATE_LINK "${CANTO}" "${TO}/subprojects/canto" SYMBOLIC)
set(ENV{CXX} "${CXX}")
set(ENV{PKG_CONFIG_LIBDIR} "${TO}")   # an installed canto must not be taken instead
foreach(step IN ITEMS "setup|build" "test|-C|build")
    string(REPLACE "|" ";" step "${step}")
    execute_process(COMMAND "${MESON}" ${step} WORKING_DIRECTORY "${TO}" COMMAND_ERROR_IS_FATAL ANY)
endforeach()

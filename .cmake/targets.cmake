# canto::canto, and one target for each optional header: canto::icu is <canto/icu.hpp> and what it links.

file(GLOB_RECURSE headers CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/include/canto/*.hpp")

add_library(canto INTERFACE)
add_library(canto::canto ALIAS canto)
target_compile_features(canto INTERFACE cxx_std_20)
target_sources(canto INTERFACE FILE_SET HEADERS BASE_DIRS "${PROJECT_SOURCE_DIR}/include")
if(NOT PROJECT_IS_TOP_LEVEL)
    # Whoever embeds canto sees none of its warnings.
    target_include_directories(canto SYSTEM INTERFACE "$<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/include>")
endif()

# canto_component(NAME PACKAGE TARGET [COMPONENTS…])
# The target exists whether or not its package is found here: it is installed like the rest, and the package is looked
# for where it is used. CANTO_WITH_NAME says whether the tests, tools and benches of this build may use it.
set(CANTO_COMPONENTS "")
macro(canto_component name package target)
    set(header "${PROJECT_SOURCE_DIR}/include/canto/${name}.hpp")
    if("${header}" IN_LIST headers)
        list(REMOVE_ITEM headers "${header}")
        list(APPEND CANTO_COMPONENTS ${name})
        find_package(${package} ${ARGN} QUIET GLOBAL)
        set(CANTO_WITH_${name} ${${package}_FOUND})
        add_library(canto_${name} INTERFACE)
        add_library(canto::${name} ALIAS canto_${name})
        target_link_libraries(canto_${name} INTERFACE canto ${target})
        target_sources(canto_${name} INTERFACE
            FILE_SET HEADERS BASE_DIRS "${PROJECT_SOURCE_DIR}/include" FILES "${header}")
        set_target_properties(canto_${name} PROPERTIES EXPORT_NAME ${name})
        if(NOT CANTO_WITH_${name})
            set_target_properties(canto_${name} PROPERTIES VERIFY_INTERFACE_HEADER_SETS OFF)
            message(STATUS "canto: ${package} not found, nothing that needs <canto/${name}.hpp> is built")
        endif()
    endif()
endmacro()
canto_component(icu ICU ICU::uc COMPONENTS uc)
canto_component(rapidxml RapidXML RapidXML::RapidXML)

target_sources(canto INTERFACE FILE_SET HEADERS FILES ${headers})

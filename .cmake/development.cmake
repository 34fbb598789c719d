# What our own tests, tools and benches are built with, and consumers never see.

add_library(canto_dev INTERFACE)
target_link_libraries(canto_dev INTERFACE canto)
target_compile_options(canto_dev INTERFACE
    -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow -Werror)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
    # It sees overlapping copies in every optimised "text" + std::string (GCC bug 105651).
    target_compile_options(canto_dev INTERFACE -Wno-restrict)
    if(CMAKE_CXX_FLAGS MATCHES "-fsanitize=")
        # With sanitizers it takes std::regex's moved std::function for uninitialised (GCC bug 105562).
        target_compile_options(canto_dev INTERFACE -Wno-maybe-uninitialized)
    endif()
endif()

# canto_needs(LIBRARIES MISSING FILE) reads in the includes of a source which optional parts of canto, and which parsers of
# others to compare with, it uses: gives the targets to link, and what this build does not have.
function(canto_needs libraries missing file)
    set(wanted "")
    set(absent "")
    foreach(component IN LISTS CANTO_COMPONENTS)
        file(STRINGS "${file}" includes REGEX "#include <canto/${component}\\.hpp>")
        if(includes AND CANTO_WITH_${component})
            list(APPEND wanted canto::${component})
        elseif(includes)
            list(APPEND absent ${component})
        endif()
    endforeach()
    foreach(peer IN ITEMS "expat.h EXPAT::EXPAT EXPAT" "libxml/parser.h LibXml2::LibXml2 LibXml2"
            "pugixml.hpp pugixml::pugixml pugixml" "rapidxml/rapidxml.hpp RapidXML::RapidXML RapidXML")
        separate_arguments(peer)
        list(POP_FRONT peer header target package)
        file(STRINGS "${file}" includes REGEX "#include <${header}>")
        if(includes)
            find_package(${package} QUIET GLOBAL)
            if(TARGET ${target})
                list(APPEND wanted ${target})
            else()
                list(APPEND absent ${package})
            endif()
        endif()
    endforeach()
    set(${libraries} ${wanted} PARENT_SCOPE)
    set(${missing} ${absent} PARENT_SCOPE)
endfunction()

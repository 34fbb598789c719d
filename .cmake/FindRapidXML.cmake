# RapidXML ships no package of its own. Defines RapidXML::RapidXML; headers are included as <rapidxml/rapidxml.hpp>.

find_path(RapidXML_INCLUDE_DIR rapidxml/rapidxml.hpp)
mark_as_advanced(RapidXML_INCLUDE_DIR)
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(RapidXML REQUIRED_VARS RapidXML_INCLUDE_DIR)
if(RapidXML_FOUND AND NOT TARGET RapidXML::RapidXML)
    set(global "")
    if(RapidXML_FIND_GLOBAL OR CMAKE_FIND_PACKAGE_TARGETS_GLOBAL)
        set(global GLOBAL)
    endif()
    add_library(RapidXML::RapidXML INTERFACE IMPORTED ${global})
    set_target_properties(RapidXML::RapidXML PROPERTIES INTERFACE_INCLUDE_DIRECTORIES "${RapidXML_INCLUDE_DIR}")
endif()

# Headers, the CMake package, canto.pc. Nothing here depends on the machine, so everything goes to share/.

include(CMakePackageConfigHelpers)
include(GNUInstallDirs)

# Some distributions give these directories as absolute paths, which CMake does not understand for file sets.
set(package_dir "${CMAKE_INSTALL_DATADIR}/cmake/canto")
set(pkgconfig_dir "${CMAKE_INSTALL_FULL_DATADIR}/pkgconfig")
file(RELATIVE_PATH include_dir "${CMAKE_INSTALL_PREFIX}" "${CMAKE_INSTALL_FULL_INCLUDEDIR}")
file(RELATIVE_PATH prefix_from_pkgconfig "${pkgconfig_dir}" "${CMAKE_INSTALL_PREFIX}")
file(RELATIVE_PATH include_from_pkgconfig "${pkgconfig_dir}" "${CMAKE_INSTALL_FULL_INCLUDEDIR}")

install(TARGETS canto EXPORT canto-targets FILE_SET HEADERS DESTINATION "${include_dir}")
install(EXPORT canto-targets NAMESPACE canto:: DESTINATION "${package_dir}")
foreach(component IN LISTS CANTO_COMPONENTS)
    install(TARGETS canto_${component} EXPORT canto-${component}-targets FILE_SET HEADERS
        DESTINATION "${include_dir}")
    install(EXPORT canto-${component}-targets NAMESPACE canto:: DESTINATION "${package_dir}")
endforeach()

configure_package_config_file("${CMAKE_CURRENT_LIST_DIR}/canto-config.cmake.in"
    "${PROJECT_BINARY_DIR}/canto-config.cmake" INSTALL_DESTINATION "${package_dir}")
write_basic_package_version_file("${PROJECT_BINARY_DIR}/canto-config-version.cmake"
    COMPATIBILITY SameMinorVersion ARCH_INDEPENDENT)
install(FILES
    "${PROJECT_BINARY_DIR}/canto-config.cmake"
    "${PROJECT_BINARY_DIR}/canto-config-version.cmake"
    "${CMAKE_CURRENT_LIST_DIR}/FindRapidXML.cmake"
    DESTINATION "${package_dir}")

configure_file("${CMAKE_CURRENT_LIST_DIR}/canto.pc.in" "${PROJECT_BINARY_DIR}/canto.pc" @ONLY)
install(FILES "${PROJECT_BINARY_DIR}/canto.pc" DESTINATION "${CMAKE_INSTALL_DATADIR}/pkgconfig")

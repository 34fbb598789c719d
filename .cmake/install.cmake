# Headers, the CMake package, canto.pc. Nothing here depends on the machine, so everything goes to share/.

include(CMakePackageConfigHelpers)
include(GNUInstallDirs)

set(package_dir "${CMAKE_INSTALL_DATADIR}/cmake/canto")
install(TARGETS canto EXPORT canto-targets FILE_SET HEADERS)
install(EXPORT canto-targets NAMESPACE canto:: DESTINATION "${package_dir}")
foreach(component IN LISTS CANTO_COMPONENTS)
    install(TARGETS canto_${component} EXPORT canto-${component}-targets FILE_SET HEADERS)
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

# Flags of the WebAssembly build, in one place. Included when EMSCRIPTEN is set, before any target.
#
# Works from Debian's Emscripten 3.1.6 on; what older or newer versions spell differently is gated on
# EMSCRIPTEN_VERSION. The table of reasons is in wasm/README.md.
message(STATUS "Emscripten ${EMSCRIPTEN_VERSION} at ${EMSCRIPTEN_ROOT_PATH}")

# Release compiles with -O3 where bytes or events are looped over; core/CMakeLists.txt names what is
# compiled for size. Emscripten adds -fno-inline-functions to -Oz and -Os, so that not even a vector's
# operator[] is inlined: larger by 3 %, and slower by more than twice.
set(CMAKE_CXX_FLAGS_RELEASE "-O3 -DNDEBUG")
set(PARCOURS_COMPILE_FOR_SIZE -Oz -finline-functions)
add_compile_options(-msimd128 -fwasm-exceptions)
add_link_options(-msimd128 -fwasm-exceptions)

# Debian keeps acorn, which the linker's JavaScript passes need, outside Emscripten's folder.
if(EXISTS /usr/share/nodejs/acorn)
  set_property(GLOBAL PROPERTY RULE_LAUNCH_LINK
               "${CMAKE_COMMAND} -E env NODE_PATH=/usr/share/nodejs")
endif()

# nlohmann/json is a header of the host; a folder that holds it and nothing else of the host's.
find_path(PARCOURS_JSON_HOST_DIR nlohmann/json.hpp
          PATHS /usr/include /usr/local/include /opt/homebrew/include NO_CMAKE_FIND_ROOT_PATH REQUIRED)
set(PARCOURS_JSON_INCLUDE_DIR ${CMAKE_BINARY_DIR}/host-include)
file(MAKE_DIRECTORY ${PARCOURS_JSON_INCLUDE_DIR})
file(CREATE_LINK ${PARCOURS_JSON_HOST_DIR}/nlohmann ${PARCOURS_JSON_INCLUDE_DIR}/nlohmann SYMBOLIC)

if(EMSCRIPTEN_VERSION VERSION_GREATER_EQUAL 3.1.27)
  set(stack_flag -sSTACK_SIZE)
else()
  set(stack_flag -sTOTAL_STACK)
endif()

# Of every module. 5 MB of stack: a deeply nested definition is read by recursion. Memory grows by 16 MB;
# the usual fifth more, up to 96 MB, would be counted and never used.
set(PARCOURS_LINK_COMMON -sALLOW_MEMORY_GROWTH -sMEMORY_GROWTH_LINEAR_STEP=16777216 ${stack_flag}=5242880
                         -sWASM_BIGINT)
if(CMAKE_BUILD_TYPE STREQUAL Debug)
  list(APPEND PARCOURS_LINK_COMMON -sASSERTIONS=1 -sSTACK_OVERFLOW_CHECK=2)
endif()

# Of the product: an ES module for pages and workers that never evaluates text as code.
set(PARCOURS_LINK_MODULE
    ${PARCOURS_LINK_COMMON}
    --bind
    -sMODULARIZE
    -sEXPORT_ES6
    -sEXPORT_NAME=createEngineModule
    -sENVIRONMENT=web,worker
    -sDYNAMIC_EXECUTION=0
    -sFILESYSTEM=0)

# Of the test binaries: one CommonJS file for Node that reads the real file system.
set(PARCOURS_LINK_TEST ${PARCOURS_LINK_COMMON} -sMAXIMUM_MEMORY=2GB -sSINGLE_FILE=1 -sNODERAWFS=1
                       -sENVIRONMENT=node -sEXIT_RUNTIME=1)

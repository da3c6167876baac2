# Toolchain file for WebAssembly: Emscripten's own, with plain Node as the emulator.
#
# Used instead of `emcmake`, which hands ctest `node --experimental-wasm-threads`, a flag that newer
# Nodes refuse. Finds em++ on the PATH (Debian's package, an activated emsdk) or under $EMSDK.
find_program(PARCOURS_EMXX em++ HINTS $ENV{EMSDK}/upstream/emscripten REQUIRED)
find_program(PARCOURS_NODE NAMES node nodejs REQUIRED)

# Debian's em++ is a link to a wrapper inside Emscripten's folder; emsdk's stands in it.
file(REAL_PATH ${PARCOURS_EMXX} emxx_file)
get_filename_component(EMSCRIPTEN_ROOT_PATH ${emxx_file} DIRECTORY)

set(CMAKE_CROSSCOMPILING_EMULATOR ${PARCOURS_NODE} CACHE FILEPATH "Runs the test binaries")
include(${EMSCRIPTEN_ROOT_PATH}/cmake/Modules/Platform/Emscripten.cmake)

// The tables of the vendors' formats and the words by which others are guessed, as text, of which a
// first report of our own form reads nothing: in WebAssembly they are in the engine's second file
// (wasm/README.md).
#pragma once

#include <cstddef>
#include <string_view>

namespace parcours::ingest {

// The JSON of the index-th format behind our own, in the order of tables/tables.cmake. A pointer
// to a function: the function itself an optimiser could put into its caller, and the text's address
// with it.
extern std::string_view (*const kVendorTable)(size_t index);

// The list of that name in guess_words.txt, blanks between the words; empty where there is none.
// O(text).
extern std::string_view (*const kGuessWords)(std::string_view name);

}  // namespace parcours::ingest

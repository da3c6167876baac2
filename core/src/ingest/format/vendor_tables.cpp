#include "ingest/format/vendor_tables.h"

#include <string>

namespace parcours::ingest {
namespace {

// One text, a table or a list of words a line: the build finds it in the engine's data
// (scripts/lib/split.mjs). Longer than compilers must take, than those that build it do.
#pragma GCC diagnostic ignored "-Woverlength-strings"
constexpr char kTables[] =
#include "vendor_tables.inc"
    ;

std::string_view TableAt(size_t index) {
  std::string_view rest = kTables;
  for (; index > 0; --index) rest.remove_prefix(rest.find('\n') + 1);
  return rest.substr(0, rest.find('\n'));
}

std::string_view WordsOf(std::string_view name) {
  const std::string_view text = kTables;
  const std::string line = "\n" + std::string(name) + ":";
  const size_t at = text.find(line);
  if (at == text.npos) return {};
  const std::string_view rest = text.substr(at + line.size());
  return rest.substr(0, rest.find('\n'));
}

}  // namespace

std::string_view (*const kVendorTable)(size_t index) = &TableAt;
std::string_view (*const kGuessWords)(std::string_view name) = &WordsOf;

}  // namespace parcours::ingest

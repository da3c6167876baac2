#include "ingest/vendor_tables.h"

namespace parcours::ingest {
namespace {

// One text, a table a line: the build finds it in the engine's data (scripts/lib/split.mjs).
constexpr char kTables[] =
#include "vendor_tables.inc"
    ;

std::string_view TableAt(size_t index) {
  std::string_view rest = kTables;
  for (; index > 0; --index) rest.remove_prefix(rest.find('\n') + 1);
  return rest.substr(0, rest.find('\n'));
}

}  // namespace

std::string_view (*const kVendorTable)(size_t index) = &TableAt;

}  // namespace parcours::ingest

// FormatRef: a format by its name, before its table is read.
//
// The tables of the formats that come with the engine (tables/*.json) are text. Each is read when
// it is first asked for and kept for good: a load needs those that are tried before its own, and a
// page that loads its first file would else wait for all of them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/format/format.h"

namespace parcours::ingest {

class FormatRef {
 public:
  // A user's table, which must outlive this.
  explicit FormatRef(const Format* own) : own_(own) {}

  std::string_view name() const;
  // The first call for a format that comes with the engine reads its table.
  const Format& Get() const;

 private:
  friend std::vector<FormatRef> KnownFormats();
  explicit FormatRef(size_t known) : known_(known) {}

  const Format* own_ = nullptr;
  size_t known_ = 0;  // where own_ is nullptr: which of the engine's
};

// The formats that come with the engine, in the order in which they are tried.
std::vector<FormatRef> KnownFormats();

// nullptr where none has the name.
const FormatRef* FindFormat(const std::vector<FormatRef>& formats, std::string_view name);
// What is said then; `expected`: names that are taken beside the formats'.
std::string UnknownFormat(std::string_view name, std::string expected,
                          const std::vector<FormatRef>& formats);

}  // namespace parcours::ingest

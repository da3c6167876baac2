#include "ingest/format.h"

namespace parcours::ingest {

const std::vector<const Format*>& KnownFormats() {
  static const std::vector<const Format*> formats = {&OwnFormat(), &SendGridFormat()};
  return formats;
}

const Format* FindFormat(std::string_view name) {
  for (const Format* format : KnownFormats()) {
    if (format->name == name) return format;
  }
  return nullptr;
}

}  // namespace parcours::ingest

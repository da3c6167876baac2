#include "ingest/format/source_name.h"

#include <algorithm>
#include <string>
#include <utility>

#include "store/dictionary.h"

namespace parcours::ingest {
namespace {

constexpr std::string_view kName = "$source";
constexpr std::string_view kTitle = "$title";

// "newsletter" of "opens/324b8a398e_newsletter_opens.csv"; empty where nothing stands between the
// underscores.
std::string_view TitleOf(std::string_view name) {
  name.remove_prefix(name.rfind('/') + 1);
  const size_t begin = name.find('_');
  const size_t end = name.rfind('_');
  return begin == end ? std::string_view() : name.substr(begin + 1, end - begin - 1);
}

}  // namespace

bool AsksForSourceName(const Format& format) {
  return std::any_of(format.rules.begin(), format.rules.end(),
                     [](const FieldRule& rule) { return rule.path == kName; });
}

Format WithSourceName(Format format, std::string_view name) {
  const auto add = [&](std::string path, std::string_view text) {
    const bool fits = !text.empty() && text.size() <= store::kMaxTextBytes;
    if (fits) format.constants.push_back({std::move(path), std::string(text)});
  };
  add(std::string(kName), name);
  add(std::string(kTitle), TitleOf(name));
  size_t part = 0;
  for (FieldRule& rule : format.rules) {
    if (rule.path != kName || rule.cut.none()) continue;
    rule.path += "." + std::to_string(++part);
    add(rule.path, rule.cut.Of(name));
    rule.cut = {};
  }
  return format;
}

}  // namespace parcours::ingest

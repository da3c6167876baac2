#include "ingest/container/next_page.h"

#include <algorithm>
#include <span>
#include <string>

#include "ingest/record/entries.h"
#include "text/ascii.h"

namespace parcours::ingest {
namespace {

// Without case, dashes, underscores and what begins with an at sign: true where there are more.
constexpr std::string_view kFlags[] = {"hasmore", "hasnext", "hasnextpage"};
// A link, a number or what to ask with next; empty or null on the last page.
constexpr std::string_view kLinks[] = {
    "next",          "nextpage",  "nextpageuri", "nextpageurl",   "nexturl",
    "nextpagetoken", "nexttoken", "nextcursor",  "odatanextlink", "nextlink"};

bool IsAmong(std::span<const std::string_view> names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

std::string PlainKey(std::string_view key) {
  std::string plain;
  for (const char byte : key) {
    if (text::IsLetter(byte)) plain += text::LowerAscii(byte);
  }
  return plain;
}

// "paging.next.link": a link, or a part of it.
bool IsOfLink(std::string_view path) {
  while (true) {
    const size_t dot = path.find('.');
    if (IsAmong(kLinks, PlainKey(path.substr(0, dot)))) return true;
    if (dot == path.npos) return false;
    path.remove_prefix(dot + 1);
  }
}

bool Tells(std::string_view path, const Entry& entry, bool is_empty) {
  if (IsAmong(kFlags, PlainKey(path.substr(path.rfind('.') + 1)))) {
    return entry.kind == EntryKind::kTrue;
  }
  return !is_empty && IsScalar(entry) && IsValue(entry) && entry.text() != "0" && IsOfLink(path);
}

}  // namespace

std::string_view NextPageKey(FlatRecord page, const PathTable& paths) {
  const bool is_empty = std::any_of(page.begin(), page.end(), [&](const Entry& entry) {
    return entry.kind == EntryKind::kArray && paths.IsPageKeyed(entry.path) && entry.text() == "[]";
  });
  const auto found = std::find_if(page.begin(), page.end(), [&](const Entry& entry) {
    return !paths.IsTooLong(entry.path) && Tells(paths.Name(entry.path), entry, is_empty);
  });
  return found == page.end() ? std::string_view() : paths.Name(found->path);
}

}  // namespace parcours::ingest

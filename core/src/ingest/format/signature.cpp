#include "ingest/format/signature.h"

#include <algorithm>
#include <string>

#include "text/any_case.h"

namespace parcours::ingest {
namespace {

std::string_view ValueText(const Entry& entry) {
  switch (entry.kind) {
    case EntryKind::kTrue:
      return "true";
    case EntryKind::kFalse:
      return "false";
    case EntryKind::kEmptyObject:
      return "{}";
    default:
      return entry.text();
  }
}

// True where for each key of one of the format's signatures there is an entry it is said to match.
template <class Fits>
bool Matches(FlatRecord record, const Format& format, Fits&& fits) {
  const auto has = [&](const SignatureKey& key) {
    return std::any_of(record.begin(), record.end(),
                       [&](const Entry& entry) { return fits(key, entry); });
  };
  return std::any_of(format.signatures.begin(), format.signatures.end(),
                     [&](const Signature& signature) {
                       return std::all_of(signature.begin(), signature.end(), has);
                     });
}

}  // namespace

bool MatchesKey(const SignatureKey& key, std::string_view path, const Entry& entry,
                const Format& format) {
  const std::string_view wanted = key.path;
  if (path != wanted) {
    return key.values.empty() && !key.known_type && path.size() > wanted.size() &&
           path.starts_with(wanted) && path[wanted.size()] == '.';
  }
  if (key.known_type) {
    return std::any_of(format.types.begin(), format.types.end(), [&](const ValueRule& rule) {
      return format.types_ignore_case ? text::EqualsAnyCase(rule.from, entry.text())
                                      : MatchesPattern(rule.from, entry.text());
    });
  }
  return key.values.empty() ||
         std::any_of(key.values.begin(), key.values.end(), [&](const std::string& value) {
           return MatchesPattern(value, ValueText(entry));
         });
}

bool MatchesFormat(FlatRecord record, const PathTable& paths, const Format& format) {
  return Matches(record, format, [&](const SignatureKey& key, const Entry& entry) {
    return MatchesKey(key, paths.Name(entry.path), entry, format);
  });
}

bool MayMatchFormat(FlatRecord record, const PathTable& paths, const Format& format) {
  return Matches(record, format, [&](const SignatureKey& key, const Entry& entry) {
    return paths.Name(entry.path).starts_with(key.path);
  });
}

}  // namespace parcours::ingest

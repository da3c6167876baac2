#include "text/near_names.h"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <string>
#include <utility>

#include "text/ascii.h"
#include "text/sort.h"

namespace parcours::text {

namespace {

constexpr size_t kMostNames = 3;
constexpr size_t kLongestCompared = 64;  // beyond it a misspelling is not told by edits

// Lower case, and every separator the same, so that "Form Submitted" is next to "form_submitted".
std::string Folded(std::string_view name) {
  std::string folded(name);
  for (char& c : folded) {
    c = LowerAscii(c);
    if (c == ' ' || c == '-' || c == '.') c = '_';
  }
  return folded;
}

// Insertions, deletions, substitutions and swaps of neighbours that make b of a, no letter being
// changed twice (optimal string alignment).
size_t EditDistance(const std::string& a, const std::string& b) {
  std::vector<size_t> before_last(b.size() + 1);
  std::vector<size_t> last(b.size() + 1);
  std::vector<size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), size_t{0});
  for (size_t i = 1; i <= a.size(); ++i) {
    before_last.swap(last);
    last.swap(row);
    row[0] = i;
    for (size_t j = 1; j <= b.size(); ++j) {
      const size_t substituted = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({substituted, last[j] + 1, row[j - 1] + 1});
      const bool are_swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (are_swapped) row[j] = std::min(row[j], before_last[j - 2] + 1);
    }
  }
  return row[b.size()];
}

}  // namespace

std::vector<std::string_view> NearNames(std::string_view name,
                                        const std::vector<std::string_view>& names) {
  if (name.empty() || name.size() > kLongestCompared) return {};
  const std::string wanted = Folded(name);
  std::vector<std::pair<size_t, std::string_view>> near;
  for (std::string_view candidate : names) {
    if (candidate.empty() || candidate.size() > kLongestCompared) continue;
    const std::string folded = Folded(candidate);
    const size_t edits = EditDistance(wanted, folded);
    const bool holds =
        folded.find(wanted) != std::string::npos || wanted.find(folded) != std::string::npos;
    if (edits <= std::max<size_t>(1, wanted.size() / 3) || holds)
      near.push_back({edits, candidate});
  }
  StableSort(near, [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<std::string_view> nearest;
  for (size_t i = 0; i < std::min(near.size(), kMostNames); ++i) nearest.push_back(near[i].second);
  return nearest;
}

std::string DidYouMean(std::string_view name, const std::vector<std::string_view>& names) {
  const std::vector<std::string_view> near = NearNames(name, names);
  return near.empty() ? "" : "; did you mean '" + std::string(near.front()) + "'?";
}

std::vector<std::string_view> Listed(std::string_view list) {
  std::vector<std::string_view> names;
  while (true) {
    const size_t end = list.find(", ");
    names.push_back(list.substr(0, end));
    if (end == std::string_view::npos) return names;
    list.remove_prefix(end + 2);
  }
}

std::string UnknownName(std::string_view name, std::string_view list) {
  const std::string hint = DidYouMean(name, Listed(list));
  return "unknown" + (hint.empty() ? "; expected one of " + std::string(list) : hint);
}

}  // namespace parcours::text

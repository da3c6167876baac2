#include "funnel/figures/top_values.h"

#include <algorithm>

namespace parcours::funnel {

TopValues::TopValues(const PropertyValues& values, const std::vector<uint64_t>& records_by_code,
                     uint32_t top) {
  std::vector<uint32_t> codes;
  for (uint32_t code = 1; code < records_by_code.size(); ++code) {
    if (records_by_code[code] != 0) codes.push_back(code);
  }
  const size_t kept = std::min<size_t>(top, codes.size());
  std::partial_sort(codes.begin(), codes.begin() + static_cast<std::ptrdiff_t>(kept), codes.end(),
                    [&](uint32_t a, uint32_t b) {
                      if (records_by_code[a] != records_by_code[b]) {
                        return records_by_code[a] > records_by_code[b];
                      }
                      return values.Text(a) < values.Text(b);
                    });
  const auto other = static_cast<uint32_t>(kept);
  group_of_.assign(std::max<size_t>(1, records_by_code.size()), other);
  records_.assign(kept + 2, 0);
  for (uint32_t group = 0; group < kept; ++group) {
    group_of_[codes[group]] = group;
    labels_.push_back({Label::Kind::kValue, std::string(values.Text(codes[group]))});
  }
  labels_.push_back({Label::Kind::kOther, ""});
  labels_.push_back({Label::Kind::kNone, ""});
  group_of_[store::kAbsent] = other + 1;
  for (uint32_t code = 0; code < records_by_code.size(); ++code) {
    records_[group_of_[code]] += records_by_code[code];
  }
}

}  // namespace parcours::funnel

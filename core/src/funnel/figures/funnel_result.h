// What a funnel report holds, as numbers. report/funnel_json.h writes it; docs/funnel.md explains
// it.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "funnel/figures/timings.h"
#include "parcours/definition.h"

namespace parcours::funnel {

struct Share {
  uint64_t numerator = 0;
  uint64_t denominator = 0;
};

// A value of a breakdown; or all values beyond the top ones together; or no value. A stage without
// a breakdown is one node, kWhole.
struct Label {
  enum class Kind : uint8_t { kWhole, kValue, kOther, kNone };
  Kind kind = Kind::kWhole;
  std::string value;
};

struct StepFigures {
  std::string event;
  uint64_t advanced = 0;  // records that advanced by this step; their sum is the stage's records
  uint64_t did = 0;       // records that did it at all while in the stage
};

struct NodeFigures {
  Label label;
  uint64_t records = 0;
};

struct StageFigures {
  std::string id;
  std::string name;
  bool optional = false;
  uint64_t records = 0;
  uint64_t previous_records = 0;  // of the required stage before; of the first stage its own
  uint64_t dropped = 0;           // required stages: the records whose furthest stage it is
  uint64_t in_progress = 0;
  std::vector<StepFigures> steps;
  DurationStatistics
      from_previous;  // from the match of the required stage before; first stage: empty
  std::vector<NodeFigures> nodes;  // stages with a breakdown: by records, then other, then none
  // Optional stages: of the records that reached the required stage before it, those that converted
  // among those with and among those without this stage.
  Share conversion_with;
  Share conversion_without;
};

struct Node {
  uint32_t stage = 0;
  Label label;
};

struct Link {
  Node from;
  Node to;
  uint64_t records = 0;
  double mean_ms = 0;
};

struct Path {
  std::vector<Node> nodes;
  uint64_t records = 0;
};

struct TrendRow {
  std::string date;
  uint64_t entered = 0;
  uint64_t converted = 0;
  uint64_t in_progress = 0;
};

// Attempts, of which a record may have several, none overlapping another.
struct AttemptFigures {
  uint64_t converted = 0;
  uint64_t in_progress = 0;
  std::vector<uint64_t> reached;  // by required stage; of the first one all attempts
};

struct FunnelFigures {
  uint64_t entered = 0;
  uint64_t converted = 0;
  uint64_t in_progress = 0;
  uint64_t dropped = 0;
  Share mature;  // converted among the records whose window is over
  std::vector<StageFigures> stages;
  DurationStatistics time_to_convert;
  std::vector<HistogramBin> histogram;
  std::vector<TrendRow> trend;
  std::vector<Link> links;                 // by records, then in the order of the stages
  std::vector<Path> paths;                 // all of them, the same
  std::map<std::string, int64_t> revenue;  // by currency, in text::kMoneyScale units
  std::optional<AttemptFigures> totals;
};

struct BreakdownRow {
  Label label;
  FunnelFigures figures;
};

struct FunnelResult {
  std::string name;
  std::string unit;   // what a record is: "contact", "deal", ...
  FunnelParts parts;  // that were asked for; other figures are empty
  FunnelFigures whole;
  std::optional<std::vector<BreakdownRow>> breakdown;
};

}  // namespace parcours::funnel

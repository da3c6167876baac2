#include "report/rosetta_json.h"

#include <string_view>
#include <utility>

namespace parcours::report {

namespace {

using funnel::RosettaAnswer;

constexpr std::string_view kEntries[] = {"earliest", "first", "latest"};
constexpr std::string_view kReasons[] = {"window", "entry-rule", "ties",
                                         "range",  "hops",       "several"};

OrderedJson DurationJson(std::optional<int64_t> duration_us) {
  return duration_us ? MillisecondsJson(*duration_us) : OrderedJson(nullptr);
}

// The options in which presets differ, as they apply.
OrderedJson RulesJson(const FunnelDefinition& definition) {
  OrderedJson hops = OrderedJson::array();
  for (const Stage& stage : definition.stages) hops.push_back(DurationJson(stage.hop_max_us));
  return {{"entry", kEntries[static_cast<size_t>(definition.entry)]},
          {"windowMs", DurationJson(definition.window_us)},
          {"hopMaxMs", std::move(hops)},
          {"gates", definition.gates == RangeGate::kAll ? "all" : "entry"},
          {"ties", definition.ties == TieRule::kAny ? "any" : "sequence"},
          {"toleranceMs", MillisecondsJson(definition.tolerance_us)}};
}

OrderedJson StagesJson(const RosettaAnswer& answer) {
  OrderedJson stages = OrderedJson::array();
  for (const funnel::RosettaStage& stage : answer.stages) {
    OrderedJson json = {{"id", stage.id}, {"records", stage.records}};
    if (!answer.preset.empty()) {
      json["gained"] = stage.gained;
      json["lost"] = stage.lost;
      OrderedJson& reasons = json["reasons"] = OrderedJson::array();
      for (const funnel::RosettaReason& reason : stage.reasons) {
        reasons.push_back({{"reason", kReasons[static_cast<size_t>(reason.reason)]},
                           {"gained", reason.gained},
                           {"lost", reason.lost},
                           {"examples", reason.examples}});
      }
    }
    stages.push_back(std::move(json));
  }
  return stages;
}

OrderedJson AnswerJson(const RosettaAnswer& answer) {
  OrderedJson json = OrderedJson::object();
  if (!answer.preset.empty()) json["preset"] = answer.preset;
  if (!answer.problems.empty()) {
    OrderedJson& problems = json["problems"] = OrderedJson::array();
    for (const Problem& problem : answer.problems) {
      problems.push_back({{"code", ErrorCodeName(problem.code)},
                          {"path", problem.path},
                          {"message", problem.message}});
    }
    return json;
  }
  const uint64_t entered = answer.stages.front().records;
  json["rules"] = RulesJson(answer.definition);
  json["entered"] = entered;
  json["converted"] = answer.converted;
  json["conversionRate"] = RatioJson(answer.converted, entered);
  json["stages"] = StagesJson(answer);
  return json;
}

}  // namespace

OrderedJson RosettaJson(const std::vector<RosettaAnswer>& answers) {
  OrderedJson presets = OrderedJson::array();
  for (size_t i = 1; i < answers.size(); ++i) presets.push_back(AnswerJson(answers[i]));
  return {{"report", "rosetta"},
          {"unit", answers.front().definition.count},
          {"base", AnswerJson(answers.front())},
          {"presets", std::move(presets)}};
}

}  // namespace parcours::report

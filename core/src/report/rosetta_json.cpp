#include "report/rosetta_json.h"

namespace parcours::report {

namespace {

using funnel::RosettaAnswer;

constexpr const char* kRuleEntries[] = {"earliest", "first", "latest"};
constexpr const char* kReasons[] = {"window", "entry-rule", "ties", "range", "hops", "several"};

// The options in which presets differ, as they apply.
void AddRules(const FunnelDefinition& definition, Writer* out) {
  out->BeginObject("rules");
  out->Text("entry", kRuleEntries[static_cast<size_t>(definition.entry)]);
  AddMilliseconds("windowMs", definition.window_us, out);
  out->BeginArray("hopMaxMs");
  for (const Stage& stage : definition.stages) {
    if (stage.hop_max_us) {
      WriteMilliseconds(*stage.hop_max_us, out);
    } else {
      out->Null();
    }
  }
  out->End();
  out->Text("gates", definition.gates == RangeGate::kAll ? "all" : "entry");
  out->Text("ties", definition.ties == TieRule::kAny ? "any" : "sequence");
  AddMilliseconds("toleranceMs", definition.tolerance_us, out);
  out->End();
}

void AddStages(const RosettaAnswer& answer, Writer* out) {
  out->BeginArray("stages");
  for (const funnel::RosettaStage& stage : answer.stages) {
    out->BeginObject();
    out->Text("id", stage.id);
    out->Count("records", stage.records);
    if (!answer.preset.empty()) {
      out->Count("gained", stage.gained);
      out->Count("lost", stage.lost);
      out->BeginArray("reasons");
      for (const funnel::RosettaReason& reason : stage.reasons) {
        out->BeginObject();
        out->Text("reason", kReasons[static_cast<size_t>(reason.reason)]);
        out->Count("gained", reason.gained);
        out->Count("lost", reason.lost);
        AddTexts("examples", reason.examples, out);
        out->End();
      }
      out->End();
    }
    out->End();
  }
  out->End();
}

// The object that is open.
void EndAnswer(const RosettaAnswer& answer, Writer* out) {
  if (!answer.preset.empty()) out->Text("preset", answer.preset);
  if (answer.problems.empty()) {
    const uint64_t entered = answer.stages.front().records;
    AddRules(answer.definition, out);
    out->Count("entered", entered);
    out->Count("converted", answer.converted);
    AddRatio("conversionRate", answer.converted, entered, out);
    AddStages(answer, out);
  } else {
    AddProblems(answer.problems, out);
  }
  out->End();
}

}  // namespace

void WriteRosetta(const std::vector<RosettaAnswer>& answers, Writer* out) {
  out->Text("report", "rosetta");
  out->Text("unit", answers.front().definition.count);
  out->BeginObject("base");
  EndAnswer(answers.front(), out);
  out->BeginArray("presets");
  for (size_t i = 1; i < answers.size(); ++i) {
    out->BeginObject();
    EndAnswer(answers[i], out);
  }
  out->End();
}

}  // namespace parcours::report

#include "ingest/proposal.h"

#include "ingest/format/format_reader.h"
#include "ingest/source.h"
#include "json/json.h"
#include "json/writer.h"

namespace parcours::ingest {
namespace {

struct Lack {
  SkipReason reason;
  std::string_view field;
};
constexpr Lack kLacks[] = {{SkipReason::kNoContact, "contact"},
                           {SkipReason::kNoTime, "time"},
                           {SkipReason::kNoType, "type"}};

// What most of the records lack; empty where it is nothing that a key could tell.
std::string_view LackingField(const SourceSummary& summary) {
  const Lack* most = &kLacks[0];
  for (const Lack& lack : kLacks) {
    if (summary.skipped_for(lack.reason) > summary.skipped_for(most->reason)) most = &lack;
  }
  return summary.skipped_for(most->reason) == 0 ? std::string_view() : most->field;
}

std::string MappingText(std::string_view format, const Guess& guess) {
  std::string text;
  json::Writer out(&text);
  out.BeginObject();
  out.Text("format", format);
  for (const Guess::Choice& choice : guess.choices) {
    out.Key(choice.field);
    out.Text(choice.key);
  }
  out.End();
  return text;
}

}  // namespace

std::optional<FormatProposal> ProposeOver(const Format& format, const SourceOptions& options,
                                          const Guess& guess, std::string_view sample, bool whole) {
  SourceSummary summary = Source::Rehearse(options, format, sample, whole);
  if (!summary.is_unfit()) return {};
  FormatProposal proposal;
  while (summary.is_unfit()) {
    const std::string_view field = LackingField(summary);
    const Guess::Choice* const choice = guess.FindSingle(field);
    const bool is_told = proposal.guess.Find(field) != nullptr;
    if (choice == nullptr || choice->key.empty() || is_told) return {};
    proposal.guess.choices.push_back(*choice);
    if (const Guess::Choice* const clock = field == "time" ? guess.FindSingle("clock") : nullptr) {
      proposal.guess.choices.push_back(*clock);
    }
    proposal.is_enough = proposal.is_enough && choice->confidence >= kEnoughConfidence;
    proposal.mapping = MappingText(format.name, proposal.guess);
    FormatProblems problems(ErrorCode::kBadMapping);
    Format named;
    const json::Tree json = json::Parse(proposal.mapping);
    proposal.format = ReadMapping(*json, "mapping", FormatsOf(options), &problems, &named);
    problems.ThrowIfAny();
    summary = Source::Rehearse(options, proposal.format, sample, whole);
  }
  return proposal;
}

}  // namespace parcours::ingest

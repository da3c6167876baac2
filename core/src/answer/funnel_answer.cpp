#include "answer/funnel_answer.h"

#include <string>
#include <utility>

#include "funnel/explain.h"
#include "funnel/funnel.h"
#include "funnel/records.h"
#include "funnel/rosetta.h"
#include "report/explain_json.h"
#include "report/funnel_json.h"
#include "report/records_json.h"
#include "report/rosetta_json.h"
#include "report/scopes.h"

namespace parcours::answer {

namespace {

using json::Json;

std::string InRequest(const std::string& path) {
  return path.empty() ? "definition" : "definition." + path;
}

Json Answer(const FunnelQuery& query, const store::EventStore& store,
            std::vector<Warning>* warnings) {
  const FunnelDefinition& definition = query.definition;
  switch (query.report) {
    case FunnelReport::kFunnel:
      return report::FunnelJson(funnel::ComputeFunnel(store, definition, warnings, query.parts));
    case FunnelReport::kRecords:
      return report::RecordsJson(
          funnel::ListRecords(store, definition, query.at, query.page, warnings), query.page);
    case FunnelReport::kExplain:
      return report::ExplainJson(
          funnel::ExplainRecord(store, definition, query.record, query.page, warnings));
    case FunnelReport::kRosetta: {
      std::vector<funnel::RosettaAnswer> answers =
          funnel::CompareRules(store, definition, query.presets, query.examples, warnings);
      for (funnel::RosettaAnswer& answer : answers) {
        for (Problem& problem : answer.problems) problem.path = InRequest(problem.path);
      }
      return report::RosettaJson(answers);
    }
  }
  PARCOURS_CHECK(false);
}

}  // namespace

Json AnswerFunnel(const FunnelQuery& query, const store::EventStore& store,
                  std::vector<Warning>* warnings) {
  try {
    Json answer = Answer(query, store, warnings);
    for (Warning& warning : *warnings) warning.path = InRequest(warning.path);
    answer["scopes"] = report::ScopesJson(query.definition);
    return answer;
  } catch (const Error& error) {
    std::vector<Problem> problems = error.problems();
    for (Problem& problem : problems) {
      if (problem.code == ErrorCode::kUnsupported) problem.path = InRequest(problem.path);
    }
    throw Error(std::move(problems));
  }
}

}  // namespace parcours::answer

#include "answer/funnel_answer.h"

#include <string>
#include <utility>

#include "funnel/explain.h"
#include "funnel/funnel.h"
#include "funnel/plan/unknown_properties.h"
#include "funnel/records.h"
#include "funnel/rosetta.h"
#include "report/explain_json.h"
#include "report/funnel_json.h"
#include "report/records_json.h"
#include "report/rosetta_json.h"
#include "report/scopes.h"

namespace parcours::answer {

namespace {

std::string InRequest(const std::string& path) {
  return path.empty() ? "definition" : "definition." + path;
}

void Answer(const FunnelQuery& query, const store::EventStore& store, json::Writer* out) {
  const FunnelDefinition& definition = query.definition;
  const Page& page = query.page;
  switch (query.report) {
    case FunnelReport::kFunnel:
      return report::WriteFunnel(funnel::ComputeFunnel(store, definition, query.parts), out);
    case FunnelReport::kRecords:
      return report::WriteRecords(funnel::ListRecords(store, definition, query.at, page), page,
                                  out);
    case FunnelReport::kExplain:
      return report::WriteExplanation(funnel::ExplainRecord(store, definition, query.record, page),
                                      out);
    case FunnelReport::kRosetta: {
      std::vector<funnel::RosettaAnswer> answers =
          funnel::CompareRules(store, definition, query.presets, query.examples);
      for (funnel::RosettaAnswer& answer : answers) {
        for (Problem& problem : answer.problems) problem.path = InRequest(problem.path);
      }
      return report::WriteRosetta(answers, out);
    }
  }
}

}  // namespace

void AnswerFunnel(const FunnelQuery& query, const store::EventStore& store,
                  const funnel::EventWords& read_as, std::vector<Warning>* warnings,
                  json::Writer* out) {
  try {
    Answer(query, store, out);
  } catch (const Error& error) {
    std::vector<Problem> problems = error.problems();
    for (Problem& problem : problems) {
      if (problem.code == ErrorCode::kUnsupported) problem.path = InRequest(problem.path);
    }
    throw Error(std::move(problems));
  }
  const auto warn = [&](std::vector<Warning> found) {
    for (Warning& warning : found) {
      warning.path = InRequest(warning.path);
      warnings->push_back(std::move(warning));
    }
  };
  warn(funnel::UnknownEvents(store, query.definition, read_as));
  warn(funnel::UnknownProperties(store, query.definition));
  report::AddScopes(query.definition, out);
}

}  // namespace parcours::answer

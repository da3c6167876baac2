#include "report/explain_json.h"

#include <algorithm>
#include <string>
#include <utility>

#include "report/sentences.h"

namespace parcours::report {

namespace {

using funnel::EventAt;
using funnel::ExplainedStage;
using funnel::ExplainedState;
using funnel::Explanation;
using funnel::Miss;
using funnel::MissCount;

constexpr std::string_view kStates[] = {"converted",   "in-progress", "dropped",
                                        "not-entered", "removed",     "left-out"};
constexpr std::string_view kMisses[] = {
    "exclusion", "interrupted",  "hop-min", "hop-max", "window",   "used",          "after-next",
    "filter",    "event-filter", "range",   "before",  "no-event", "another-taken", "after-stop"};
constexpr std::string_view kLeftOuts[] = {"contact-filter", "lists", "anonymous"};
constexpr std::string_view kEntries[] = {"earliest", "first", "latest"};

template <class Enum, size_t N>
std::string NameOf(const std::string_view (&names)[N], Enum value) {
  return std::string(names[static_cast<size_t>(value)]);
}

constexpr SentenceText kTexts[] = {
    {"converted", "{record} converted: '{stage}', the last stage, {tookMs} after its entry."},
    {"in-progress",
     "{record} is in progress: it has reached '{stage}', and its window is open until {until}."},
    {"dropped", "{record} dropped after '{stage}'."},
    {"not-entered", "{record} did not enter: none of its events may begin an attempt."},
    {"removed", "{record} is in no count: the exclusion '{event}' at {time} removes it."},
    {"left-out-contact-filter",
     "{record} takes no part: its properties do not pass filters.contact."},
    {"left-out-lists", "{record} takes no part: it is in none of filters.lists."},
    {"left-out-anonymous", "{record} takes no part: it was never named, and 'anonymous' is false."},
    {"entry-only", "Its attempt begins at {time}, with the only event that may begin one."},
    {"entry-earliest",
     "Its attempt begins at {time}: of {entries} events that may begin one, the earliest from "
     "which it gets this far."},
    {"entry-first",
     "Its attempt begins at {time}, with the first of {entries} events that may begin one; no "
     "other counts."},
    {"entry-latest",
     "Its attempt begins at {time}: of {entries} events that may begin one, the latest from which "
     "it gets this far as early."},
    {"window", "Its window ends at {until}."},
    {"reached-first", "'{stage}': reached by '{event}' at {time}."},
    {"reached", "'{stage}': reached by '{event}' at {time}, {sinceMs} after '{previous}'."},
    {"missed-exclusion",
     "'{stage}': not by '{event}' at {time}; the exclusion '{otherEvent}' at {otherTime} had ended "
     "the attempt."},
    {"missed-interrupted",
     "'{stage}': not by '{event}' at {time}; '{otherEvent}' at {otherTime} stands between, which "
     "the strict order forbids."},
    {"missed-hop-min",
     "'{stage}': not by '{event}' at {time}, {byMs} too soon after the stage before."},
    {"missed-hop-max",
     "'{stage}': not by '{event}' at {time}, {byMs} too late after the stage before."},
    {"missed-window", "'{stage}': not by '{event}' at {time}, {byMs} after the window's end."},
    {"missed-used",
     "'{stage}': not by '{event}' at {time}, which serves '{otherStage}'; an event serves one "
     "stage."},
    {"missed-after-next",
     "'{stage}': not by '{event}' at {time}; the next stage was reached before."},
    {"missed-filter",
     "'{stage}': not by '{event}' at {time}; it does not pass the step's filters."},
    {"missed-event-filter", "'{stage}': not by '{event}' at {time}; filters.events leaves it out."},
    {"missed-range", "'{stage}': not by '{event}' at {time}, which is outside the range."},
    {"missed-before",
     "'{stage}': not by '{event}' at {time}, {byMs} before the stage before was reached."},
    {"missed-more", "'{stage}': not by {events} more, for the same reason."},
    {"missed-no-event", "'{stage}': no event has the name of one of its steps."},
};

void AddEvent(const EventAt& at, OrderedJson* json) {
  (*json)["time"] = TimeJson(at.time_us);
  (*json)["event"] = at.event;
}

class ExplanationWriter {
 public:
  explicit ExplanationWriter(const Explanation& explanation) : explanation_(explanation) {}

  OrderedJson Write() {
    OrderedJson json = {{"report", "explain"},
                        {"unit", explanation_.unit},
                        {"record", explanation_.record},
                        {"state", NameOf(kStates, explanation_.state)}};
    if (explanation_.state == ExplainedState::kLeftOut) {
      json["leftOut"] = NameOf(kLeftOuts, explanation_.left_out);
    }
    json["attempt"] = AttemptJson();
    OrderedJson stages = OrderedJson::array();
    for (size_t stage = 0; stage < explanation_.stages.size(); ++stage) {
      stages.push_back(StageJson(stage));
    }
    json["stages"] = std::move(stages);
    json["total"] = explanation_.event_count;
    OrderedJson events = OrderedJson::array();
    for (const funnel::ExplainedEvent& event : explanation_.events) {
      events.push_back(EventJson(event));
    }
    json["events"] = std::move(events);
    AddSentences();
    json["sentences"] = std::move(sentences_);
    return json;
  }

 private:
  const std::string& Id(size_t stage) const { return explanation_.stage_ids[stage]; }

  OrderedJson AttemptJson() const {
    if (!explanation_.attempt) return nullptr;
    const funnel::Attempt& attempt = *explanation_.attempt;
    return {{"from", TimeJson(attempt.from_us)},
            {"until", TimeJson(attempt.until_us)},
            {"entry", NameOf(kEntries, explanation_.entry)},
            {"entries", attempt.entries}};
  }

  OrderedJson StageJson(size_t index) const {
    const ExplainedStage& stage = explanation_.stages[index];
    OrderedJson json = {{"stage", Id(index)},
                        {"optional", bool{explanation_.optional_stages[index]}}};
    json["reached"] = stage.match.has_value();
    if (stage.match) {
      AddEvent(*stage.match, &json);
      json["step"] = stage.step;
      if (stage.previous) json["previous"] = Id(*stage.previous);
      if (stage.previous) json["sinceMs"] = MillisecondsJson(*stage.since_previous_us);
      return json;
    }
    json["reason"] = NameOf(kMisses, stage.miss);
    OrderedJson misses = OrderedJson::array();
    for (const MissCount& miss : stage.misses) {
      OrderedJson miss_json = {{"reason", NameOf(kMisses, miss.miss)}, {"events", miss.events}};
      AddMiss(miss, &miss_json);
      misses.push_back(std::move(miss_json));
    }
    json["misses"] = std::move(misses);
    return json;
  }

  void AddMiss(const MissCount& miss, OrderedJson* json) const {
    AddEvent(miss.example, json);
    if (miss.by_us) (*json)["byMs"] = MillisecondsJson(*miss.by_us);
    if (miss.other) {
      (*json)["otherTime"] = TimeJson(miss.other->time_us);
      (*json)["otherEvent"] = miss.other->event;
    }
    if (miss.other_stage) (*json)["otherStage"] = Id(*miss.other_stage);
  }

  OrderedJson EventJson(const funnel::ExplainedEvent& event) const {
    OrderedJson json;
    AddEvent(event.at, &json);
    OrderedJson stages = OrderedJson::array();
    for (uint32_t stage : event.stages) stages.push_back(Id(stage));
    json["stages"] = std::move(stages);
    if (!event.exclusions.empty()) json["exclusions"] = event.exclusions;
    if (event.served) json["served"] = Id(*event.served);
    if (event.missed) {
      json["missed"] = Id(*event.missed);
      json["reason"] = NameOf(kMisses, event.miss);
    }
    return json;
  }

  void Say(const std::string& code, OrderedJson members) {
    sentences_.push_back(SentenceJson(kTexts, code, std::move(members)));
  }

  void AddSentences() {
    SayState();
    if (!explanation_.attempt) {
      for (size_t i = 0; i < explanation_.stages.size(); ++i) SayMisses(i);
      return;
    }
    const funnel::Attempt& attempt = *explanation_.attempt;
    const std::string entry = NameOf(kEntries, explanation_.entry);
    Say(attempt.entries == 1 ? "entry-only" : "entry-" + entry,
        {{"time", TimeJson(attempt.from_us)}, {"entries", attempt.entries}});
    if (attempt.until_us) Say("window", {{"until", TimeJson(attempt.until_us)}});
    for (size_t i = 0; i < explanation_.stages.size(); ++i) SayStage(i);
  }

  void SayState() {
    OrderedJson members = {{"record", explanation_.record}};
    std::string code = NameOf(kStates, explanation_.state);
    if (explanation_.state == ExplainedState::kLeftOut) {
      code += "-" + NameOf(kLeftOuts, explanation_.left_out);
    } else if (explanation_.state == ExplainedState::kRemoved) {
      AddEvent(*explanation_.removed_by, &members);
    } else if (explanation_.attempt) {
      const funnel::Attempt& attempt = *explanation_.attempt;
      int64_t last_us = attempt.from_us;
      for (size_t i = 0; i < explanation_.stages.size(); ++i) {
        const ExplainedStage& stage = explanation_.stages[i];
        if (!stage.match || explanation_.optional_stages[i]) continue;
        members["stage"] = Id(i);
        last_us = std::max(last_us, stage.match->time_us);
      }
      if (explanation_.state == ExplainedState::kConverted) {
        members["tookMs"] = MillisecondsJson(last_us - attempt.from_us);
      } else if (attempt.until_us) {
        members["until"] = TimeJson(attempt.until_us);
      }
    }
    Say(code, std::move(members));
  }

  void SayStage(size_t index) {
    const ExplainedStage& stage = explanation_.stages[index];
    if (!stage.match) return SayMisses(index);
    OrderedJson members = {{"stage", Id(index)}};
    AddEvent(*stage.match, &members);
    if (stage.previous) {
      members["previous"] = Id(*stage.previous);
      members["sinceMs"] = MillisecondsJson(*stage.since_previous_us);
    }
    Say(stage.previous ? "reached" : "reached-first", std::move(members));
  }

  void SayMisses(size_t index) {
    const ExplainedStage& stage = explanation_.stages[index];
    if (stage.miss == Miss::kAfterStop) return;  // the stage that stopped the record says it all
    if (stage.misses.empty()) Say("missed-no-event", {{"stage", Id(index)}});
    for (const MissCount& miss : stage.misses) {
      OrderedJson members = {{"stage", Id(index)}};
      AddMiss(miss, &members);
      Say("missed-" + NameOf(kMisses, miss.miss), std::move(members));
      if (miss.events == 1) continue;
      Say("missed-more", {{"stage", Id(index)},
                          {"reason", NameOf(kMisses, miss.miss)},
                          {"events", miss.events - 1}});
    }
  }

  const Explanation& explanation_;
  OrderedJson sentences_ = OrderedJson::array();
};

}  // namespace

OrderedJson ExplainJson(const funnel::Explanation& explanation) {
  return ExplanationWriter(explanation).Write();
}

}  // namespace parcours::report

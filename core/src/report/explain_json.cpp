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

constexpr const char* kStates[] = {"converted",   "in-progress", "dropped",
                                   "not-entered", "removed",     "left-out"};
constexpr const char* kMisses[] = {
    "exclusion", "interrupted",  "hop-min", "hop-max", "window",   "used",          "after-next",
    "filter",    "event-filter", "range",   "before",  "no-event", "another-taken", "after-stop"};
constexpr const char* kLeftOuts[] = {"contact-filter", "lists", "anonymous"};
constexpr const char* kEntries[] = {"earliest", "first", "latest"};

template <class Enum, size_t N>
const char* NameOf(const char* const (&names)[N], Enum value) {
  return names[static_cast<size_t>(value)];
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

class ExplanationWriter {
 public:
  ExplanationWriter(const Explanation& explanation, Writer* out)
      : explanation_(explanation), out_(out) {}

  void Write() {
    out_->Text("report", "explain");
    out_->Text("unit", explanation_.unit);
    out_->Text("record", explanation_.record);
    out_->Text("state", NameOf(kStates, explanation_.state));
    if (explanation_.state == ExplainedState::kLeftOut) {
      out_->Text("leftOut", NameOf(kLeftOuts, explanation_.left_out));
    }
    AddAttempt();
    out_->BeginArray("stages");
    for (size_t stage = 0; stage < explanation_.stages.size(); ++stage) WriteStage(stage);
    out_->End();
    out_->Count("total", explanation_.event_count);
    out_->BeginArray("events");
    for (const funnel::ExplainedEvent& event : explanation_.events) WriteEvent(event);
    out_->End();
    out_->BeginArray("sentences");
    SayAll();
    out_->End();
  }

 private:
  const std::string& Id(size_t stage) const { return explanation_.stage_ids[stage]; }

  void AddAttempt() {
    if (!explanation_.attempt) return out_->Null("attempt");
    const funnel::Attempt& attempt = *explanation_.attempt;
    out_->BeginObject("attempt");
    AddTime("from", attempt.from_us, out_);
    AddTime("until", attempt.until_us, out_);
    out_->Text("entry", NameOf(kEntries, explanation_.entry));
    out_->Count("entries", attempt.entries);
    out_->End();
  }

  void AddEvent(const EventAt& at) {
    AddTime("time", at.time_us, out_);
    out_->Text("event", at.event);
  }

  void WriteStage(size_t index) {
    const ExplainedStage& stage = explanation_.stages[index];
    out_->BeginObject();
    out_->Text("stage", Id(index));
    out_->Bool("optional", explanation_.optional_stages[index]);
    out_->Bool("reached", stage.match.has_value());
    if (stage.match) {
      AddEvent(*stage.match);
      out_->Count("step", stage.step);
      if (stage.previous) {
        out_->Text("previous", Id(*stage.previous));
        AddMilliseconds("sinceMs", *stage.since_previous_us, out_);
      }
    } else {
      out_->Text("reason", NameOf(kMisses, stage.miss));
      out_->BeginArray("misses");
      for (const MissCount& miss : stage.misses) {
        out_->BeginObject();
        out_->Text("reason", NameOf(kMisses, miss.miss));
        out_->Count("events", miss.events);
        Members members;
        AddMiss(miss, &members);
        members.Write(out_);
        out_->End();
      }
      out_->End();
    }
    out_->End();
  }

  void WriteEvent(const funnel::ExplainedEvent& event) {
    out_->BeginObject();
    AddEvent(event.at);
    out_->BeginArray("stages");
    for (uint32_t stage : event.stages) out_->Text(Id(stage));
    out_->End();
    if (!event.exclusions.empty()) {
      out_->BeginArray("exclusions");
      for (uint32_t exclusion : event.exclusions) out_->Count(exclusion);
      out_->End();
    }
    if (event.served) out_->Text("served", Id(*event.served));
    if (event.missed) {
      out_->Text("missed", Id(*event.missed));
      out_->Text("reason", NameOf(kMisses, event.miss));
    }
    out_->End();
  }

  static void AddEvent(const EventAt& at, Members* members) {
    members->Time("time", at.time_us);
    members->Text("event", at.event);
  }

  void AddMiss(const MissCount& miss, Members* members) const {
    AddEvent(miss.example, members);
    if (miss.by_us) members->Duration("byMs", *miss.by_us);
    if (miss.other) {
      members->Time("otherTime", miss.other->time_us);
      members->Text("otherEvent", miss.other->event);
    }
    if (miss.other_stage) members->Text("otherStage", Id(*miss.other_stage));
  }

  void Say(const std::string& code, const Members& members) {
    WriteSentence(kTexts, code, members, out_);
  }

  void SayAll() {
    SayState();
    if (!explanation_.attempt) {
      for (size_t i = 0; i < explanation_.stages.size(); ++i) SayMisses(i);
      return;
    }
    const funnel::Attempt& attempt = *explanation_.attempt;
    Members entry;
    entry.Time("time", attempt.from_us);
    entry.Count("entries", attempt.entries);
    Say(std::string("entry-") +
            (attempt.entries == 1 ? "only" : NameOf(kEntries, explanation_.entry)),
        entry);
    if (attempt.until_us) {
      Members window;
      window.Time("until", *attempt.until_us);
      Say("window", window);
    }
    for (size_t i = 0; i < explanation_.stages.size(); ++i) SayStage(i);
  }

  void SayState() {
    Members members;
    members.Text("record", explanation_.record);
    std::string code = NameOf(kStates, explanation_.state);
    if (explanation_.state == ExplainedState::kLeftOut) {
      code += std::string("-") + NameOf(kLeftOuts, explanation_.left_out);
    } else if (explanation_.state == ExplainedState::kRemoved) {
      AddEvent(*explanation_.removed_by, &members);
    } else if (explanation_.attempt) {
      const funnel::Attempt& attempt = *explanation_.attempt;
      size_t furthest = 0;
      int64_t last_us = attempt.from_us;
      for (size_t i = 0; i < explanation_.stages.size(); ++i) {
        const ExplainedStage& stage = explanation_.stages[i];
        if (!stage.match || explanation_.optional_stages[i]) continue;
        furthest = i;
        last_us = std::max(last_us, stage.match->time_us);
      }
      members.Text("stage", Id(furthest));
      if (explanation_.state == ExplainedState::kConverted) {
        members.Duration("tookMs", last_us - attempt.from_us);
      } else if (attempt.until_us) {
        members.Time("until", *attempt.until_us);
      }
    }
    Say(code, members);
  }

  void SayStage(size_t index) {
    const ExplainedStage& stage = explanation_.stages[index];
    if (!stage.match) return SayMisses(index);
    Members members;
    members.Text("stage", Id(index));
    AddEvent(*stage.match, &members);
    if (stage.previous) {
      members.Text("previous", Id(*stage.previous));
      members.Duration("sinceMs", *stage.since_previous_us);
    }
    Say(stage.previous ? "reached" : "reached-first", members);
  }

  void SayMisses(size_t index) {
    const ExplainedStage& stage = explanation_.stages[index];
    if (stage.miss == Miss::kAfterStop) return;  // the stage that stopped the record says it all
    Members of_stage;
    of_stage.Text("stage", Id(index));
    if (stage.misses.empty()) Say("missed-no-event", of_stage);
    for (const MissCount& miss : stage.misses) {
      Members members = of_stage;
      AddMiss(miss, &members);
      Say(std::string("missed-") + NameOf(kMisses, miss.miss), members);
      if (miss.events == 1) continue;
      Members more = of_stage;
      more.Text("reason", NameOf(kMisses, miss.miss));
      more.Count("events", miss.events - 1);
      Say("missed-more", more);
    }
  }

  const Explanation& explanation_;
  Writer* const out_;
};

}  // namespace

void WriteExplanation(const funnel::Explanation& explanation, Writer* out) {
  ExplanationWriter(explanation, out).Write();
}

}  // namespace parcours::report

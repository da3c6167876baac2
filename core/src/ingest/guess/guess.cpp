#include "ingest/guess/guess.h"

#include <algorithm>

#include "ingest/format/source_options.h"
#include "ingest/format/source_types.h"
#include "ingest/guess/column_guess.h"
#include "ingest/guess/event_words.h"
#include "ingest/guess/fact_reader.h"
#include "ingest/guess/guess_names.h"
#include "json/writer.h"
#include "text/any_case.h"
#include "text/money_text.h"
#include "text/sort.h"

namespace parcours::ingest {
namespace {

constexpr uint32_t kPossibleName = 60;  // the NameFit of a name that may be meant
constexpr uint32_t kMinFit = 25;        // of a key that is worth naming
constexpr uint32_t kMinOptional = 75;   // of a field that is not required: its name must say so

// `only_one`: no other key holds dates or times of day.
uint32_t Confidence(GuessTarget target, std::string_view path, const Facts& facts, bool only_one,
                    uint32_t records) {
  const uint32_t value = facts.ValueFit(target);
  if (value == 0) return 0;
  uint32_t name = NameFit(target, path);
  // What an object has its records under: where it is an address, they are the contact's.
  if (path == "$key" && facts.ValueFit(GuessTarget::kContact) == 100) {
    name = target == GuessTarget::kContact ? 100 : 0;
  }
  const bool is_time = target == GuessTarget::kTime || target == GuessTarget::kClock;
  if (is_time && only_one && !IsDateOfNoEvent(path)) name = std::max(name, kPossibleName);
  if (target == GuessTarget::kReasonClass && facts.bounces == facts.classes) name = 100;
  // Without a name that says so only times, e-mail addresses, classes that speak of bounces, prices
  // and codes of currencies are known by their looks; anything with few different texts, of which
  // some come again, may be the type.
  const bool by_looks = target == GuessTarget::kTime ||
                        (target == GuessTarget::kType && facts.MayRepeat()) ||
                        (target == GuessTarget::kContact && value == 100) ||
                        (target == GuessTarget::kRevenue && facts.ArePrices()) ||
                        (target == GuessTarget::kCurrency && facts.AreUsualCurrencies());
  if (name == 0 && !by_looks) return 0;
  const uint32_t fit = (name * 60 + value * 40) / 100;
  if (target <= GuessTarget::kType) return fit * facts.records / records;
  // Amounts, links and the like are of some events only: most of the fit whatever their share.
  return fit * (9 * records + facts.records) / (10 * records);
}

std::vector<std::pair<std::string, std::string>> KnownTypes(const Guess& guess,
                                                            const FactReader& reader) {
  std::vector<std::pair<std::string, std::string>> types;
  const Facts* const words = reader.Find(guess, "type");
  if (words == nullptr) return types;
  const std::string_view channel = ChannelOf(guess, reader);
  for (const auto& [word, count] : words->distinct) {
    std::string type = EventTypeOf(word, channel);
    if (!type.empty() && type != word) types.emplace_back(word, std::move(type));
  }
  text::StableSort(types);
  return types;
}

// In the key of the classes, else among the words for what happened: "Hard Bounce".
std::vector<std::pair<std::string, std::string>> KnownClasses(const Guess& guess,
                                                              const FactReader& reader) {
  std::vector<std::pair<std::string, std::string>> classes;
  const Facts* const own = reader.Find(guess, "reasonClass");
  const Facts* const words = own != nullptr ? own : reader.Find(guess, "type");
  if (words == nullptr) return classes;
  for (const auto& [word, count] : words->distinct) {
    bool says_bounce = false;
    const std::string_view name = BounceClassOf(word, &says_bounce);
    if (name.empty() || (own == nullptr && !says_bounce)) continue;
    classes.emplace_back(text::LowerAscii(word), name);
  }
  text::StableSort(classes);
  classes.erase(std::unique(classes.begin(), classes.end()), classes.end());
  return classes;
}

// A field that a key may be.
struct Candidate {
  uint32_t confidence;
  size_t target;  // of kGuessFields
  size_t key;     // in order of first sight
};

// Tells `guess` of the keys, and answers all that they may be, the surest first.
std::vector<Candidate> RankKeys(const FactReader& reader, Guess* guess) {
  const std::vector<PathId>& keys = reader.order();
  const auto is_only_one = [&](GuessTarget target, PathId path) {
    const auto holds = [&](PathId id) { return reader.Of(id).ValueFit(target) == 100; };
    return holds(path) && std::count_if(keys.begin(), keys.end(), holds) == 1;
  };
  std::vector<Candidate> candidates;
  for (size_t key = 0; key < keys.size(); ++key) {
    const std::string_view path = reader.Name(keys[key]);
    const Facts& facts = reader.Of(keys[key]);
    const bool only_one =
        is_only_one(GuessTarget::kTime, keys[key]) || is_only_one(GuessTarget::kClock, keys[key]);
    std::vector<GuessedField> fits;
    for (size_t target = 0; target < kGuessFields.size(); ++target) {
      const uint32_t confidence =
          Confidence(static_cast<GuessTarget>(target), path, facts, only_one, guess->records);
      if (confidence < kMinFit) continue;
      candidates.push_back({confidence, target, key});
      fits.push_back({kGuessFields[target], confidence});
    }
    text::StableSort(fits, [](const GuessedField& a, const GuessedField& b) {
      return a.confidence > b.confidence;
    });
    if (guess->keys.size() == kMaxGuessedKeys) {
      ++guess->more_keys;
      continue;
    }
    guess->keys.push_back({std::string(path), facts.records,
                           static_cast<uint32_t>(facts.distinct.size()), facts.Kind(),
                           facts.samples, facts.Values(), std::move(fits), ""});
  }
  text::StableSort(candidates, [](const Candidate& a, const Candidate& b) {
    return a.confidence > b.confidence;
  });
  return candidates;
}

// The surest first; each field once, each key once. The type only from `min_type` on.
void ChooseFields(const FactReader& reader, const std::vector<Candidate>& candidates,
                  uint32_t min_type, Guess* guess) {
  constexpr auto kType = static_cast<size_t>(GuessTarget::kType);
  for (const Candidate& candidate : candidates) {
    const std::string_view field = kGuessFields[candidate.target];
    const std::string_view path = reader.Name(reader.order()[candidate.key]);
    const uint32_t min = candidate.target < kType    ? 0
                         : candidate.target == kType ? min_type
                                                     : kMinOptional;
    const bool used = std::any_of(guess->choices.begin(), guess->choices.end(),
                                  [&](const Guess::Choice& choice) { return choice.key == path; });
    if (used || guess->Find(field) != nullptr || candidate.confidence < min) continue;
    guess->choices.push_back({field, std::string(path), "", candidate.confidence});
  }
}

// Records without a type of their own: orders where nearly all have a number or an amount, else
// page views where they have a URL, else bounces where all have a class of them.
void AddConstantType(const FactReader& reader, Guess* guess) {
  if (guess->Find("type") != nullptr) return;
  const auto have = [&](std::string_view field, uint64_t percent) {
    const Facts* const facts = reader.Find(*guess, field);
    return facts != nullptr && uint64_t{facts->records} * 100 >= percent * guess->records;
  };
  const char* type = nullptr;
  if (have("order", 90) || have("revenue", 90)) {
    type = "order_placed";
  } else if (have("url", 90)) {
    type = "page_view";
  } else if (have("reasonClass", 100)) {
    type = "email.bounced";
  }
  if (type != nullptr) guess->choices.push_back({"type", "", type, kEnoughConfidence - 10});
}

// Reads the records as a table with a column for each event, where they look like one.
void LookForEventColumns(const FactReader& reader, std::vector<Candidate> candidates,
                         Guess* guess) {
  const std::vector<EventColumn> columns = FindEventColumns(reader, guess);
  std::erase_if(candidates, [&](const Candidate& candidate) {
    const std::string_view path = reader.Name(reader.order()[candidate.key]);
    return candidate.target == static_cast<size_t>(GuessTarget::kType) ||
           std::any_of(columns.begin(), columns.end(),
                       [&](const EventColumn& column) { return column.key == path; });
  });
  Guess table;
  ChooseFields(reader, candidates, 0, &table);
  TakeEventColumns(reader, columns, std::move(table), guess);
}

// Of amounts whose key says it by its name.
void AddConstantCurrency(Guess* guess) {
  const Guess::Choice* const amount = guess->Find("revenue");
  if (amount == nullptr || guess->Find("currency") != nullptr) return;
  const std::string currency(text::CurrencyOfName(amount->key));
  if (!currency.empty()) guess->choices.push_back({"currency", "", currency, amount->confidence});
}

}  // namespace

const Guess::Choice* Guess::Find(std::string_view field) const {
  const auto found = std::find_if(choices.begin(), choices.end(),
                                  [&](const Choice& choice) { return choice.field == field; });
  return found == choices.end() ? nullptr : &*found;
}

const Guess::Choice* Guess::FindSingle(std::string_view field) const {
  if (single.empty()) return Find(field);
  const auto found = std::find_if(single.begin(), single.end(),
                                  [&](const Choice& choice) { return choice.field == field; });
  return found == single.end() ? nullptr : &*found;
}

bool Guess::is_whole() const {
  return Find("contact") != nullptr &&
         (!events.empty() || (Find("time") != nullptr && Find("type") != nullptr));
}

uint32_t Guess::LeastSureEvent() const {
  uint32_t least = 100;
  for (const Choice& event : events) least = std::min(least, event.confidence);
  return least;
}

bool Guess::is_enough() const { return Shortfall().empty(); }

std::string Guess::Shortfall() const {
  std::string text;
  for (const std::string field : {"contact", "time", "type"}) {
    const Choice* const choice = Find(field);
    if (choice != nullptr && choice->confidence >= kEnoughConfidence) continue;
    if (!events.empty() && field != "contact") continue;
    if (!text.empty()) text += ", ";
    if (choice == nullptr) {
      text += "no key looks like the " + field;
      continue;
    }
    text += (choice->key.empty() ? choice->value : "'" + choice->key + "'") + " as the " + field +
            " is " + std::to_string(choice->confidence) + " % sure, not " +
            std::to_string(kEnoughConfidence) + " %";
  }
  return text;
}

Guess GuessMapping(std::string_view sample, bool whole) {
  const FactReader reader(sample, whole);
  Guess guess;
  guess.records = reader.records();
  const std::vector<Candidate> candidates = RankKeys(reader, &guess);
  ChooseFields(reader, candidates, kEnoughConfidence, &guess);
  AddConstantType(reader, &guess);
  ChooseFields(reader, candidates, 0, &guess);  // else whatever has few different texts
  LookForEventColumns(reader, candidates, &guess);
  AddConstantCurrency(&guess);
  const Facts* const times = reader.Find(guess, "time");
  if (times != nullptr && !times->AreDates()) {  // what has a time of day needs no other
    std::erase_if(guess.choices, [](const Guess::Choice& c) { return c.field == "clock"; });
  }
  const auto place = [](const Guess::Choice& choice) {
    return std::find(kGuessFields.begin(), kGuessFields.end(), choice.field);
  };
  text::StableSort(guess.choices, [&](const Guess::Choice& a, const Guess::Choice& b) {
    return place(a) < place(b);
  });
  guess.types = KnownTypes(guess, reader);
  guess.classes = KnownClasses(guess, reader);
  return guess;
}

std::string MappingText(const Guess& guess) {
  std::string text;
  json::Writer out(&text);
  const auto add_words = [&](const char* member, const auto& words, bool others_are_none) {
    if (words.empty()) return;
    out.BeginObject(member);
    for (const auto& [theirs, ours] : words) {
      out.Key(theirs);
      out.Text(ours);
    }
    if (others_are_none) out.Null("*");
    out.End();
  };
  const Guess::Choice* const type = guess.Find("type");
  const bool type_tells_class =
      !guess.classes.empty() && guess.Find("reasonClass") == nullptr && type != nullptr;
  out.BeginObject();
  for (const Guess::Choice& choice : guess.choices) {
    out.Key(choice.field);
    if (choice.key.empty()) {
      out.BeginObject();
      out.Text("value", choice.value);
      out.End();
    } else {
      out.Text(choice.key);
    }
  }
  if (!guess.events.empty()) {
    out.BeginObject("events");
    for (const Guess::Choice& event : guess.events) {
      out.Key(event.key);
      out.Text(event.value);
    }
    out.End();
  }
  add_words("types", guess.types, false);
  add_words("reasonClasses", guess.classes, type_tells_class);
  if (type_tells_class) out.Text("reasonClass", type->key);
  out.End();
  return text;
}

Format FormatOf(const Guess& guess) {
  return *ReadSourceOptions("{\"mapping\":" + MappingText(guess) + "}").mapping;
}

}  // namespace parcours::ingest

#include "ingest/guess.h"

#include <algorithm>
#include <optional>
#include <unordered_map>

#include "ingest/container.h"
#include "ingest/event_words.h"
#include "ingest/guess_names.h"
#include "ingest/source_options.h"
#include "ingest/source_types.h"
#include "json/json.h"
#include "text/decimal.h"
#include "text/money_text.h"
#include "text/sort.h"
#include "text/time_text.h"
#include "text/url.h"
#include "text/utf8.h"

namespace parcours::ingest {
namespace {

constexpr size_t kSamples = 3;
constexpr size_t kSampleTextBytes = 80;
constexpr size_t kLongText = 64;        // longer than ids, names and types are
constexpr uint32_t kMaxTypes = 200;     // more different texts are no event types
constexpr uint32_t kPossibleName = 60;  // the NameFit of a name that may be meant
constexpr uint32_t kMinFit = 25;        // of a key that is worth naming
constexpr size_t kLongClass = 24;       // longer than a bounce class is called
constexpr uint32_t kMinOptional = 75;   // of a field that is not required: its name must say so

// Times between 1990 and 2100: other numbers are amounts and ids.
constexpr int64_t kFirstTimeUs = 631'152'000 * text::kUsPerSecond;
constexpr int64_t kLastTimeUs = 4'102'444'800 * text::kUsPerSecond;

constexpr std::string_view kChannels[] = {"email",  "e-mail", "mail", "sms", "push",
                                          "in_app", "web",    "crm",  "app"};

bool IsLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool IsEmail(std::string_view text) {
  const size_t at = text.find('@');
  return at != std::string_view::npos && at != 0 && text.find('.', at) != std::string_view::npos &&
         text.find_first_of(" /") == std::string_view::npos;
}

bool IsPhone(std::string_view text) {
  if (text.size() < 9 || (text[0] != '+' && !text.starts_with("00"))) return false;
  return text.find_first_not_of("0123456789 .-()", 1) == std::string_view::npos;
}

bool IsTime(std::string_view text) {
  const std::optional<int64_t> time_us =
      text::ParseTime(text, text::TimeForm{nullptr, text::OrderOf(text)});
  return time_us && *time_us >= kFirstTimeUs && *time_us < kLastTimeUs;
}

bool IsCurrency(std::string_view text) {
  return text.size() == 3 && std::all_of(text.begin(), text.end(), IsLetter);
}

// What was seen under one key.
struct Facts {
  uint32_t records = 0;
  uint32_t texts = 0;
  uint32_t numbers = 0;
  uint32_t booleans = 0;
  uint32_t lists = 0;
  uint32_t times = 0;
  uint32_t emails = 0;
  uint32_t phones = 0;
  uint32_t urls = 0;
  uint32_t amounts = 0;  // as JSON spells numbers
  uint32_t money = 0;    // or as people do
  uint32_t currencies = 0;
  uint32_t channels = 0;
  uint32_t classes = 0;  // of bounces
  uint32_t bounces = 0;  // of them those that say so
  uint32_t long_texts = 0;
  std::unordered_map<std::string, uint32_t> distinct;  // with how often each was seen
  std::vector<std::string> samples;

  uint32_t Share(uint32_t count) const { return count * 100 / records; }
  bool IsPlain() const { return booleans == 0 && lists == 0; }
  // A text or number that stands for somebody or something.
  bool IsIdLike() const {
    return IsPlain() && Share(times - std::min(times, numbers)) < 50 && Share(urls) < 50 &&
           Share(long_texts) < 50;
  }

  void Add(const Entry& entry) {
    ++records;
    const std::string_view text = entry.text();
    switch (entry.kind) {
      case EntryKind::kTrue:
      case EntryKind::kFalse:
        ++booleans;
        AddSample(entry.kind == EntryKind::kTrue ? "true" : "false");
        return;
      case EntryKind::kArray:
      case EntryKind::kEmptyObject:
        ++lists;
        AddSample(text);
        return;
      case EntryKind::kNumber:
        ++numbers;
        break;
      case EntryKind::kText:
        ++texts;
        break;
    }
    AddSample(text);
    times += IsTime(text);
    emails += IsEmail(text);
    phones += IsPhone(text);
    urls += !text::UrlHost(text).empty();
    amounts += text::IsDecimal(text);
    money +=
        text::IsDecimal(text) || text::ReadMoneyText(text, text::DecimalMark::kUnknown).has_value();
    currencies += IsCurrency(text);
    channels += std::find(std::begin(kChannels), std::end(kChannels), text) != std::end(kChannels);
    long_texts += text.size() > kLongText;
    if (text.size() <= kLongClass) {
      bool says_bounce = false;
      const bool is_class = !BounceClassOf(text, &says_bounce).empty();
      classes += is_class;
      bounces += is_class && says_bounce;
    }
  }

  void AddSample(std::string_view text) {
    std::string cut = text::CutUtf8(text, kSampleTextBytes);
    if (distinct[cut]++ != 0) return;
    if (samples.size() < kSamples) samples.push_back(std::move(cut));
  }

  // The most frequent; none of a key that is no type.
  std::vector<ValueCount> Values() const {
    if (ValueFit(GuessTarget::kType) == 0) return {};
    std::vector<ValueCount> values;
    for (const auto& [value, count] : distinct) values.push_back({value, count});
    return MostFrequent(std::move(values), kMaxGuessedValues);
  }

  std::string_view Kind() const {
    if (texts == records) return "text";
    if (numbers == records) return "number";
    if (booleans == records) return "boolean";
    return lists == records ? "list" : "mixed";
  }

  // How well the values fit, 0 to 100; 0 rules the field out.
  uint32_t ValueFit(GuessTarget target) const {
    const uint32_t different = static_cast<uint32_t>(distinct.size());
    switch (target) {
      case GuessTarget::kContact:
        if (Share(emails) >= 90) return 100;
        if (Share(phones) >= 90) return 80;
        if (!IsIdLike()) return 0;
        return different > 1 || records <= 3 ? 60 : 20;
      case GuessTarget::kTime:
        if (!IsPlain() || Share(times) < 80) return 0;
        return Share(texts) >= 50 && Share(amounts) < 50 ? 100 : 80;
      case GuessTarget::kType:
        if (!IsIdLike() || Share(texts) < 90 || Share(emails) >= 50 || different > kMaxTypes)
          return 0;
        if (Share(classes) >= 90 && bounces == 0) return 0;
        if (records > 10 && different > records / 2) return 0;
        return different > 1 ? 100 : 60;
      case GuessTarget::kRevenue:
        return IsPlain() && Share(money) >= 90 ? 100 : 0;
      case GuessTarget::kCurrency:
        return Share(currencies) >= 90 ? 100 : 0;
      case GuessTarget::kId:
        return IsIdLike() && different == records ? 100 : 0;
      case GuessTarget::kUrl:
        return Share(urls) >= 80 ? 100 : 0;
      case GuessTarget::kChannel:
        return Share(channels) >= 90 ? 100 : 0;
      case GuessTarget::kReasonClass:
        return Share(classes) >= 90 ? 100 : 0;
      case GuessTarget::kMessage:
      case GuessTarget::kJourney:
      case GuessTarget::kOrder:
      case GuessTarget::kDelivery:
      case GuessTarget::kDeal:
      case GuessTarget::kCompany:
        return IsIdLike() ? 80 : 0;
    }
    return 0;
  }
};

// Reads the sample's records into Facts.
class FactReader : private RecordSink {
 public:
  FactReader(std::string_view sample, bool whole) {
    ContainerReader reader(SniffContainer(sample, whole), &paths_, this);
    reader.Append(sample);
    if (whole) reader.Finish();
  }

  uint32_t records() const { return records_; }
  const std::vector<PathId>& order() const { return order_; }
  std::string_view Name(PathId path) const { return paths_.Name(path); }
  const Facts& Of(PathId path) const { return facts_.at(path); }
  // Of the key that the guess chose for a field; nullptr where there is none.
  const Facts* Find(const Guess& guess, std::string_view field) const {
    const Guess::Choice* const choice = guess.Find(field);
    if (choice == nullptr || choice->key.empty()) return nullptr;
    const auto path = std::find_if(order_.begin(), order_.end(),
                                   [&](PathId id) { return paths_.Name(id) == choice->key; });
    return path == order_.end() ? nullptr : &facts_.at(*path);
  }

 private:
  SkipReason Take(const FlatRecord& record) override {
    if (IsForeign(record)) return SkipReason::kNoType;
    ++records_;
    for (const Entry& entry : record) {
      if (paths_.IsTooLong(entry.path)) continue;
      const auto [facts, added] = facts_.try_emplace(entry.path);
      if (added) order_.push_back(entry.path);
      facts->second.Add(entry);
    }
    return SkipReason::kNone;
  }

  // A page of records, unless it has a contact and a time of its own.
  bool IsForeign(FlatRecord record) override {
    bool has_list = false;
    bool has_contact = false;
    bool has_time = false;
    for (const Entry& entry : record) {
      const std::string_view name = paths_.Name(entry.path);
      if (entry.kind == EntryKind::kArray) {
        has_list = has_list || IsPageKey(name);
        continue;
      }
      has_contact = has_contact || NameFit(GuessTarget::kContact, name) != 0;
      has_time = has_time || (NameFit(GuessTarget::kTime, name) != 0 && IsTime(entry.text()));
    }
    return has_list && !(has_contact && has_time);
  }

  void Skip(SkipReason, const RecordPlace&) override {}

  PathTable paths_;
  std::unordered_map<PathId, Facts> facts_;
  std::vector<PathId> order_;  // of first sight
  uint32_t records_ = 0;
};

// `only_date`: no other key holds dates.
uint32_t Confidence(GuessTarget target, std::string_view path, const Facts& facts, bool only_date,
                    uint32_t records) {
  const uint32_t value = facts.ValueFit(target);
  if (value == 0) return 0;
  uint32_t name = NameFit(target, path);
  // What an object has its records under: where it is an address, they are the contact's.
  if (path == "$key" && facts.ValueFit(GuessTarget::kContact) == 100) {
    name = target == GuessTarget::kContact ? 100 : 0;
  }
  if (target == GuessTarget::kTime && only_date && !IsDateOfNoEvent(path)) {
    name = std::max(name, kPossibleName);
  }
  if (target == GuessTarget::kReasonClass && facts.bounces == facts.classes) name = 100;
  // Without a name that says so only times, e-mail addresses and classes that speak of bounces are
  // known by their looks; anything with few different texts may be the type.
  const bool by_looks = target == GuessTarget::kTime || target == GuessTarget::kType ||
                        (target == GuessTarget::kContact && value == 100);
  if (name == 0 && !by_looks) return 0;
  const uint32_t fit = (name * 60 + value * 40) / 100;
  if (target <= GuessTarget::kType) return fit * facts.records / records;
  // Amounts, links and the like are of some events only: most of the fit whatever their share.
  return fit * (9 * records + facts.records) / (10 * records);
}

// The channel of all events; empty where they are of several, or of others.
std::string_view ChannelOf(const Guess& guess, const FactReader& reader) {
  const Facts* const channels = reader.Find(guess, "channel");
  if (channels == nullptr) {
    const Facts* const contacts = reader.Find(guess, "contact");
    const bool phones = contacts != nullptr && contacts->Share(contacts->phones) >= 90;
    return phones ? "sms" : "email";
  }
  std::string_view all;
  for (const auto& [channel, count] : channels->distinct) {
    const std::string plain = PlainName(channel);
    const std::string_view one = plain == "sms"                        ? "sms"
                                 : plain == "push"                     ? "push"
                                 : plain == "email" || plain == "mail" ? "email"
                                                                       : "";
    if (one.empty() || (!all.empty() && one != all)) return {};
    all = one;
  }
  return all;
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
    classes.emplace_back(LowerAscii(word), name);
  }
  text::StableSort(classes);
  classes.erase(std::unique(classes.begin(), classes.end()), classes.end());
  return classes;
}

}  // namespace

const Guess::Choice* Guess::Find(std::string_view field) const {
  const auto found = std::find_if(choices.begin(), choices.end(),
                                  [&](const Choice& choice) { return choice.field == field; });
  return found == choices.end() ? nullptr : &*found;
}

bool Guess::is_enough() const { return Shortfall().empty(); }

std::string Guess::Shortfall() const {
  std::string text;
  for (const std::string field : {"contact", "time", "type"}) {
    const Choice* const choice = Find(field);
    if (choice != nullptr && choice->confidence >= kEnoughConfidence) continue;
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
  struct Candidate {
    uint32_t confidence;
    size_t target;
    size_t key;  // in order of first sight
  };
  std::vector<Candidate> candidates;
  Guess guess;
  guess.records = reader.records();
  const auto holds_dates = [&](PathId path) {
    return reader.Of(path).ValueFit(GuessTarget::kTime) == 100;
  };
  const bool one_date =
      std::count_if(reader.order().begin(), reader.order().end(), holds_dates) == 1;
  for (size_t key = 0; key < reader.order().size(); ++key) {
    const std::string_view path = reader.Name(reader.order()[key]);
    const Facts& facts = reader.Of(reader.order()[key]);
    const bool only_date = one_date && holds_dates(reader.order()[key]);
    std::vector<GuessedField> fits;
    for (size_t target = 0; target < kGuessFields.size(); ++target) {
      const uint32_t confidence =
          Confidence(static_cast<GuessTarget>(target), path, facts, only_date, guess.records);
      if (confidence < kMinFit) continue;
      candidates.push_back({confidence, target, key});
      fits.push_back({kGuessFields[target], confidence});
    }
    text::StableSort(fits, [](const GuessedField& a, const GuessedField& b) {
      return a.confidence > b.confidence;
    });
    if (guess.keys.size() == kMaxGuessedKeys) {
      ++guess.more_keys;
      continue;
    }
    guess.keys.push_back({std::string(path), facts.records,
                          static_cast<uint32_t>(facts.distinct.size()), facts.Kind(), facts.samples,
                          facts.Values(), std::move(fits)});
  }
  // The surest first; each field once, each key once.
  text::StableSort(candidates, [](const Candidate& a, const Candidate& b) {
    return a.confidence > b.confidence;
  });
  std::vector<bool> used(reader.order().size());
  constexpr auto kType = static_cast<size_t>(GuessTarget::kType);
  const auto choose = [&](uint32_t min_type) {
    for (const Candidate& candidate : candidates) {
      const std::string_view field = kGuessFields[candidate.target];
      const uint32_t min = candidate.target < kType    ? 0
                           : candidate.target == kType ? min_type
                                                       : kMinOptional;
      if (used[candidate.key] || guess.Find(field) != nullptr || candidate.confidence < min)
        continue;
      used[candidate.key] = true;
      const std::string_view path = reader.Name(reader.order()[candidate.key]);
      guess.choices.push_back({field, std::string(path), "", candidate.confidence});
    }
  };
  choose(kEnoughConfidence);
  // Records without a type of their own: orders where they have a number or an amount, else page
  // views, else whatever has few different texts.
  if (guess.Find("type") == nullptr) {
    const bool order = guess.Find("order") != nullptr || guess.Find("revenue") != nullptr;
    if (order || guess.Find("url") != nullptr) {
      guess.choices.push_back(
          {"type", "", order ? "order_placed" : "page_view", kEnoughConfidence - 10});
    }
  }
  if (guess.Find("type") == nullptr) {
    const Facts* const classes = reader.Find(guess, "reasonClass");
    if (classes != nullptr && classes->records == guess.records) {  // nothing but bounces
      guess.choices.push_back({"type", "", "email.bounced", kEnoughConfidence - 10});
    }
  }
  choose(0);
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
  json::Json mapping = json::Json::object();
  for (const Guess::Choice& choice : guess.choices) {
    const std::string field(choice.field);
    if (choice.key.empty()) {
      mapping[field] = {{"value", choice.value}};
    } else {
      mapping[field] = choice.key;
    }
  }
  for (const auto& [theirs, ours] : guess.types) mapping["types"][theirs] = ours;
  for (const auto& [theirs, ours] : guess.classes) mapping["reasonClasses"][theirs] = ours;
  const Guess::Choice* const type = guess.Find("type");
  if (!guess.classes.empty() && guess.Find("reasonClass") == nullptr && type != nullptr) {
    mapping["reasonClass"] = type->key;
    mapping["reasonClasses"]["*"] = nullptr;  // its other words are no classes
  }
  return json::Dump(mapping);
}

Format FormatOf(const Guess& guess) {
  return *ReadSourceOptions("{\"mapping\":" + MappingText(guess) + "}").mapping;
}

}  // namespace parcours::ingest

#include "ingest/guess/column_guess.h"

#include <algorithm>
#include <utility>

#include "ingest/format/vendor_tables.h"
#include "ingest/guess/event_words.h"
#include "ingest/guess/guess_names.h"
#include "store/event_types.h"

namespace parcours::ingest {
namespace {

constexpr uint32_t kMostSure = 90;  // percent of the values that must fit

std::string_view NextWord(std::string_view* words) {
  const std::string_view word = words->substr(0, words->find(' '));
  words->remove_prefix(std::min(word.size() + 1, words->size()));
  return word;
}

// The word for an event may have before and behind it when it was, how often, or whether.
std::string EventOfName(std::string_view plain, std::string_view channel) {
  if (plain.ends_with("utc")) plain.remove_suffix(3);
  std::string type = EventTypeOf(plain, channel);
  for (std::string_view words = kGuessWords("behind"); type.empty() && !words.empty();) {
    const std::string_view behind = NextWord(&words);
    if (!behind.empty() && plain.ends_with(behind)) {
      type = EventTypeOf(plain.substr(0, plain.size() - behind.size()), channel);
    }
  }
  for (std::string_view words = kGuessWords("before"); type.empty() && !words.empty();) {
    const std::string_view before = NextWord(&words);
    if (before.empty() || !plain.starts_with(before)) continue;
    const std::string_view rest = plain.substr(before.size());
    type = EventTypeOf(rest, channel);
    for (std::string_view ofs = kGuessWords("of"); type.empty() && !ofs.empty();) {
      const std::string_view of = NextWord(&ofs);
      if (!of.empty() && rest.starts_with(of)) type = EventTypeOf(rest.substr(of.size()), channel);
    }
  }
  return type;
}

bool IsOf(std::string_view type, std::string_view state) {
  return type.size() > state.size() && type.ends_with(state) &&
         type[type.size() - state.size() - 1] == '.';
}

bool IsAnyOf(std::string_view type, std::initializer_list<std::string_view> states) {
  return std::any_of(states.begin(), states.end(),
                     [&](std::string_view state) { return IsOf(type, state); });
}

// What people send otherwise, too: parcels.
bool MayBeOfParcels(const EventColumn& column) {
  return IsAnyOf(column.type, {"sent", "delivered", "bounced", "undelivered", "dropped"});
}

// What becomes of messages alone.
bool IsOfMessages(const EventColumn& column) {
  return IsAnyOf(column.type, {"opened", "clicked", "unsubscribed", "complained"});
}

template <typename Which>
bool Any(const std::vector<EventColumn>& columns, const Which& which) {
  return std::any_of(columns.begin(), columns.end(), which);
}

size_t TypesOf(const std::vector<EventColumn>& columns, bool timed_alone) {
  std::vector<std::string_view> types;
  for (const EventColumn& column : columns) {
    const bool is_new = std::find(types.begin(), types.end(), column.type) == types.end();
    if (is_new && !column.is_empty && (column.is_timed || !timed_alone)) {
      types.push_back(column.type);
    }
  }
  return types.size();
}

// Of the columns of one type those with times, else the first; but hard and soft bounces are two.
void LeaveOutRepetitions(std::vector<EventColumn>* columns) {
  const std::vector<EventColumn> all = std::move(*columns);
  columns->clear();
  for (const EventColumn& column : all) {
    const auto is_same = [&](const EventColumn& other) { return other.type == column.type; };
    const auto is_timed = [&](const EventColumn& other) {
      return other.is_timed && is_same(other);
    };
    const auto came = [&](const EventColumn& other) { return !other.is_empty && is_same(other); };
    const bool is_flag = !column.is_timed && !column.is_empty;
    const bool is_again = Any(*columns, came) && !IsOf(column.type, "bounced");
    if (!is_flag || !(Any(all, is_timed) || is_again)) columns->push_back(column);
  }
}

size_t PlaceOf(std::string_view type) {
  const auto& names = store::kTypeNames;
  return static_cast<size_t>(std::find(names.begin(), names.end(), type) - names.begin());
}

bool HasCountOfSeveral(const Facts& facts) {
  return facts.counts != 0 &&
         std::any_of(facts.distinct.begin(), facts.distinct.end(), [](const auto& value) {
           const std::string& text = value.first;
           return text != "0" && text != "1" &&
                  text.find_first_not_of("0123456789") == std::string::npos;
         });
}

// Nothing where the values are none of these.
bool ReadEventColumn(std::string_view key, const Facts& facts, std::string_view channel,
                     EventColumn* column) {
  std::string type = EventOfKey(key, channel);
  if (type.empty()) return false;
  uint32_t share = 0;
  bool is_timed = false;
  const bool of_message = type.find('.') != type.npos;
  if (facts.records == 0) {
    share = kMostSure;
  } else if (facts.times != 0) {
    // Small counts are no times, and a column of both is neither.
    share = facts.Share(facts.times + facts.noes);
    is_timed = true;
  } else {
    const bool is_number_of = NameFit(GuessTarget::kDelivery, key) == 100 ||
                              (facts.records > 10 && facts.distinct.size() > facts.records / 2);
    const uint32_t counts = of_message && !is_number_of ? facts.counts : 0;
    const uint32_t classes = IsOf(type, "bounced") ? facts.classes : 0;
    share = facts.Share(facts.flags + counts + classes);
  }
  if (share < kMostSure) return false;
  column->key = key;
  column->is_timed = is_timed;
  column->is_empty = facts.records == 0;
  column->is_sum = !is_timed && IsAnyOf(type, {"sent", "delivered"}) && HasCountOfSeveral(facts);
  column->confidence = 60 + std::min<uint32_t>(share, 100) * 40 / 100;
  column->type = std::move(type);
  return true;
}

// What else of the sample decides.
struct TableFacts {
  bool has_message = false;  // a key of the message, the journey or the delivery
  bool has_order = false;    // one of an order or an amount
  bool has_time = false;     // of the row, beside the columns
  uint32_t type_name = 0;  // how well the key that could be the type is called so, 0: there is none
  bool type_has_words = false;  // mostly for events
};

// `guess`: as if a record told one event; `table`: without the columns.
TableFacts TableFactsOf(const FactReader& reader, const Guess& guess, const Guess& table,
                        const std::vector<EventColumn>& columns) {
  TableFacts facts;
  facts.has_message = table.Find("message") || table.Find("journey") || table.Find("delivery");
  facts.has_order = table.Find("order") || table.Find("revenue");
  facts.has_time = table.Find("time") != nullptr;
  const Guess::Choice* const type = guess.Find("type");
  const Facts* const words = reader.Find(guess, "type");
  const bool is_column =
      words != nullptr && std::any_of(columns.begin(), columns.end(),
                                      [&](const EventColumn& c) { return c.key == type->key; });
  if (words == nullptr || is_column) return facts;
  facts.type_name = NameFit(GuessTarget::kType, type->key);
  uint64_t known = 0;
  for (const auto& [word, count] : words->distinct) {
    const bool is_ours = std::find(store::kTypeNames.begin(), store::kTypeNames.end(), word) !=
                         store::kTypeNames.end();
    if (is_ours || !EventTypeOf(word, "email").empty()) known += count;
  }
  facts.type_has_words = 2 * known >= words->records;
  return facts;
}

// Of a row whose columns hold yes and no: when it was sent, else delivered, else any other time.
const EventColumn* TimedAs(const std::vector<EventColumn>& columns, std::string_view state) {
  for (const EventColumn& column : columns) {
    if (column.is_timed && column.type.ends_with(state)) return &column;
  }
  return nullptr;
}

// The time of the row, where columns need one.
void SetRowTime(const FactReader& reader, const std::vector<EventColumn>& columns, bool all_timed,
                Guess* table) {
  const EventColumn* column = TimedAs(columns, ".sent");
  if (column == nullptr) column = TimedAs(columns, ".delivered");
  if (column != nullptr) {
    std::erase_if(table->choices, [](const Guess::Choice& c) { return c.field == "time"; });
    table->choices.push_back({"time", column->key, "", column->confidence});
  }
  const Facts* const times = reader.Find(*table, "time");
  const bool has_clock = table->Find("clock") != nullptr && times != nullptr && times->AreDates();
  if (!all_timed || has_clock) return;
  std::erase_if(table->choices, [](const Guess::Choice& choice) {
    return choice.field == "time" || choice.field == "clock";
  });
}

// Those of the columns by which the records are such a table; none where they are not. They stand
// in the order in which they came.
std::vector<EventColumn> ChooseEventColumns(const std::vector<EventColumn>& columns,
                                            const TableFacts& table) {
  if (Any(columns, [](const EventColumn& column) { return column.is_sum; })) return {};
  std::vector<EventColumn> chosen = columns;
  LeaveOutRepetitions(&chosen);
  const auto is_told = [](const EventColumn& column) { return !column.is_empty; };
  const auto is_of_messages = [](const EventColumn& column) {
    return !column.is_empty && IsOfMessages(column);
  };
  const bool of_messages = Any(chosen, is_of_messages) || (table.has_message && !table.has_order);
  if (!of_messages) std::erase_if(chosen, MayBeOfParcels);
  const bool is_sent = Any(chosen, [](const EventColumn& column) {
    return column.is_timed && IsAnyOf(column.type, {"sent", "delivered"});
  });
  // Beside a contact's own data they may sum up years.
  const bool takes_flags = is_sent || (table.has_time && table.has_message);
  if (!takes_flags) {
    std::erase_if(chosen, [&](const EventColumn& c) { return is_told(c) && !c.is_timed; });
  }
  const size_t types = TypesOf(chosen, false);
  const size_t timed = TypesOf(chosen, true);
  const bool has_type = table.type_name >= 100 ? table.type_has_words || types < 3
                        : table.type_name != 0 ? table.type_has_words && timed < 2
                                               : false;
  if (types < 2 || has_type) return {};
  return chosen;
}

}  // namespace

std::string EventOfKey(std::string_view path, std::string_view channel) {
  return EventOfName(PlainName(path.substr(path.rfind('.') + 1)), channel);
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

std::vector<EventColumn> FindEventColumns(const FactReader& reader, Guess* guess) {
  const std::string_view channel = ChannelOf(*guess, reader);
  std::vector<EventColumn> columns;
  const auto look_at = [&](std::string_view key, const Facts& facts) {
    EventColumn column;
    if (!ReadEventColumn(key, facts, channel, &column)) return;
    const auto told = std::find_if(guess->keys.begin(), guess->keys.end(),
                                   [&](const GuessedKey& known) { return known.key == key; });
    if (told != guess->keys.end()) told->event = column.type;
    columns.push_back(std::move(column));
  };
  for (const PathId path : reader.order()) look_at(reader.Name(path), reader.Of(path));
  for (const std::string_view key : reader.EmptyKeys()) look_at(key, Facts());
  return columns;
}

void TakeEventColumns(const FactReader& reader, const std::vector<EventColumn>& found, Guess table,
                      Guess* guess) {
  const TableFacts facts = TableFactsOf(reader, *guess, table, found);
  const Guess::Choice* const time = table.Find("time");
  std::vector<EventColumn> columns = ChooseEventColumns(found, facts);
  if (columns.empty() || table.Find("contact") == nullptr) return;

  const std::string channel(ChannelOf(*guess, reader));
  const auto is_of_message = [](const EventColumn& c) { return c.type.find('.') != c.type.npos; };
  const bool all_timed = std::all_of(columns.begin(), columns.end(),
                                     [](const EventColumn& c) { return c.is_timed || c.is_empty; });
  const bool is_sent = std::any_of(columns.begin(), columns.end(), [](const EventColumn& c) {
    return !c.is_empty && (c.type.ends_with(".sent") || c.type.ends_with(".delivered"));
  });
  // What a message's row has as its time, without a word more, is when it was sent.
  const bool is_send = !is_sent && facts.has_message && time != nullptr && !channel.empty() &&
                       NameFit(GuessTarget::kTime, time->key) == 100 &&
                       std::any_of(columns.begin(), columns.end(), is_of_message);
  if (is_send) {
    EventColumn send;
    send.key = time->key;
    send.type = channel + ".sent";
    send.is_timed = true;
    send.confidence = time->confidence;
    columns.push_back(std::move(send));
  }
  SetRowTime(reader, columns, all_timed, &table);
  constexpr size_t kTypes = store::kTypeNames.size();
  for (size_t place = 0; place <= kTypes; ++place) {  // the last: of any other name
    for (const EventColumn& column : columns) {
      if (PlaceOf(column.type) == place) {
        table.events.push_back({"events", column.key, column.type, column.confidence});
      }
    }
  }
  for (const EventColumn& column : columns) {
    const auto classes = [&](PathId path) {
      return reader.Name(path) == column.key && column.type.ends_with(".bounced") &&
             !column.is_timed && reader.Of(path).classes != 0;
    };
    const auto& order = reader.order();
    if (table.Find("reasonClass") == nullptr && std::any_of(order.begin(), order.end(), classes)) {
      table.choices.push_back({"reasonClass", column.key, "", column.confidence});
    }
  }
  guess->single = std::move(guess->choices);
  guess->choices = std::move(table.choices);
  guess->events = std::move(table.events);
  for (const EventColumn& column : columns) {
    if (!column.is_empty || guess->keys.size() == kMaxGuessedKeys) continue;
    guess->keys.push_back({column.key, 0, 0, "text", {}, {}, {}, column.type});
  }
}

}  // namespace parcours::ingest

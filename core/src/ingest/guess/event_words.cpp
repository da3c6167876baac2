#include "ingest/guess/event_words.h"

#include <array>
#include <iterator>

#include "ingest/format/vendor_tables.h"
#include "ingest/format/word_list.h"
#include "ingest/guess/guess_names.h"

namespace parcours::ingest {
namespace {

struct EventKind {
  std::string_view type;  // behind its channel where it has one
  bool has_channel;
};
constexpr EventKind kEventKinds[] = {
    {"sent", true},
    {"delivered", true},
    {"opened", true},
    {"clicked", true},
    {"bounced", true},
    {"dropped", true},
    {"unsubscribed", true},
    {"complained", true},
    {"subscribed", true},
    {"page_view", false},
    {"add_to_cart", false},
    {"checkout_started", false},
    {"form_submitted", false},
    {"signed_up", false},
    {"meeting_booked", false},
    {"order_placed", false},
    {"refunded", false},
    {"order_cancelled", false},
};

// The first kind among whose words it is; nullptr where it is of none.
const EventKind* KindOf(std::string_view plain) {
  static const auto words = [] {
    std::array<std::string_view, std::size(kEventKinds)> lists;
    for (size_t i = 0; i < lists.size(); ++i) {
      lists[i] = kGuessWords("event " + std::string(kEventKinds[i].type));
    }
    return lists;
  }();
  for (size_t i = 0; i < words.size(); ++i) {
    if (IsListed(plain, words[i])) return &kEventKinds[i];
  }
  return nullptr;
}

// What was sent, with its channel; without one, of whichever channel the events are. Of two where
// one begins the other the longer first.
constexpr std::string_view kSentThings[][2] = {
    {"emailing", "email"},   {"email", "email"},       {"mailing", "email"},  {"mail", "email"},
    {"newsletter", "email"}, {"nieuwsbrief", "email"}, {"courriel", "email"}, {"sms", "sms"},
    {"textmessage", "sms"},  {"text", "sms"},          {"push", "push"},      {"message", ""},
    {"campaign", ""},        {"campagne", ""},         {"kampagne", ""},      {"nachricht", ""},
    {"campana", ""},         {"campagna", ""},         {"campanha", ""}};

// Takes such a word from the beginning or the end of `plain`; true where there was one.
bool TakeSentThing(std::string_view* plain, std::string_view* channel) {
  for (const auto& [word, its_channel] : kSentThings) {
    if (plain->starts_with(word)) {
      plain->remove_prefix(word.size());
    } else if (plain->ends_with(word)) {
      plain->remove_suffix(word.size());
    } else {
      continue;
    }
    if (!its_channel.empty()) *channel = its_channel;
    return true;
  }
  return false;
}

}  // namespace

std::string EventTypeOf(std::string_view word, std::string_view channel) {
  const std::string text = PlainName(word);
  std::string_view plain = text;
  const bool of_sent_thing = TakeSentThing(&plain, &channel);
  const EventKind* const kind = KindOf(plain);
  if (kind == nullptr) return {};
  std::string_view type = kind->type;
  if (!kind->has_channel) {
    if (!of_sent_thing) return std::string(type);
    if (type != "signed_up") return {};
    type = "subscribed";  // to a newsletter
  }
  const bool of_email = type == "opened" || type == "complained";
  if (channel.empty() || (channel == "sms" && of_email)) return {};
  const bool undelivered = channel == "sms" && type == "bounced";
  return std::string(channel) + "." + std::string(undelivered ? "undelivered" : type);
}

std::string_view BounceClassOf(std::string_view word, bool* says_bounce) {
  constexpr std::string_view kClasses[][2] = {
      {"hard", "hard permanent dur definitif hart permanente duro definitivo"},
      {"soft",
       "soft transient temporary temporaire doux weich temporar temporaneo temporal blando"},
      {"block", "block blocked bloque blockiert bloqueado"}};
  std::string plain = PlainName(word);
  *says_bounce = false;
  for (const std::string_view bounce : {"bounced", "bounce", "rebond"}) {
    const size_t at = plain.find(bounce);
    if (at == std::string::npos) continue;
    plain.erase(at, bounce.size());
    *says_bounce = true;
    break;
  }
  for (const auto& [name, words] : kClasses) {
    if (IsListed(plain, words)) return name;
  }
  return {};
}

}  // namespace parcours::ingest

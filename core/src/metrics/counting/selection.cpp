#include "metrics/counting/selection.h"

#include <algorithm>
#include <string>

#include "store/filter.h"

namespace parcours::metrics {
namespace {

bool AnyOrListed(const std::vector<std::string>& wanted, bool named, const std::string& id) {
  if (wanted.empty()) return true;
  return named && std::find(wanted.begin(), wanted.end(), id) != wanted.end();
}

bool HasStatus(const MessageInfo& message, const std::vector<JourneyStatus>& wanted) {
  return wanted.empty() || std::find(wanted.begin(), wanted.end(), message.status) != wanted.end();
}

}  // namespace

Selection::Selection(const InstanceTable& table, const store::EventStore& store,
                     const MetricSelection& wanted) {
  if (wanted.channel) channels[1 - IndexOf(*wanted.channel)] = false;
  messages.reserve(table.messages().size());
  for (const MessageInfo& message : table.messages()) {
    messages.push_back(channels[IndexOf(message.channel)] &&
                       AnyOrListed(wanted.journeys, message.has_journey, message.journey) &&
                       HasStatus(message, wanted.statuses) &&
                       AnyOrListed(wanted.messages, message.has_id, message.id));
  }
  const store::ContactFilter filter(store, wanted.contact, wanted.lists);
  if (filter.empty()) return;
  contacts.reserve(store.contact_count());
  for (ContactIndex contact = 0; contact < store.contact_count(); ++contact) {
    contacts.push_back(filter.Matches(contact));
  }
}

bool Selection::NoneTracks(const InstanceTable& table, bool MessageInfo::*tracked) const {
  bool any = false;
  for (size_t i = 0; i < messages.size(); ++i) {
    const MessageInfo& message = table.messages()[i];
    const bool can = message.channel == Channel::kEmail || tracked != &MessageInfo::track_opens;
    if (messages[i] == 0 || !can) continue;
    if (message.*tracked) return false;
    any = true;
  }
  return any;
}

}  // namespace parcours::metrics

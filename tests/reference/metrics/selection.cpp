#include "reference/metrics/selection.h"

#include <algorithm>

namespace parcours::reference {
namespace {

bool Listed(const std::vector<std::string>& wanted, const std::string& id) {
  return wanted.empty() || std::find(wanted.begin(), wanted.end(), id) != wanted.end();
}

}  // namespace

bool SlowSelection::SelectedMessage(const Sending& sending) const {
  return Listed(request_.selection.journeys, sending.journey) &&
         Listed(request_.selection.messages, sending.message) && HasStatus(sending.journey);
}

bool SlowSelection::Selected(const Sending& sending) const {
  return SelectedMessage(sending) && HasContact(sending.contact);
}

bool SlowSelection::HasStatus(const std::string& journey) const {
  std::string status = "active";
  for (const SlowJourney& record : load_.journeys) {
    if (!journey.empty() && record.id == journey) status = record.status;
  }
  const std::vector<std::string> names = {"active", "paused", "draft", "archived"};
  std::vector<std::string> wanted;
  for (const JourneyStatus one : request_.selection.statuses) {
    wanted.push_back(names[static_cast<size_t>(one)]);
  }
  return Listed(wanted, status);
}

bool SlowSelection::HasContact(const std::string& contact) const {
  const MetricSelection& wanted = request_.selection;
  SlowContact record;
  for (const SlowContact& one : load_.contacts) {
    if (one.id == contact) record = one;
  }
  for (const Filter& filter : wanted.contact) {
    if (record.country != filter.values.front().text) return false;
  }
  bool in_any = wanted.lists.empty();
  for (const std::string& list : record.lists) in_any |= Listed(wanted.lists, list);
  return in_any;
}

bool SlowSelection::Stands(const Sending& sending, int64_t event_us) const {
  if (!BySend()) return InRange(event_us);
  const TimeRange& range = request_.selection.range;
  if (range.from_us == kMinTimeUs && range.to_us == kMaxTimeUs) return true;
  return outcomes_.IsSent(sending) && InRange(DateEvent(sending)->time_us);
}

bool SlowSelection::Uses(const std::string& channel) const {
  for (const Sending& sending : sendings_.all) {
    // Whatever its contact: a channel is one that the messages use.
    if (sending.channel == channel && SelectedMessage(sending)) return true;
  }
  return channel == "email" && !UnsentMessages().empty();
}

std::vector<SlowMessage> SlowSelection::UnsentMessages() const {
  std::vector<SlowMessage> unsent;
  for (const SlowJourney& journey : load_.journeys) {
    for (const SlowMessage& message : journey.messages) {
      bool sent = false;
      for (const Sending& sending : sendings_.all) {
        sent |= sending.message == message.id && sending.journey == journey.id;
      }
      if (!sent && Listed(request_.selection.journeys, journey.id) &&
          Listed(request_.selection.messages, message.id) && HasStatus(journey.id)) {
        unsent.push_back(message);
      }
    }
  }
  return unsent;
}

Tracks SlowSelection::TracksOf() const {
  Tracks tracks;
  for (const Sending& s : sendings_.all) {
    if (!SelectedMessage(s) || !InChannel(s)) continue;
    (s.channel == "email" ? tracks.email : tracks.sms) = true;
    tracks.opens |= s.channel == "email" && s.track_opens;
    tracks.clicks |= s.track_clicks;
  }
  if (request_.selection.channel == Channel::kSms) return tracks;
  for (const SlowMessage& message : UnsentMessages()) {
    tracks.email = true;
    tracks.opens |= message.track_opens;
    tracks.clicks |= message.track_clicks;
  }
  return tracks;
}

bool SlowSelection::InChannel(const Sending& sending) const {
  const auto& channel = request_.selection.channel;
  return !channel || (*channel == Channel::kEmail) == (sending.channel == "email");
}

}  // namespace parcours::reference

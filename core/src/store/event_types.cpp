#include "store/event_types.h"

namespace parcours::store {
namespace {

struct TypeChannel {
  std::string_view type;
  std::string_view channel;
};

constexpr TypeChannel kTypeChannels[] = {
    {"page_view", "web"},         {"form_submitted", "web"},
    {"signed_up", "web"},         {"product_view", "commerce"},
    {"add_to_cart", "commerce"},  {"checkout_started", "commerce"},
    {"order_placed", "commerce"}, {"payment", "commerce"},
    {"refunded", "commerce"},     {"order_cancelled", "commerce"},
    {"meeting_booked", "crm"},    {"deal_created", "crm"},
    {"deal_stage", "crm"},
};

constexpr std::string_view kPrefixes[] = {"email", "sms", "push", "in_app"};

}  // namespace

std::string_view ChannelOfType(std::string_view type, bool* from_prefix) {
  *from_prefix = false;
  for (const std::string_view prefix : kPrefixes) {
    if (type.size() > prefix.size() && type[prefix.size()] == '.' &&
        type.substr(0, prefix.size()) == prefix) {
      *from_prefix = true;
      return prefix;
    }
  }
  for (const TypeChannel& entry : kTypeChannels) {
    if (entry.type == type) return entry.channel;
  }
  return {};
}

}  // namespace parcours::store

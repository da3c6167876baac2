// The event types that the engine knows, in the order that settles states at one instant
// (docs/events.md). Their codes are fixed; other types get codes from kWellKnownTypeCount on.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace parcours::store {

using TypeCode = uint16_t;

enum EventType : TypeCode {
  kJourneyEntered = 1,
  kEmailQueued,
  kSmsQueued,
  kPushQueued,
  kEmailSent,
  kSmsSent,
  kPushSent,
  kEmailDropped,
  kSmsDropped,
  kPushDropped,
  kEmailDeferred,
  kSmsDeferred,
  kPushDeferred,
  kEmailDelivered,
  kSmsDelivered,
  kPushDelivered,
  kEmailBounced,
  kSmsUndelivered,
  kEmailOpened,
  kSmsOpened,
  kPushOpened,
  kEmailClicked,
  kSmsClicked,
  kPushClicked,
  kEmailUnsubscribed,
  kSmsUnsubscribed,
  kPushUnsubscribed,
  kEmailComplained,
  kEmailSubscribed,
  kSmsSubscribed,
  kPushSubscribed,
  kSmsInbound,
  kPageView,
  kProductView,
  kAddToCart,
  kCheckoutStarted,
  kFormSubmitted,
  kSignedUp,
  kMeetingBooked,
  kDealCreated,
  kDealStage,
  kOrderPlaced,
  kPayment,
  kRefunded,
  kOrderCancelled,
  kConverted,
  kWellKnownTypeCount,
};

// By EventType; the first entry is "no type".
inline constexpr std::array<std::string_view, kWellKnownTypeCount> kTypeNames = {
    "",
    "journey.entered",
    "email.queued",
    "sms.queued",
    "push.queued",
    "email.sent",
    "sms.sent",
    "push.sent",
    "email.dropped",
    "sms.dropped",
    "push.dropped",
    "email.deferred",
    "sms.deferred",
    "push.deferred",
    "email.delivered",
    "sms.delivered",
    "push.delivered",
    "email.bounced",
    "sms.undelivered",
    "email.opened",
    "sms.opened",
    "push.opened",
    "email.clicked",
    "sms.clicked",
    "push.clicked",
    "email.unsubscribed",
    "sms.unsubscribed",
    "push.unsubscribed",
    "email.complained",
    "email.subscribed",
    "sms.subscribed",
    "push.subscribed",
    "sms.inbound",
    "page_view",
    "product_view",
    "add_to_cart",
    "checkout_started",
    "form_submitted",
    "signed_up",
    "meeting_booked",
    "deal_created",
    "deal_stage",
    "order_placed",
    "payment",
    "refunded",
    "order_cancelled",
    "converted",
};

// The channel that a type's name tells ("email", "web", "commerce", ...), empty where it tells
// none. A prefix email., sms., push. or in_app. overrides an event's own channel field.
std::string_view ChannelOfType(std::string_view type, bool* from_prefix);

}  // namespace parcours::store

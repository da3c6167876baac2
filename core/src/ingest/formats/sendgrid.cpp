// SendGrid Event Webhook, as it is posted (an array) or stored (arrays one after the other, one
// object a line). Source: the vendor's Event Webhook reference.
//
// Custom arguments stand beside the vendor's own keys and lose against them; they become
// properties.
#include "ingest/format.h"

namespace parcours::ingest {
namespace {

// "14c5d75ce93.dfd.64b469.filter0001.16648.5515E0B88.0" -> "14c5d75ce93": what the message has in
// common with its smtp-id; the rest tells the servers.
std::string_view BeforeFirstDot(std::string_view id) { return id.substr(0, id.find('.')); }

// "<14c5d75ce93.dfd.64b469@ismtpd-555>" -> "14c5d75ce93".
std::string_view SmtpIdStem(std::string_view id) {
  if (!id.empty() && id.front() == '<') id.remove_prefix(1);
  return BeforeFirstDot(id.substr(0, id.find_first_of("@>")));
}

Format MakeSendGridFormat() {
  using store::Field;
  Format format;
  format.name = "sendgrid";
  format.title = "SendGrid Event Webhook";
  format.signatures = {
      {{"sg_event_id"}, ""},
      {{"sg_message_id"}, ""},
      {{"email", "timestamp"}, "event"},
  };
  format.rules = {
      {Target::kContact, "email"},
      {Target::kTime, "timestamp"},
      {Target::kType, "event"},
      {Target::kId, "sg_event_id"},
      {Target::kField, "sg_message_id", Field::kDelivery, BeforeFirstDot},
      {Target::kField, "smtp-id", Field::kDelivery, SmtpIdStem},
      {Target::kField, "singlesend_id", Field::kMessage},
      {Target::kField, "marketing_campaign_id", Field::kMessage},
      {Target::kField, "newsletter.newsletter_id", Field::kMessage},
      {Target::kField, "url", Field::kUrl},
      {Target::kField, "reason", Field::kReason},
      {Target::kReasonClass, "type"},
      {Target::kMachine, "sg_machine_open"},
  };
  format.types = {
      {"processed", "email.sent"},
      {"delivered", "email.delivered"},
      {"deferred", "email.deferred"},
      {"dropped", "email.dropped"},
      {"bounce", "email.bounced"},
      {"open", "email.opened"},
      {"click", "email.clicked"},
      {"spamreport", "email.complained"},
      {"unsubscribe", "email.unsubscribed"},
      {"group_unsubscribe", "email.unsubscribed"},
      {"group_resubscribe", "email.subscribed"},
      {"account_*", ""},
  };
  format.types_ignore_case = true;
  format.reason_classes = {{"bounce", "hard"}, {"blocked", "block"}};
  format.known_keys = {
      "asm_group_id",
      "attempt",
      "bounce_classification",
      "category",
      "cert_err",
      "ip",
      "marketing_campaign_name",
      "marketing_campaign_split_id",
      "marketing_campaign_version",
      "mc_auto_id",
      "mc_auto_name",
      "mc_stats",
      "newsletter.newsletter_send_id",
      "newsletter.newsletter_user_list_id",
      "phase_id",
      "pool.id",
      "pool.name",
      "response",
      "send_at",
      "sg_content_type",
      "sg_template_id",
      "sg_template_name",
      "singlesend_name",
      "status",
      "template_hash",
      "template_id",
      "template_version_id",
      "tls",
      "url_offset.index",
      "url_offset.type",
      "useragent",
  };
  return format;
}

}  // namespace

const Format& SendGridFormat() {
  static const Format format = MakeSendGridFormat();
  return format;
}

}  // namespace parcours::ingest

#include "ingest/event_words.h"

#include "ingest/guess_names.h"
#include "ingest/word_list.h"

namespace parcours::ingest {
namespace {

// Words as PlainName() writes them.
struct EventWords {
  std::string_view type;  // behind its channel where it has one
  bool has_channel;
  std::string_view words;
};
constexpr EventWords kEventWords[] = {
    {"sent", true,
     "sent send processed envoye envoyee envoi gesendet versendet verschickt versand enviado envio "
     "inviata invio verzonden verstuurd enviada"},
    {"delivered", true,
     "delivered delivery delivre delivree livre livree remis remise distribue zugestellt "
     "zustellung ausgeliefert entregado consegnato afgeleverd bezorgd entregue"},
    {"opened", true,
     "opened open read ouvert ouverte ouverture geoffnet geoeffnet gelesen abierto abierta "
     "apertura aperto geopend gelezen aberto aberta"},
    {"clicked", true,
     "clicked click clique cliquee clic linkclicked clickedlink geklickt angeklickt klick clicado "
     "cliccato geklikt aangeklikt klik clicou"},
    {"bounced", true,
     "bounced bounce hardbounce softbounce undelivered rejete rejetee rejet rebond nondelivre "
     "nonremis unzustellbar nichtzugestellt zuruckgewiesen rebotado rebote rechazado rimbalzato "
     "respinto onbestelbaar geweigerd devolvido rejeitado"},
    {"dropped", true, "dropped"},
    {"unsubscribed", true,
     "unsubscribed unsubscribe optout optedout desabonne desabonnee desabonnement desinscrit "
     "desinscrite desinscription abgemeldet abmeldung abbestellt disiscritto disiscrizione "
     "afgemeld "
     "uitgeschreven descadastrado"},
    {"complained", true,
     "complained complaint spam spamreport spamcomplaint markedasspam plainte beschwerde queja "
     "klacht "
     "reclamacao"},
    {"subscribed", true,
     "subscribed subscribe optin optedin abonne abonnee abonnement suscrito suscripcion iscritto "
     "iscrizione ingeschreven inscrito inscricao"},
    {"page_view", false,
     "pageview viewedpage pagevue visitedepage vuedepage seitenaufruf seitenansicht "
     "paginaweergave"},
    {"add_to_cart", false,
     "addtocart addedtocart ajoutaupanier ajoutpanier indenwarenkorb warenkorb"},
    {"checkout_started", false, "checkoutstarted startedcheckout"},
    {"form_submitted", false, "formsubmitted formsubmission submittedform formulaireenvoye"},
    {"signed_up", false,
     "signedup signup inscription inscrit inscrite registriert registrierung registrado "
     "geregistreerd cadastro"},
    {"meeting_booked", false, "meetingbooked rendezvouspris rdvpris"},
    {"order_placed", false,
     "purchase purchased order ordered orderplaced placedorder ordercompleted achat achete "
     "commande kauf gekauft bestellung bestellt compra comprado pedido acquisto ordine "
     "aankoop gekocht bestelling besteld"},
    {"refunded", false,
     "refund refunded rembourse remboursement erstattung erstattet ruckerstattung reembolso "
     "rimborso terugbetaling reembolsado"},
    {"order_cancelled", false,
     "ordercancelled ordercanceled commandeannulee storniert stornierung geannuleerd"},
};

constexpr std::string_view kChannelWords[][2] = {
    {"email", "email"}, {"mail", "email"}, {"sms", "sms"}, {"push", "push"}};

// Takes the channel's word from the beginning or the end of `plain`.
std::string_view TakeChannel(std::string_view* plain) {
  for (const auto& [word, channel] : kChannelWords) {
    if (plain->starts_with(word)) {
      plain->remove_prefix(word.size());
    } else if (plain->ends_with(word)) {
      plain->remove_suffix(word.size());
    } else {
      continue;
    }
    return channel;
  }
  return {};
}

}  // namespace

std::string EventTypeOf(std::string_view word, std::string_view channel) {
  const std::string text = PlainName(word);
  std::string_view plain = text;
  const std::string_view own = TakeChannel(&plain);
  if (!own.empty()) channel = own;
  if (plain.empty()) return {};
  for (const EventWords& entry : kEventWords) {
    if (!IsListed(plain, entry.words)) continue;
    if (!entry.has_channel) return std::string(own.empty() ? entry.type : std::string_view());
    const bool of_email = entry.type == "opened" || entry.type == "complained";
    if (channel.empty() || (channel == "sms" && of_email)) return {};
    const bool undelivered = channel == "sms" && entry.type == "bounced";
    return std::string(channel) + "." + std::string(undelivered ? "undelivered" : entry.type);
  }
  return {};
}

std::string_view BounceClassOf(std::string_view word, bool* says_bounce) {
  constexpr std::string_view kClasses[][2] = {
      {"hard", "hard permanent dur definitif hart permanente duro"},
      {"soft", "soft transient temporary temporaire doux weich temporar"},
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

#include "ingest/guess_names.h"

#include <algorithm>
#include <string>
#include <vector>

#include "ingest/event_words.h"
#include "ingest/word_list.h"
#include "text/ascii.h"

namespace parcours::ingest {
namespace {

constexpr uint32_t kUsual = 100;
constexpr uint32_t kPossible = 60;

// By GuessTarget: names as PlainName() writes them.
struct Names {
  std::string_view usual;
  std::string_view possible;
};
constexpr Names kNames[] = {
    // contact
    {"email emailaddress mail contact contactid contactemail userid useremail customerid "
     "customeremail customercode clientid clientemail subscriberid subscriberemail personid "
     "profileid profileemail memberid distinctid recipient recipientemail externalid "
     "externaluserid visitorid anonymousid userpseudoid actorid actorlogin userlogin courriel "
     "adresseemail adressemail adressecourriel adressedecourriel emailclient idclient idcontact "
     "idutilisateur numclient numeroclient codeclient emailadresse kundennummer kundennr kundenid "
     "correo correoelectronico idcliente emailadres klantnummer klantid codigocliente contato",
     "user customer client subscriber person profile member login username account accountid uid "
     "to phone phonenumber mobile msisdn telephone tel portable lead leadid prospect prospectid "
     "case caseid actor author owner who sessionid session deviceid cookie cookieid utilisateur "
     "abonne destinataire identifiant kunde empfanger benutzer nutzer abonnent telefon handy "
     "cliente usuario destinatario telefono klant ontvanger gebruiker abonnee telefoon telefone"},
    // time, but for those of what a type is called (TimeOfFit)
    {"time timestamp ts date datetime eventts occurredat createdat created createdtime "
     "creationdate happenedat receivedat loggedat timestampms timestamputc datetimeutc when "
     "at completetimestamp starttime startedat horodatage dateheure datecreation creele "
     "zeitpunkt zeitstempel datum zeit bestelldatum erstelltam fecha fechahora data dataora "
     "tijdstip besteldatum verzenddatum datahora criadoem",
     "updatedat modifiedat day jour heure start end endtime moment publishedat published "
     "submittedat tag uhrzeit hora ora tijd"},
    // type
    {"type event eventname eventtype action activity activityname activitytype eventaction "
     "conceptname evenement nomevenement nomdelevenement typeevenement typedevenement activite "
     "ereignis ereignistyp ereignisart aktion aktivitat evento tipoevento tipodeevento accion "
     "azione gebeurtenis actie activiteit acao atividade",
     "name verb kind status state stage step category label eventcategory metric operation "
     "interaction statut etape nom what vorgang art typ estado stato tipo soort"},
    // revenue
    {"revenue amount total totalprice totalamount ordertotal ordervalue orderamount grandtotal "
     "amountpaid montant montanttotal montantttc totalttc chiffreaffaires chiffredaffaires betrag "
     "gesamtbetrag rechnungsbetrag umsatz bestellwert importe importetotal importo fatturato "
     "bedrag totaalbedrag omzet valortotal valordopedido faturamento receita",
     "value price subtotal sales prix ca montantht totalht preis wert summe gesamt precio monto "
     "prezzo valor prijs waarde totaal preco"},
    // currency
    {"currency currencycode ordercurrency devise codedevise monnaie wahrung waehrung moneda divisa "
     "valuta moeda",
     "cur ccy"},
    // id
    {"id eventid uuid eventuuid insertid guid eventguid idevenement identifiantevenement",
     "messageid rowid key hash"},
    // message
    {"message messageid messagename campaign campaignid campaignname emailid emailname templateid "
     "templatename newsletter newsletterid mailing mailingid campagne idcampagne nomcampagne "
     "nomdelacampagne kampagne kampagnenname kampagnenid nachricht campana campagna campagnenaam "
     "campanha",
     "template tpl subject utmcampaign sujet objet betreff vorlage asunto oggetto onderwerp "
     "assunto"},
    // journey
    {"journey journeyid journeyname flow flowid flowname workflow workflowid workflowname "
     "automation automationid automationname canvasid canvasname parcours idparcours scenario "
     "scenarioid idscenario automatisierung",
     "sequence sequenceid program programme"},
    // url
    {"url link href pageurl linkurl clickedurl currenturl page pagelocation lien urlpage",
     "location landingpage uri seite enlace pagina"},
    // order
    {"order orderid ordernumber orderno orderref transactionid commande idcommande numerocommande "
     "numcommande bestellung bestellnummer bestellnr bestellid auftragsnummer pedido numeropedido "
     "ordine numeroordine bestelling bestelnummer numerodopedido idpedido",
     "transaction purchaseid invoice invoiceid receipt facture auftrag rechnungsnummer"},
    // channel
    {"channel canal kanal canale kanaal", "medium"},
    // delivery
    {"delivery deliveryid sendid", ""},
    // deal
    {"deal dealid opportunity opportunityid affaire", ""},
    // company
    {"company companyid companyname organization organizationid entreprise societe firma "
     "unternehmen empresa bedrijf",
     "organisation employer raisonsociale"},
    // reasonClass
    {"type class category kind bouncetype bounceclass bouncecategory bouncekind reasonclass "
     "bounceclassification classification typerebond typederebond categorie",
     ""},
};
static_assert(std::size(kNames) == kGuessFields.size());

// U+00C0 to U+00FF without accents; '-' where there is no letter to stand for it.
constexpr std::string_view kLatin =
    "aaaaaaaceeeeiiiidnooooo-ouuuuy-saaaaaaaceeeeiiiidnooooo-ouuuuy-y";

uint32_t Fit(const Names& names, std::string_view plain) {
  if (IsListed(plain, names.usual)) return kUsual;
  return IsListed(plain, names.possible) ? kPossible : 0;
}

constexpr std::string_view kDatesOfNoEvent =
    "birthdate dateofbirth birthday dob datenaissance datedenaissance anniversaire expirydate "
    "expirationdate dateexpiration datedexpiration expiresat geburtsdatum geburtstag ablaufdatum "
    "fechanacimiento fechadenacimiento datadinascita geboortedatum datadenascimento";

// Of a name that says what the time is of, as PlainName writes it.
uint32_t TimeOfFit(std::string_view plain) {
  const auto is_event = [](std::string_view name) {
    return Fit(kNames[static_cast<size_t>(GuessTarget::kType)], name) != 0 ||
           !EventTypeOf(name, "email").empty();
  };
  for (const std::string_view end :
       {"timestamp", "datetime", "date", "datum", "time", "at", "on", "am", "op", "em"}) {
    if (plain.ends_with(end) && is_event(plain.substr(0, plain.size() - end.size()))) return kUsual;
  }
  std::string_view rest;
  for (const std::string_view begin : {"date", "data", "datum", "heure", "fecha"}) {
    if (plain.starts_with(begin)) rest = plain.substr(begin.size());
  }
  if (rest.data() == nullptr) {
    for (const std::string_view end : {"date", "datum", "timestamp"}) {
      if (plain.ends_with(end)) return kPossible;
    }
    return 0;
  }
  for (const std::string_view of : {"", "d", "de", "di", "do", "du", "del", "dela", "of"}) {
    if (rest.starts_with(of) && is_event(rest.substr(of.size()))) return kUsual;
  }
  return plain.starts_with("data") ? 0 : kPossible;  // in English whatever an event has
}

uint32_t Fit(GuessTarget target, std::string_view plain) {
  const uint32_t fit = Fit(kNames[static_cast<size_t>(target)], plain);
  if (target != GuessTarget::kTime || fit == kUsual) return fit;
  return std::max(fit, TimeOfFit(plain));
}

}  // namespace

std::string PlainName(std::string_view name) {
  std::string plain;
  for (size_t i = 0; i < name.size(); ++i) {
    const char byte = name[i];
    if (text::IsLetter(byte) || text::IsDigit(byte)) {
      plain += text::LowerAscii(byte);
    } else if (byte == '\xC3' && i + 1 < name.size()) {
      const size_t letter = static_cast<uint8_t>(name[++i]) - size_t{0x80};
      if (letter < kLatin.size()) plain += kLatin[letter];
    }
  }
  return plain;
}

uint32_t NameFit(GuessTarget target, std::string_view path) {
  std::vector<std::string> keys;
  for (size_t begin = 0; begin <= path.size();) {
    const size_t end = std::min(path.find('.', begin), path.size());
    keys.push_back(PlainName(path.substr(begin, end - begin)));
    begin = end + 1;
  }
  if (target == GuessTarget::kTime && IsListed(keys.back(), kDatesOfNoEvent)) return 0;
  const uint32_t depth = static_cast<uint32_t>(keys.size());
  const bool required = target <= GuessTarget::kType;
  const uint32_t last = Fit(target, keys.back());
  if (depth == 1) return last;
  const std::string& of = keys[depth - 2];
  uint32_t together = Fit(target, of + keys.back());
  if (target == GuessTarget::kContact && IsListed(keys.back(), "id ref code key number no nr")) {
    together = std::max(together, Fit(target, of));  // "customer.ref"
  }
  const uint32_t alone = required ? last : 0;
  // The deeper inside others, the less it is the record's own.
  const uint32_t levels = std::min<uint32_t>(depth - 1, 9);
  return std::max(together * (20 - levels) / 20, alone * (10 - levels) / 10);
}

bool IsDateOfNoEvent(std::string_view path) {
  return IsListed(PlainName(path.substr(path.rfind('.') + 1)), kDatesOfNoEvent);
}

}  // namespace parcours::ingest

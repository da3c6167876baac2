#include "ingest/guess_names.h"

#include <algorithm>
#include <string>
#include <vector>

namespace parcours::ingest {
namespace {

constexpr uint32_t kUsual = 100;
constexpr uint32_t kPossible = 60;

// By GuessTarget: names as Plain() writes them, a blank before and behind each.
struct Names {
  std::string_view usual;
  std::string_view possible;
};
constexpr Names kNames[] = {
    // contact
    {" email emailaddress mail contact contactid contactemail userid useremail customerid "
     "customeremail customercode clientid clientemail subscriberid subscriberemail personid "
     "profileid profileemail memberid distinctid recipient recipientemail externalid "
     "externaluserid visitorid anonymousid userpseudoid actorid actorlogin userlogin courriel "
     "adresseemail adressemail adressecourriel emailclient idclient idcontact idutilisateur "
     "numclient numeroclient codeclient ",
     " user customer client subscriber person profile member login username account accountid uid "
     "to phone phonenumber mobile msisdn telephone tel portable lead leadid prospect prospectid "
     "case caseid actor author owner who sessionid session deviceid cookie cookieid utilisateur "
     "abonne destinataire identifiant "},
    // time
    {" time timestamp ts date datetime eventtime eventtimestamp eventdate eventat eventts "
     "occurredat createdat created createdtime creationdate happenedat sentat receivedat "
     "processedat loggedat clickedat openedat orderdate ordertime orderedat timestampms "
     "timestamputc datetimeutc when at completetimestamp starttime startedat horodatage "
     "dateheure dateevenement datecreation datecommande dateenvoi creele ",
     " updatedat modifiedat day jour heure start end endtime moment publishedat published "
     "submittedat "},
    // type
    {" type event eventname eventtype action activity activityname activitytype eventaction "
     "conceptname evenement nomevenement typeevenement typedevenement activite ",
     " name verb kind status state stage step category label eventcategory metric operation "
     "interaction statut etape nom "},
    // revenue
    {" revenue amount total totalprice totalamount ordertotal ordervalue orderamount grandtotal "
     "amountpaid montant montanttotal montantttc totalttc chiffreaffaires chiffredaffaires ",
     " value price subtotal sales prix ca montantht totalht "},
    // currency
    {" currency currencycode ordercurrency devise codedevise monnaie ", " cur ccy "},
    // id
    {" id eventid uuid eventuuid insertid guid eventguid idevenement identifiantevenement ",
     " messageid rowid key hash "},
    // message
    {" message messageid messagename campaign campaignid campaignname emailid emailname templateid "
     "templatename newsletter newsletterid mailing mailingid campagne idcampagne nomcampagne ",
     " template subject utmcampaign sujet objet "},
    // journey
    {" journey journeyid journeyname flow flowid flowname workflow workflowid workflowname "
     "automation automationid automationname canvasid canvasname parcours idparcours scenario "
     "scenarioid idscenario ",
     " sequence sequenceid program programme "},
    // url
    {" url link href pageurl linkurl clickedurl currenturl page pagelocation lien urlpage ",
     " location landingpage uri "},
    // order
    {" order orderid ordernumber orderno orderref transactionid commande idcommande "
     "numerocommande numcommande ",
     " transaction purchaseid invoice invoiceid receipt facture "},
    // channel
    {" channel canal ", " medium "},
    // delivery
    {" delivery deliveryid sendid ", " "},
    // deal
    {" deal dealid opportunity opportunityid affaire ", " "},
    // company
    {" company companyid companyname organization organizationid entreprise societe ",
     " organisation employer raisonsociale "},
};
static_assert(std::size(kNames) == kGuessFields.size());

// U+00C0 to U+00FF without accents; '-' where there is no letter to stand for it.
constexpr std::string_view kLatin =
    "aaaaaaaceeeeiiiidnooooo-ouuuuy-saaaaaaaceeeeiiiidnooooo-ouuuuy-y";

// "Événement_ID" -> "evenementid".
std::string Plain(std::string_view name) {
  std::string plain;
  for (size_t i = 0; i < name.size(); ++i) {
    const char byte = name[i];
    if (byte >= 'A' && byte <= 'Z') {
      plain += static_cast<char>(byte | 0x20);
    } else if ((byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9')) {
      plain += byte;
    } else if (byte == '\xC3' && i + 1 < name.size()) {
      const size_t letter = static_cast<uint8_t>(name[++i]) - size_t{0x80};
      if (letter < kLatin.size()) plain += kLatin[letter];
    }
  }
  return plain;
}

uint32_t Fit(const Names& names, std::string_view plain) {
  if (plain.empty()) return 0;
  const std::string word = " " + std::string(plain) + " ";
  if (names.usual.find(word) != std::string_view::npos) return kUsual;
  return names.possible.find(word) != std::string_view::npos ? kPossible : 0;
}

}  // namespace

uint32_t NameFit(GuessTarget target, std::string_view path) {
  const Names& names = kNames[static_cast<size_t>(target)];
  std::vector<std::string> keys;
  for (size_t begin = 0; begin <= path.size();) {
    const size_t end = std::min(path.find('.', begin), path.size());
    keys.push_back(Plain(path.substr(begin, end - begin)));
    begin = end + 1;
  }
  const uint32_t depth = static_cast<uint32_t>(keys.size());
  const bool required = target <= GuessTarget::kType;
  const uint32_t last = Fit(names, keys.back());
  if (depth == 1) return last;
  const std::string pair = keys[depth - 2] + keys[depth - 1];
  const uint32_t together = Fit(names, pair);
  const uint32_t alone = required ? last : 0;
  // The deeper inside others, the less it is the record's own.
  const uint32_t levels = std::min<uint32_t>(depth - 1, 9);
  return std::max(together * (20 - levels) / 20, alone * (10 - levels) / 10);
}

}  // namespace parcours::ingest

// One small load for each rule of docs/metrics.md, and what the cards say of it.

#include <gtest/gtest.h>

#include <string>

#include "core/metrics_lines.h"
#include "core/metrics_query.h"

namespace parcours {
namespace {

struct Rule {
  const char* name;
  const char* events;   // as of test::EventLines
  const char* request;  // members beside "report"
  const char* expected;
};

// A burst within 5 s of the delivery; an instant click; one before the delivery; a vendor's
// verdict.
constexpr const char* kMachineClicks =
    "<00:00:00 email.delivered m d1|<00:00:01 email.clicked m d1 'url':'https://s/a'|<00:00:02 "
    "email.clicked m d1 'url':'https://s/b'|<01:00:00 email.delivered m d2|<01:00:03 email.clicked "
    "m d2 'url':'https://s/a'|<01:00:00 email.clicked m d3 'url':'https://s/a'|<01:00:01 "
    "email.delivered m d3|<02:00:00 email.delivered m d4|<02:00:00 email.clicked m d4 "
    "'url':'https://s/a','machine':'proxy'";

const Rule kRules[] = {
    {"DeliveredAndLaterBouncedIsBounced",
     "<00:00:00 email.sent m d|<00:00:10 email.delivered m d|<01:00:00 email.bounced m d "
     "'reason':'hard: gone'",
     "",
     "{'all':{'deliveries':0,'bounces':1,'pending':0,'bouncesByClass':{'hard':1,'unknown':0}}}"},
    {"ASoftBounceDeliveredLaterIsNoBounce",
     "<00:00:00 email.sent m d|<00:00:10 email.bounced m d 'reason':'soft'|<01:00:00 "
     "email.delivered m d",
     "", "{'all':{'deliveries':1,'bounces':0,'bounceEvents':1}}"},
    {"AtOneInstantABounceWinsOverADelivery",
     "<00:00:10 email.bounced m d|<00:00:10 email.delivered m d|<00:00:00 email.sent m d", "",
     "{'all':{'deliveries':0,'bounces':1,'bouncesByClass':{'unknown':1}}}"},
    {"ABounceProvesTheSend", "<00:00:10 email.bounced m d 'reason':'block'", "",
     "{'all':{'sends':1,'bounces':1,'bouncesByClass':{'block':1},'bounceRate':{'value':1}}}"},
    {"WithoutDeliveredEventsWhatDidNotBounceArrived",
     "<00:00:00 email.sent m d1|<00:00:00 email.sent m d2|<00:01:00 email.bounced m d2|"
     "<00:00:00 email.sent n d3|<00:00:00 email.sent n d4|<00:00:01 email.delivered n d4",
     "", "{'all':{'sends':4,'deliveries':2,'bounces':1,'pending':1}}"},
    {"WithoutReceiptsAnSmsSentArrived", "<00:00:00 sms.sent m d", "",
     "{'sms':{'deliveries':1,'unconfirmed':0}}"},
    {"WithReceiptsAnSmsThatHasNoneIsUnconfirmed",
     "<00:00:00 sms.sent m d1|<00:00:00 sms.sent m d2|<00:00:01 sms.undelivered m d2", "",
     "{'sms':{'sends':2,'deliveries':0,'undelivered':1,'unconfirmed':1,'undeliveredRate':{'value':"
     "0.5}}}"},
    {"AnSmsScopeHasNoOpens", "<00:00:00 sms.sent m d|<00:00:00 sms.opened m d", "",
     "{'all':{'opened':0,'sends':1}}"},
    {"AClickProvesOpenDeliveryAndSend", "<00:00:00 email.clicked m d 'url':'https://s/a'", "",
     "{'all':{'sends':1,'deliveries':1,'opened':1,'totalOpens':1,'clicked':1}}"},
    {"NothingIsImpliedWhereNotAsked", "<00:00:00 email.clicked m d 'url':'https://s/a'",
     "'options':{'implied':false}",
     "{'all':{'sends':0,'deliveries':0,'opened':0,'totalOpens':0,'clicked':1,'clickRate':{'value':"
     "null}}}"},
    {"AMachinesOpenProvesTheDeliveryAndDoesNotCount",
     "<00:00:00 email.sent m d|<00:01:00 email.opened m d 'machine':true", "",
     "{'all':{'deliveries':1,'opened':0,'machineOpens':1,'openRateBounds':{'low':{'numerator':0},"
     "'high':{'numerator':1}}}}"},
    {"AMachinesOpenCountsWhereAsked",
     "<00:00:00 email.sent m d|<00:01:00 email.opened m d 'machine':true",
     "'options':{'machine':'include'}",
     "{'all':{'opened':1,'totalOpens':1,'machineOpens':1,'openRateBounds':{'low':{'numerator':0}}}"
     "}"},
    {"TwoLinksAtMostASecondApartAreABurst",
     "<00:00:00 email.sent m d|<01:00:00 email.clicked m d 'url':'https://s/a'|<01:00:01 "
     "email.clicked m d 'url':'https://s/b'|<02:00:00 email.clicked m d 'url':'https://s/a'",
     "", "{'all':{'totalClicks':1,'machineClicks':2}}"},
    {"OneLinkTwiceIsNoBurst",
     "<00:00:00 email.sent m d|<01:00:00 email.clicked m d 'url':'https://s/a'|<01:00:01 "
     "email.clicked m d 'url':'https://s/a'",
     "", "{'all':{'totalClicks':2,'machineClicks':0}}"},
    {"AClickUnderFiveSecondsIsAMachines",
     "<00:00:00 email.delivered m d|<00:00:04.999 email.clicked m d 'url':'https://s/a'", "",
     "{'all':{'clicked':0,'machineClicks':1}}"},
    {"AClickAtFiveSecondsIsAPersons",
     "<00:00:00 email.delivered m d|<00:00:05 email.clicked m d 'url':'https://s/a'", "",
     "{'all':{'clicked':1}}"},
    {"AQuickClickAfterAnOpenIsAPersons",
     "<00:00:00 email.delivered m d|<00:00:02 email.opened m d|<00:00:04 email.clicked m d "
     "'url':'https://s/a'",
     "", "{'all':{'clicked':1,'opened':1}}"},
    {"AnOpenBeforeTheDeliveryIsAMachines",
     "<00:00:00 email.opened m d|<00:00:01 email.delivered m d", "",
     "{'all':{'opened':0,'machineOpens':1}}"},
    {"TheExportsVerdictHoldsOverOurs",
     "<00:00:00 email.opened m d 'machine':false|<00:00:01 email.delivered m d", "",
     "{'all':{'opened':1,'machineOpens':0}}"},
    {"AnUnsubscribeLinkIsNoClick",
     "<00:00:00 email.sent m d|<01:00:00 email.clicked m d 'url':'https://s/Email-Preferences?x=1'",
     "", "{'all':{'clicked':0,'deliveries':1,'opened':0}}"},
    {"AnUnsubscribeLinkCountsWhereAsked",
     "<00:00:00 email.sent m d|<01:00:00 email.clicked m d 'url':'https://s/x?a=OptOut'",
     "'options':{'countUnsubscribeClicks':true}", "{'all':{'clicked':1,'opened':1}}"},
    {"WithoutIdsAnEventJoinsTheLastSendBeforeIt",
     "<00:00:00 email.sent m|<06 00:00:00 email.sent m|<07 00:00:00 email.opened m", "",
     "{'all':{'sends':2,'opened':1,'openRate':{'numerator':1,'denominator':2}}}"},
    {"AnOptOutWithoutAMessageGoesToTheLastOfItsChannel",
     "<00:00:00 email.sent m d1|<00:00:00 sms.sent n d2|<04:00:00 sms.unsubscribed - -", "",
     "{'sms':{'unsubscribed':1,'unattributedUnsubscribed':0},'email':{'unsubscribed':0}}"},
    {"AnSmsOptOutAfterFourHoursIsNobodys",
     "<00:00:00 sms.sent n d2|<04:00:00.000001 sms.unsubscribed - -", "",
     "{'sms':{'unsubscribed':0,'unattributedUnsubscribed':1}}"},
    {"AnOptOutOfAnUndeliveredIsCountedButNotInTheRate",
     "<00:00:00 email.sent m d|<00:00:01 email.bounced m d|<00:01:00 email.unsubscribed m d", "",
     "{'all':{'unsubscribed':1,'unsubscribeRate':{'value':null,'numerator':0}}}"},
    {"UnsubscribeRateOverOpens",
     "<00:00:00 email.sent m d|<00:01:00 email.opened m d|<00:02:00 email.unsubscribed m d|"
     "<00:00:00 email.sent m d2",
     "'options':{'unsubscribeBasis':'opened'}",
     "{'all':{'unsubscribeRate':{'value':1,'denominator':1}}}"},
    {"UntrackedOpensAreNullAndLeaveTheDenominator",
     "{\"journey\":\"j\",\"messages\":[{\"message\":\"m\",\"channel\":\"email\",\"trackOpens\":"
     "false}]}|<00:00:00 email.sent m d1 'journey':'j'|<00:00:00 email.sent n d2 'journey':'j'|"
     "<00:01:00 email.opened n d2|<00:01:00 email.opened m d1",
     "", "{'all':{'sends':2,'opened':1,'openRate':{'value':1,'denominator':1}}}"},
    {"AScopeOfUntrackedOpensSaysSo",
     "{\"journey\":\"j\",\"messages\":[{\"message\":\"m\",\"channel\":\"email\",\"trackOpens\":"
     "false}]}|<00:00:00 email.sent m d1|<00:01:00 email.clicked m d1 'url':'https://s/a'",
     "",
     "{'email':{'opened':null,'totalOpens':null,'openRate':{'value':null,'reason':'tracking-off'},"
     "'clicked':1,'clicksPerUniqueOpens':{'value':null,'reason':'tracking-off'}}}"},
    {"TheLastTouchWinsAndAClickOverAnOpenAtOneInstant",
     "<00:00:00 email.sent m d1|<00:00:00 email.sent n d2|<01:00:00 email.clicked m d1 "
     "'url':'https://s/a'|<01:00:00 email.opened n d2|<02:00:00 order_placed - - "
     "'order':'o','total':10,'currency':'EUR'",
     "'filters':{'messages':['m']}", "{'all':{'orders':1,'revenue':{'EUR':10}}}"},
    {"AWindowIncludesItsEnd",
     "<00:00:00 email.sent m d1|<01:00:00 email.opened m d1|<10 01:00:00 order_placed - - "
     "'order':'o','total':10,'currency':'EUR'",
     "", "{'all':{'orders':1,'unattributedOrders':0}}"},
    {"BeyondItsWindowATouchEarnsNothing",
     "<00:00:00 email.sent m d1|<01:00:00 email.opened m d1|<10 01:00:00.000001 order_placed - - "
     "'order':'o','total':10,'currency':'EUR'",
     "", "{'all':{'orders':0,'unattributedOrders':1,'unattributedRevenue':{'EUR':10}}}"},
    {"CustomWindowsDecide",
     "<00:00:00 email.sent m d1|<01:00:00 email.opened m d1|<02:00:00 order_placed - - 'total':10",
     "'options':{'attribution':'custom','windows':{'emailOpen':'PT1H'}}",
     "{'all':{'orders':1,'revenue':{'':10}}}"},
    {"AnOrderThatNamesItsMessageIsItsWhateverTheWindow",
     "<00:00:00 email.sent m d1|<06 00:00:00 email.sent m d2|<30 00:00:00 order_placed m - "
     "'total':10,'currency':'EUR'",
     "'range':{'from':'2026-01-06'}", "{'all':{'sends':1,'orders':1}}"},
    {"AnOrderThatNamesAMessageNotSentToItsContactTakesTheLastTouch",
     "<00:00:00 email.sent m d1|<01:00:00 email.opened m d1|<02:00:00 order_placed other - "
     "'total':10",
     "'filters':{'messages':['m']}", "{'all':{'orders':1}}"},
    {"TwoPlacementsOfOneOrderAreTheFirst",
     "<00:00:00 email.sent m d1|<01:00:00 email.opened m d1|<02:00:00 order_placed - - "
     "'order':'o','total':10,'currency':'EUR'|<03:00:00 order_placed - - "
     "'order':'o','total':99,'currency':'EUR'",
     "", "{'all':{'orders':1,'revenue':{'EUR':10},'unattributedOrders':0}}"},
    {"ACarriersCodeHasAClass",
     "<00:00:00 sms.sent m d1|<00:00:01 sms.undelivered m d1 'reason':'30003'|<00:00:00 sms.sent m "
     "d2|<00:00:01 sms.undelivered m d2 'reason':'landline: no mobile'|<00:00:00 sms.sent m d3|"
     "<00:00:01 sms.undelivered m d3",
     "",
     "{'sms':{'undelivered':3,'undeliveredByClass':{'unreachable':1,'landline':1,'unknown':1,"
     "'balance':0}}}"},
    {"AnInboundStopIsAnOptOut",
     "<00:00:00 sms.sent m d1|<00:05:00 sms.inbound - - 'properties':{'body':'Stop.'}", "",
     "{'sms':{'unsubscribed':1}}"},
    {"AnotherInboundMessageIsNone",
     "<00:00:00 sms.sent m d1|<00:05:00 sms.inbound - - 'properties':{'body':'stop by at 5'}", "",
     "{'sms':{'unsubscribed':0,'unattributedUnsubscribed':0}}"},
    {"AnOptOutThatTheVendorTellsTooIsOne",
     "<00:00:00 sms.sent m d1|<00:05:00 sms.inbound - - 'properties':{'text':'ARRET'}|<00:05:00 "
     "sms.unsubscribed m d1",
     "", "{'sms':{'unsubscribed':1}}"},
    {"RevenueWinsOverTotal",
     "<00:00:00 email.sent m d1|<01:00:00 email.opened m d1|<02:00:00 order_placed - - "
     "'order':'o','total':10,'tax':1,'revenue':7.5,'currency':'EUR'",
     "", "{'all':{'revenue':{'EUR':7.5}}}"},
    {"CurrenciesAreNeverAddedUp",
     "<00:00:00 email.sent m d1|<01:00:00 email.opened m d1|<02:00:00 order_placed - - "
     "'total':10,'currency':'EUR'|<03:00:00 order_placed - - 'total':5,'currency':'USD'|<04:00:00 "
     "order_placed - - 'total':20,'currency':'EUR'",
     "",
     "{'all':{'orders':3,'revenue':{'EUR':30,'USD':5},'averageOrderRevenue':{'EUR':15,'USD':5},"
     "'revenuePerRecipient':{'EUR':30,'USD':5}}}"},
    {"CancelledAndRefundedOrdersCanBeLeftOut",
     "<00:00:00 email.sent m d1|<01:00:00 email.opened m d1|<02:00:00 order_placed - - "
     "'order':'o1','total':10|<02:00:00 order_placed - - 'order':'o2','total':10|<03:00:00 "
     "refunded "
     "- - 'order':'o1'|<03:00:00 order_cancelled - - 'order':'o2'",
     "'options':{'excludeCancelled':true}", "{'all':{'orders':0,'unattributedOrders':0}}"},
    {"AnSmsDeliveryIsATouch",
     "<00:00:00 sms.sent m d1|<00:00:01 sms.delivered m d1|<12:00:01 order_placed - - 'total':10",
     "", "{'sms':{'orders':1}}"},
    {"WithoutReceiptsTheSmsSendIsTheTouch",
     "<00:00:00 sms.sent m d1|<12:00:00 order_placed - - 'total':10", "", "{'sms':{'orders':1}}"},
    {"BySendAnInstanceCarriesWhatFollows",
     "<00:00:00 email.sent m d1|<20 01:00:00 email.opened m d1",
     "'range':{'from':'2026-01-05','to':'2026-01-05'}", "{'all':{'sends':1,'opened':1}}"},
    {"ByEventEachCountsAtItsOwnTime", "<00:00:00 email.sent m d1|<20 01:00:00 email.opened m d1",
     "'range':{'from':'2026-01-20','to':'2026-01-20'},'options':{'dateBasis':'event'}",
     "{'all':{'sends':0,'opened':1,'openRate':{'value':null}}}"},
    {"AContactCountsOnce",
     "<00:00:00 email.sent m d1|<00:00:00 email.sent m d2|<00:01:00 email.opened m d1",
     "'options':{'unit':'contact'}",
     "{'all':{'sends':1,'opened':1,'openRate':{'value':1,'denominator':1}}}"},
    {"ContactFiltersAndListsSelect",
     "{\"contact\":\"c\",\"properties\":{\"country\":\"FR\"},\"lists\":[\"vip\"]}|<00:00:00 "
     "email.sent m d1|<00:00:00 email.sent m d2 'contact':'other'",
     "'filters':{'contact':[['country','eq','FR']],'lists':['vip']}", "{'all':{'sends':1}}"},
    {"PreviousIsAsManyDaysJustBefore",
     "<00:00:00 email.sent m d1|<07 00:00:00 email.sent m d2|<07 00:00:00 email.sent m d3",
     "'range':{'from':'2026-01-07','to':'2026-01-08'},'compare':'previous'",
     "{'all':{'sends':2},'previous':{'all':{'sends':1}}}"},
    {"ATrendFillsItsGapsInTheZone", "<23:30:00 email.sent m d1|<08 00:00:00 email.sent m d2",
     "'trend':'day','range':{'timeZone':'Europe/Paris'}",
     "{'trend':[{'date':'2026-01-06','sends':1},{'date':'2026-01-07','sends':0},{'date':'2026-01-"
     "08','sends':1}]}"},
    {"AKnownProxysOpenIsAMachines",
     "<00:00:00 email.sent m d|<00:01:00 email.opened m d 'properties':{'userAgent':'Firefox/11.0 "
     "(via ggpht.com GoogleImageProxy)'}|<00:02:00 email.opened m d "
     "'properties':{'userAgent':'Mozilla/5.0 (iPhone)'}",
     "",
     "{'all':{'opened':1,'totalOpens':1,'machineOpens':1,'machineOpensByReason':{'vendor':0,'agent'"
     ":1,'before-delivery':0}}}"},
    {"TheExportsVerdictHoldsOverTheAgent",
     "<00:00:00 email.sent m d|<00:01:00 email.opened m d "
     "'machine':false,'properties':{'userAgent':'GoogleImageProxy'}",
     "", "{'all':{'opened':1,'machineOpens':0}}"},
    {"MachinesAreCountedByTheFirstOfTheirReasons", kMachineClicks, "",
     "{'all':{'clicked':0,'machineClicks':5,'machineClicksByReason':{'vendor':1,'agent':0,'burst':"
     "2,'instant':1,'before-delivery':1}}}"},
    {"WhereAllStandsOnWholeMinutesNoClickIsInstant",
     "<00:05:00 email.delivered m d|<00:05:00 email.clicked m d 'url':'https://s/a'|<00:05:00 "
     "email.clicked m d 'url':'https://s/b'|<00:05:07 email.sent m d",
     "", "{'all':{'clicked':1,'totalClicks':2,'machineClicks':0}}"},
    {"AReasonLeftOutMakesAPersons", kMachineClicks, "'options':{'machineReasons':['vendor']}",
     "{'all':{'clicked':3,'totalClicks':4,'machineClicks':1,'machineClicksByReason':{'vendor':1,'"
     "burst':0,'instant':0,'before-delivery':0}}}"},
    {"WhatHasAnotherReasonStaysAMachines", kMachineClicks,
     "'options':{'machineReasons':['instant']}",
     "{'all':{'clicked':2,'totalClicks':2,'machineClicks':3,'machineClicksByReason':{'vendor':0,'"
     "burst':0,'instant':3}}}"},
    {"WithoutReasonsNobodyIsAMachine", kMachineClicks, "'options':{'machineReasons':[]}",
     "{'all':{'clicked':4,'totalClicks':5,'machineClicks':0,'openRateBounds':{'low':{'numerator':4}"
     ",'high':{'numerator':4}}}}"},
    {"WithoutIdsAndSendsADeliveryIsAnInstance",
     "<00:00:00 email.delivered m|<06 00:00:00 email.delivered m|<07 00:00:00 email.opened m", "",
     "{'all':{'sends':2,'deliveries':2,'opened':1}}"},
    {"AnIdIsOneInstanceWhateverItsEvents",
     "<00:00:00 email.sent m d|<01:00:00 email.sent m d|<02:00:00 email.delivered m d|<03:00:00 "
     "email.delivered m d",
     "", "{'all':{'sends':1,'deliveries':1}}"},
    {"AComplaintWithoutAMessageGoesBackThirtyDays",
     "<01 00:00:00 email.sent m d|<31 00:00:00 email.complained - -|<31 00:00:00.000001 "
     "email.complained - -",
     "", "{'email':{'abuseReports':1,'unattributedAbuseReports':1}}"},
    {"UnsubscribeRateOverSends",
     "<00:00:00 email.sent m d|<00:00:01 email.bounced m d|<00:01:00 email.unsubscribed m "
     "d|<00:00:00 email.sent m d2",
     "'options':{'unsubscribeBasis':'sent'}",
     "{'all':{'unsubscribeRate':{'value':0.5,'numerator':1,'denominator':2}}}"},
    {"RevenuePerDelivery",
     "<00:00:00 email.sent m d1|<00:00:00 email.sent m d2|<01:00:00 email.opened m d1|<02:00:00 "
     "order_placed - - 'total':10,'currency':'EUR'",
     "'options':{'perRecipientBasis':'delivery'}", "{'all':{'revenuePerRecipient':{'EUR':5}}}"},
    {"TaxAndShippingAreNoRevenue",
     "<00:00:00 email.sent m d1|<01:00:00 email.opened m d1|<02:00:00 order_placed - - "
     "'total':60,'tax':10,'shipping':5.5,'currency':'EUR'",
     "", "{'all':{'revenue':{'EUR':44.5}}}"},
    {"RefundedOrdersCount",
     "<00:00:00 email.sent m d1|<01:00:00 email.opened m d1|<02:00:00 order_placed - - "
     "'order':'o1','total':10,'currency':'EUR'|<03:00:00 refunded - - 'order':'o1'",
     "", "{'all':{'orders':1,'revenue':{'EUR':10}}}"},
    {"MailchimpCreditsAClickForThirtyDays",
     "<01 00:00:00 email.sent m d1|<01 01:00:00 email.clicked m d1 'url':'https://s/a'|<31 "
     "01:00:00 order_placed - - 'total':10",
     "", "{'all':{'orders':1}}"},
    {"KlaviyoCreditsAClickForFiveDays",
     "<01 00:00:00 email.sent m d1|<01 01:00:00 email.clicked m d1 'url':'https://s/a'|<06 "
     "01:00:00 order_placed - - 'total':10|<06 01:00:00.000001 order_placed - - 'total':20",
     "'options':{'attribution':'klaviyo'}",
     "{'all':{'orders':1,'unattributedOrders':1,'revenue':{'':10}}}"},
    {"ClickOnlyCreditsNoOpensAndNoDeliveries",
     "<00:00:00 email.sent m d1|<01:00:00 email.opened m d1|<00:00:00 sms.sent s d2|<00:00:01 "
     "sms.delivered s d2|<02:00:00 order_placed - - 'total':10|<03:00:00 sms.clicked s d2 "
     "'url':'https://s/a'|<04:00:00 order_placed - - 'total':5",
     "'options':{'attribution':'mailchimp-click-only'}",
     "{'all':{'orders':1,'unattributedOrders':1},'sms':{'revenue':{'':5}}}"},
    {"AnOrderThatNamesItsDeliveryIsIts",
     "<00:00:00 email.sent m d1|<06 00:00:00 email.sent m d2|<07 00:00:00 order_placed m d1 "
     "'total':10",
     "'range':{'to':'2026-01-05'}", "{'all':{'sends':1,'orders':1}}"},
    {"JourneysAreChosenByStatus",
     "{\"journey\":\"j\",\"status\":\"archived\"}|{\"journey\":\"k\",\"status\":\"paused\"}|<00:00:"
     "00 email.sent m d1 'journey':'j'|<00:00:00 email.sent m d2 'journey':'k'|<00:00:00 "
     "email.sent m d3 'journey':'none'|<00:00:00 email.sent m d4",
     "'status':['active','archived']", "{'all':{'sends':3}}"},
    {"WithoutAStatusEveryJourneyCounts",
     "{\"journey\":\"j\",\"status\":\"archived\"}|<00:00:00 email.sent m d1 "
     "'journey':'j'|<00:00:00 email.sent m d2",
     "", "{'all':{'sends':2}}"},
    {"UntrackedClicksAreNullAndLeaveTheDenominator",
     "{\"journey\":\"j\",\"messages\":[{\"message\":\"m\",\"channel\":\"email\",\"trackClicks\":"
     "false}]}|<00:00:00 email.sent m d1|<00:00:00 email.sent n d2|<01:00:00 email.clicked n d2 "
     "'url':'https://s/a'|<01:00:00 email.clicked m d1 'url':'https://s/a'",
     "", "{'all':{'clicked':1,'totalClicks':1,'clickRate':{'value':1,'denominator':1}}}"},
    {"PushMessagesAreInNoCard", "<00:00:00 push.sent m d1|<00:00:00 push.clicked m d1", "",
     "{'all':{'sends':0,'clicked':0}}"},
    {"NothingLoadedIsZeros", "", "",
     "{'all':{'sends':0,'deliveries':0,'openRate':{'value':null,'numerator':0,'denominator':0}}}"},
};

TEST(MetricRules, EachHoldsOnItsSmallLoad) {
  for (const Rule& rule : kRules) {
    const nlohmann::json actual = test::Ask(rule.events, "cards", rule.request);
    std::string difference;
    EXPECT_TRUE(
        test::Covers(nlohmann::json::parse(test::Quoted(rule.expected)), actual, &difference))
        << rule.name << "\n"
        << difference;
  }
}

}  // namespace
}  // namespace parcours

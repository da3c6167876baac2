// The benchmark's events as other vendors' webhooks, interfaces and files have them: by name of the form, what one
// becomes (undefined: the vendor has no such). The shapes are those of the vendors' documentation; ids, addresses, times and
// values are the events' own, the rest is of the usual length and variety. A text goes to the file as it is, with `header` before.
import { analyticsForms } from './vendors/analytics.mjs';
import { automationForms } from './vendors/automation.mjs';
import { commerceForms } from './vendors/commerce.mjs';
import { hubspotForms } from './vendors/hubspot.mjs';
import { logsForms } from './vendors/logs.mjs';
import { mailForms } from './vendors/mail.mjs';
import { mailchimpForms } from './vendors/mailchimp.mjs';
import { twilioForms } from './vendors/twilio.mjs';

export const vendorRecords = {
  ...mailForms,
  ...hubspotForms,
  ...mailchimpForms,
  ...automationForms,
  ...twilioForms,
  ...commerceForms,
  ...analyticsForms,
  ...logsForms,
};

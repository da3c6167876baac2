// Twilio: the list of messages, status callbacks, event streams.
import { given, inList, of, textNames } from './records.mjs';

const twilioMessages = of(textNames('sent', 'delivered', 'undelivered'), (name, at) => {
  const sid = `SM${at.hex(at.index, 32)}`;
  const date = new Date(at.seconds * 1000).toUTCString().replace('GMT', '+0000');
  const account = '/2010-04-01/Accounts/ACaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/Messages';
  return {
    account_sid: 'ACaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
    api_version: '2010-04-01',
    body: `About ${at.event.message}`,
    date_created: date,
    date_sent: date,
    date_updated: date,
    direction: 'outbound-api',
    error_code: name === 'undelivered' ? 30_003 : null,
    error_message: null,
    from: '+12019235161',
    messaging_service_sid: `MG${at.event.message}`,
    num_media: '0',
    num_segments: '1',
    price: '-0.00750',
    price_unit: 'USD',
    sid,
    status: name,
    subresource_uris: { media: `${account}/${sid}/Media.json`, feedback: `${account}/${sid}/Feedback.json` },
    to: at.phone,
    uri: `${account}/${sid}.json`,
  };
});
const twilioCallbacks = of(textNames('sent', 'delivered', 'undelivered'), (name, at) => ({
  ApiVersion: '2010-04-01',
  AccountSid: 'ACaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
  MessageSid: `SM${at.hex(at.index, 32)}`,
  SmsSid: `SM${at.hex(at.index, 32)}`,
  MessageStatus: name,
  SmsStatus: name,
  MessagingServiceSid: `MG${at.event.message}`,
  From: '+12019235161',
  To: at.phone,
  Timestamp: at.iso,
  ...given(name === 'undelivered', { ErrorCode: '30003' }),
}));
const twilioStreams = of(textNames('sent', 'delivered', 'undelivered'), (name, at) => ({
  specversion: '1.0',
  type: `com.twilio.messaging.message.${name}`,
  source: `/2010-04-01/Accounts/ACaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/Messages/SM${at.hex(at.index, 32)}.json`,
  id: at.uuid,
  dataschema: 'https://events-schemas.twilio.com/Messaging.MessageStatus/6',
  datacontenttype: 'application/json',
  time: at.iso,
  data: {
    timestamp: at.iso,
    accountSid: 'ACaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
    messageSid: `SM${at.hex(at.index, 32)}`,
    messagingServiceSid: `MG${at.event.message}`,
    messageStatus: name.toUpperCase(),
    from: '+12019235161',
    to: at.phone,
    ...given(name === 'undelivered', { errorCode: 30_003 }),
  },
}));

export const twilioForms = {
  'twilio-messages': { record: twilioMessages, ...inList('messages', { page: 0 }) },
  'twilio-callbacks': { record: twilioCallbacks },
  'twilio-streams': { record: twilioStreams },
};

// What is asked of every engine: the same two requests.
export const stages = ['page_viewed', 'form_submitted', 'meeting_booked', 'order_placed'];

export const funnelRequest = JSON.stringify({
  report: 'funnel',
  definition: {
    window: { total: 'P30D' },
    stages: stages.map((event) => ({ id: event, steps: [{ event }] })),
  },
});

export const cardsRequest = JSON.stringify({ report: 'cards', journey: 'onboarding' });

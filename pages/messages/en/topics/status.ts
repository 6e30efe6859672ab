import type { Topic } from '../../../docs/topic.ts'

export const status: Topic = {
  title: 'Service status',
  lead: 'How the platform is doing right now.',
  sections: [
    {
      heading: 'What happens when a part fails',
      paragraphs: [
        'The pages stay open and show the rest. The missing part says so, with a button to try again. When we show saved data, we say from when it is.',
        'Your session stays open and what you have saved is not lost. Try again in a few minutes.',
      ],
    },
    {
      heading: 'For programs',
      paragraphs: ['The state of each service is available as JSON at `/api/v1/health`, without logging in.'],
    },
  ],
}

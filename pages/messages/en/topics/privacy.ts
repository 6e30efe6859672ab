import type { Topic } from '../../../docs/topic.ts'

export const privacy: Topic = {
  title: 'Privacy',
  lead: 'What we keep, what for and who sees it.',
  sections: [
    {
      heading: 'What we keep',
      paragraphs: [
        'The health services of the platform keep your record. This front door keeps only your session, the messages you write to us and the log of who opened which record.',
        'The log holds no clinical data: it says who, when and which part.',
      ],
    },
    {
      heading: 'Who sees your record',
      paragraphs: ['Each opening is written down before it is shown, and you see it in *Access log*.'],
      points: [
        'You, always.',
        'The doctors who look after you.',
        'Another doctor, only by declaring an emergency with its reason; it lasts one hour, we tell you and the administration reviews it.',
        'Your institution manages your account; it does not open your record on these pages.',
      ],
    },
    {
      heading: 'Cookies',
      paragraphs: [
        'We use one cookie for your session, one for the language you choose, one that lasts a moment to tell you that something was saved, and one that keeps a form, encrypted, if your session ended while you were filling it in. None of them follows you.',
      ],
    },
    {
      heading: 'Your rights',
      paragraphs: [
        'You can see your record, correct your personal data and know who read it. For anything else, write to us from the start page.',
      ],
    },
  ],
}

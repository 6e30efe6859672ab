import type { Topic } from '../../../docs/topic.ts'

export const doctors: Topic = {
  title: 'For doctors',
  lead: 'Your patients, their records and emergency access.',
  sections: [
    {
      heading: 'Your account',
      paragraphs: [
        'Your institution creates your account and gives you a first password. Change it the first time you log in, in *Your account*.',
      ],
    },
    {
      heading: 'Your patients',
      paragraphs: [
        'You see the patients your institution assigned to you. Search by name, e-mail or phone and sort by name or age; the search stays in the address of the page and you can keep it.',
        'If a patient is missing, ask your institution to assign them to you.',
      ],
    },
    {
      heading: 'New patients',
      paragraphs: [
        '*Institution* holds your registration link. Whoever opens it creates an account with your institution and you filled in.',
      ],
    },
    {
      heading: 'The record',
      paragraphs: [
        'The first sentence says what matters: severe allergies, and how many conditions, medications and allergies there are. Below, the most recent first. You can print it.',
        'Each opening is written down and the patient sees it. If it cannot be written down, the record does not open.',
      ],
    },
    {
      heading: 'Emergency access',
      paragraphs: [
        'If a patient who is not yours is in danger, you can declare an emergency from the page that denies you access.',
      ],
      steps: [
        'Choose what you need it for and explain the reason.',
        'Enter your password again.',
        'The record opens for 60 minutes, this patient only, with a notice on each page.',
        'The patient sees it in the access log and the administration reviews the case.',
      ],
    },
    {
      heading: 'Your profile',
      paragraphs: [
        'In *Profile* you change your years of experience, your consultation fee and your specialty. Your patients and your institution see them. To change your name or license, talk to your institution.',
      ],
    },
    {
      heading: 'On a shared computer',
      paragraphs: [
        'The session closes by itself after 15 minutes without use, but close it when you leave. If you left it open, close it from another device in *My sessions*. Name each computer so that you recognize it.',
      ],
    },
  ],
}

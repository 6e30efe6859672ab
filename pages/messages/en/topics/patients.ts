import type { Topic } from '../../../docs/topic.ts'

export const patients: Topic = {
  title: 'For patients',
  lead: 'Your record, your score and who sees them.',
  sections: [
    {
      heading: 'Create your account and log in',
      paragraphs: [
        'Your account belongs to the institution and the doctor who look after you. With your e-mail address and your password you log in from any device.',
      ],
      steps: [
        'Open *Create my account* and enter your name and your date of birth.',
        'Choose your institution and enter the key of your doctor; the registration link that reception hands out fills in both.',
        'Enter your e-mail address and a password that you use nowhere else.',
      ],
    },
    {
      heading: 'Understand your score',
      paragraphs: [
        'The score goes from 0 to 100. It starts at 100; each condition, medication or habit that weighs on your health takes points away, and moving adds some. Your home page shows each step with its points.',
        'It is not a diagnosis. It helps you talk with your doctor about what can change.',
      ],
      points: [
        'Each condition takes 10 away and each medication 5.',
        'Smoking takes 15 away and alcohol 10.',
        'Moving 75 minutes a week adds 5; from 150 minutes it adds 10.',
      ],
    },
    {
      heading: 'Read and print your record',
      paragraphs: [
        'The record begins with what needs care: severe allergies stand in the first sentence. If something is missing we say so; we never assume it.',
      ],
      steps: [
        'Open *Record*.',
        'Use the links at the top to go to each section.',
        'Press *Print*: it comes out with your name, the date and the words “for information only”.',
      ],
    },
    {
      heading: 'Keep your data up to date',
      paragraphs: [
        'In *Profile* you change your name and date of birth, and add e-mail addresses, phone numbers and addresses so that your care team can reach you. Clinical data is written by your doctor: if you see a mistake in your record, say so at your appointment.',
      ],
    },
    {
      heading: 'See who opened your record',
      paragraphs: [
        '*Access log* lists each reading of the last 90 days: who, when, what and why. Emergency accesses are marked.',
        'If something looks wrong, use the link in that row and tell us why. The administration reviews it.',
      ],
    },
    {
      heading: 'Look after your account',
      paragraphs: [
        'Your session closes after 15 minutes without use; we warn you two minutes before. If you were filling in a form, we keep it until you log in again.',
        '*My sessions* lists each device with your account open, and you can close it. If you do not recognize one, close it and change your password: changing it closes all other sessions.',
      ],
    },
  ],
}

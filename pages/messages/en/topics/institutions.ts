import type { Topic } from '../../../docs/topic.ts'

export const institutions: Topic = {
  title: 'For institutions',
  lead: 'Medical staff and community of patients.',
  sections: [
    {
      heading: 'Register a doctor',
      paragraphs: ['The account belongs to your institution and the doctor can log in at once.'],
      steps: [
        'Open *Doctors* and press *Register doctor*.',
        'Enter their name, medical license and e-mail address.',
        'Choose a first password and hand it over in person. Ask them to change it when they log in.',
      ],
    },
    {
      heading: 'Receive new patients',
      paragraphs: [
        'Beside each doctor is the registration link for their patients: it opens the form with your institution and the doctor filled in.',
      ],
    },
    {
      heading: 'Deactivate a doctor',
      paragraphs: [
        'From that moment they cannot log in, and their open sessions end. Their patients stay registered: before you confirm we tell you how many need another doctor.',
      ],
    },
    {
      heading: 'Follow your patients',
      paragraphs: [
        'The home page shows registrations by month and the load of each doctor. In *Patients* you can search, sort and see who is not verified. A chart shows only months that exist, and each has its table.',
      ],
    },
    {
      heading: 'What your institution sees and what it does not',
      paragraphs: [
        'An institution manages accounts: it sees who its patients are, who looks after them and whether they are verified. It does not open records: those belong to patients and their doctors.',
      ],
    },
  ],
}

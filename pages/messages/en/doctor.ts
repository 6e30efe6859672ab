import type { Messages } from '../catalogue.ts'
import { counted } from '../counted.ts'

const today = (appointments: number, reviews: number): string => {
  const pending = counted(reviews, 'pending review', 'pending reviews')
  if (appointments > 0)
    return `Today you have ${counted(appointments, 'appointment', 'appointments')} and ${reviews === 0 ? 'no pending reviews' : pending}.`
  return reviews === 0
    ? 'Today you have no appointments and no pending reviews.'
    : `Today you have no appointments, but ${pending}.`
}

export const doctor: Messages['doctor'] = {
  dashboard: {
    title: 'Your practice',
    answer: (patients, appointments, reviews) =>
      `${patients === 0 ? 'You have no patients yet' : `You have ${counted(patients, 'patient', 'patients')}`}. ${today(appointments, reviews)}`,
    partial: 'Part of your information is not available right now.',
    patients: 'Patients',
    appointments: 'Appointments today',
    reviews: 'Pending reviews',
    patientsTitle: 'Your patients',
    institutionTitle: 'Your institution',
    seePatients: 'See patients',
    seeInstitution: 'See institution',
    profileTitle: 'Your professional profile',
    seeProfile: 'Edit profile',
  },
  patients: {
    title: 'My patients',
    answer: (count) =>
      count === 0
        ? 'You have no patients assigned yet.'
        : `You have ${counted(count, 'patient', 'patients')}.`,
    search: 'Search by name, e-mail or phone',
    empty: 'You have no patients yet. Your institution assigns them when it registers them.',
    noMatch: 'No patient matches the search.',
    caption: 'Patients',
    name: 'Name',
    age: 'Age',
    born: 'Born',
    email: 'E-mail',
    phone: 'Phone',
    found: (count) => counted(count, 'result', 'results'),
  },
  record: {
    title: (name) => `${name}’s record`,
    failedTitle: 'Patient record',
    contact: 'Patient details',
    years: (count) => `${count} ${count === '1' ? 'year' : 'years'} old`,
  },
  institution: {
    title: 'My institution',
    answer: (name) => `You work at ${name}.`,
    license: 'Registration',
    panel: 'How to reach them',
    registration: 'Registration of new patients',
    registrationLead:
      'Give this link to your patients: it opens the registration form with your institution and you filled in. Anyone who registers without it needs your key.',
    registrationLink: 'Registration link',
    ownKey: 'Your key',
  },
  profile: {
    title: 'My professional profile',
    answer: 'Your patients and your institution can see this.',
    current: 'On record',
    name: 'Name',
    specialty: 'Specialty',
    years: 'Years of experience',
    fee: 'Consultation fee',
    feeHint: 'In Mexican pesos.',
    specialtyKey: 'Specialty key',
    specialtyHint: (name) =>
      `${name === null ? 'None is on record yet' : `It is ${name} now`}. Change this only if your specialty changes: the platform’s administrators give you its key.`,
    edit: 'Edit',
    saved: 'We saved your professional profile.',
  },
  emergency: {
    title: 'Emergency access',
    answer: 'Opens the record of a patient who is not yours, for 60 minutes, when there is danger.',
    warning:
      'It will be logged with your name and reason. The patient and the administration are told, and every case is reviewed.',
    purpose: 'What for',
    purposes: {
      ETREAT: 'To treat an emergency',
      BTG: 'Another serious reason that cannot wait',
    },
    reason: 'Reason',
    reasonHint: 'What is happening and why you need the record now.',
    password: 'Your password',
    passwordHint: 'To confirm that it is you.',
    submit: 'Open record in an emergency',
    opened: (until) => `Emergency access open until ${until}.`,
  },
}

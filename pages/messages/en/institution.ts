import type { Messages } from '../catalogue.ts'
import { counted } from '../counted.ts'

export const institution: Messages['institution'] = {
  month: 'Month',
  dashboard: {
    title: 'Your institution today',
    answer: (doctors, patients) =>
      `You have ${counted(doctors, 'active doctor', 'active doctors')} and ${counted(patients, 'patient', 'patients')}.`,
    unverified: (count) =>
      count === 1 ? 'One patient is not verified.' : `${count} patients are not verified.`,
    partial: 'Part of your information is not available right now.',
    doctors: 'Active doctors',
    patients: 'Patients',
    verified: 'Verified',
    newThisMonth: 'New this month',
    monthsTitle: 'New patients by month',
    monthsSummary: (total, months) => `New patients in ${counted(months, 'month', 'months')}: ${total}.`,
    verifiedTitle: 'Of them, verified',
    verifiedSummary: (total) => `${total} of them are already verified.`,
    loadTitle: 'Patients per doctor',
    loadSummary: (name, count) => `${name} cares for the most patients: ${count}.`,
    loadTied: (count) =>
      count === 0
        ? 'No doctor has patients yet.'
        : `No doctor cares for more than ${counted(count, 'patient', 'patients')}.`,
    noDoctors: 'There are no doctors yet. Register the first one.',
    noPatients: 'There are no patients yet.',
    recentTitle: 'Latest registrations',
    caredForBy: (doctor) => `Cared for by ${doctor}`,
    noDoctor: 'No doctor',
    seeDoctors: 'See doctors',
    seePatients: 'See patients',
    doctor: 'Doctor',
    load: 'Active patients',
  },
  doctors: {
    title: 'Doctors',
    answer: (count) =>
      count === 0
        ? 'There are no doctors yet. Register the first one.'
        : `${counted(count, 'doctor is', 'doctors are')} registered at your institution.`,
    add: 'Register doctor',
    search: 'Search by name, specialty or e-mail',
    noMatch: 'No doctor matches the search.',
    empty: 'There are no doctors yet. Use “Register doctor” to add the first one.',
    caption: 'Doctors at the institution',
    name: 'Name',
    specialty: 'Specialty',
    patients: 'Patients',
    experience: 'Experience',
    years: (count) => counted(count, 'year', 'years'),
    state: 'State',
    active: 'Active',
    inactive: 'Inactive',
    action: 'Action',
    registration: 'Patient registration',
    deactivate: 'Deactivate',
    found: (count) => counted(count, 'result', 'results'),
  },
  newDoctor: {
    title: 'Register doctor',
    answer:
      'This creates their account. They can log in as soon as you give them the e-mail address and password.',
    firstName: 'First name',
    lastName: 'Last name',
    license: 'Medical license',
    email: 'E-mail address',
    password: 'Initial password',
    confirm: 'Repeat the password',
    submit: 'Register doctor',
    created: (name) => `We registered ${name}.`,
    taken: 'There is already a doctor with that e-mail address or license.',
  },
  deactivate: {
    title: 'Deactivate doctor',
    panel: 'Doctor',
    answer: (name) => `${name} will no longer be able to log in or see patients.`,
    patients: (count) =>
      count === 0
        ? 'There are no active patients.'
        : `There are ${counted(count, 'active patient', 'active patients')}: assign another doctor to them.`,
    submit: 'Deactivate',
    done: (name) => `We deactivated ${name}.`,
  },
  patients: {
    title: 'Patients',
    answer: (total, verified) =>
      total === 0
        ? 'There are no patients yet.'
        : `${counted(total, 'patient', 'patients')}, ${verified} verified.`,
    search: 'Search by name, e-mail or doctor',
    empty: 'There are no patients registered at your institution yet.',
    noMatch: 'No patient matches the search.',
    caption: 'Patients at the institution',
    name: 'Name',
    age: 'Age',
    doctor: 'Doctor',
    email: 'E-mail',
    registered: 'Registered',
    state: 'State',
    verified: 'Verified',
    unverified: 'Not verified',
    averageAge: 'Average age',
    years: 'years',
    total: 'Total',
    newThisMonth: 'New this month',
    found: (count) => counted(count, 'result', 'results'),
  },
  profile: {
    title: 'Institution profile',
    answer: (name) => `This is how doctors and patients see ${name}.`,
    license: 'Registration',
    state: 'State',
    panel: 'Details',
    types: {
      1: 'Hospital',
      2: 'Preventive clinic',
      3: 'Health center',
      4: 'Insurer',
      5: 'Public health',
      6: 'Pharmacy',
      7: 'Research',
      8: 'Education',
    },
  },
}

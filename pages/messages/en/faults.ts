import type { Messages } from '../catalogue.ts'

export const faults: Messages['faults'] = {
  required: 'Fill this in.',
  email: 'Enter an address like name@example.com.',
  tooLong: 'This text is too long.',
  invalid: 'This value is not valid.',
  date: 'Enter a date that exists, for example 27 3 1985.',
  key: 'Copy the whole key, with its hyphens.',
  institution:
    'We found no institution with that name. Choose it from the list or copy its whole key, with its hyphens.',
  phone: 'Enter a phone number of 10 to 15 digits.',
  postalCode: 'The postal code has 5 digits.',
  number: 'Enter a number, without letters.',
  years: 'Enter a number of years between 0 and 80.',
  money: 'Enter an amount in pesos, such as 950 or 950.50.',
  weakPassword:
    'Use at least 8 characters, with uppercase, lowercase, a number and a symbol such as ! @ # $ % & * or ?, and not a very well known password.',
  mismatch: 'The two passwords are not the same.',
  wrongPassword: 'This is not your current password.',
  choose: 'Choose an option.',
  reason: 'Explain the reason in at least 15 characters.',
  unavailable: 'The service is not available right now. Wait a moment and send the form again.',
  unsure:
    'The service did not answer in time and we do not know whether what you sent was completed. See if the change is there; if not, send it again.',
  sentBefore:
    'You had already sent this form and we do not know whether it was completed. See if the change is there; if not, send it again.',
  taken: 'It is already registered.',
}

import type { Messages } from '../catalogue.ts'

export const errors: Messages['errors'] = {
  pages: {
    401: {
      title: 'Log in to continue',
      meaning: 'This page needs to know who you are, and you are not logged in.',
      next: 'Log in with your account and you will return to this page.',
    },
    403: {
      title: 'You do not have access to this page',
      meaning: 'Your account may not see what is here. Nothing changed.',
      next: 'If you think you should, talk to your institution and give it the request number.',
    },
    404: {
      title: 'We did not find this page',
      meaning: 'The address may have a mistake, or the page no longer exists.',
      next: 'Check the address or go back to the home page.',
    },
    429: {
      title: 'Too many requests',
      meaning: 'Many requests came from your connection in a short time, so we paused them.',
      next: 'Wait a moment and try again.',
    },
    500: {
      title: 'Something went wrong on our side',
      meaning: 'We could not complete what you asked for. Your data was not lost.',
      next: 'Try again. If it keeps failing, write to us with the request number.',
    },
    503: {
      title: 'The service is unavailable right now',
      meaning:
        'Part of the platform is not responding. If you were logged in, you still are. Your data is safe.',
      next: 'Wait a moment and try again.',
    },
  },
  panels: {
    401: {
      title: 'Log in to see this part',
      meaning: 'Your session ended while this was on its way.',
      next: 'Log in, and you will come back to this page.',
    },
    403: {
      title: 'You have no access to this information',
      meaning: 'Your account may not see it. Nothing changed.',
      next: 'If you think it should, talk to your institution and give them the request number.',
    },
    404: {
      title: 'We did not find this information',
      meaning: 'It does not exist yet, or it is no longer there.',
      next: 'If it should be here, talk to your institution and give them the request number.',
    },
  },
  retryIn: 'You can try again in',
  retryNow: 'You can try again now.',
  seconds: (count) => `${count} s`,
  goHome: 'Go to the home page',
  logIn: 'Log in',
  emergencyOffer: 'If this patient is in danger and you need the record now, you can declare an emergency.',
  emergencyAction: 'Declare an emergency',
}

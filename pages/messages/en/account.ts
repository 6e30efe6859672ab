import type { Messages } from '../catalogue.ts'

export const account: Messages['account'] = {
  sessions: {
    title: 'My sessions',
    panel: 'Open sessions',
    answer: (count) =>
      count === 1
        ? 'Only this session is open.'
        : `You have ${count} open sessions, counting this one. End any you do not recognize.`,
    device: 'Device',
    address: 'Location and network address',
    places: {
      'same-network': 'The network you are on now',
      'private-network': 'A private network',
      'other-network': 'Another network',
    },
    at: (place, address) => `${place} (${address})`,
    opened: 'Opened',
    seen: 'Last activity',
    action: 'Action',
    here: 'This session',
    end: 'End session',
    ended: 'We ended that session.',
    endOthers: 'End all others',
    othersEnded: 'We ended all other sessions.',
    name: 'Name',
    rename: 'Change name',
    renamed: 'We changed the name of the session.',
    nameHint: 'For example, computer in room 3.',
    on: (browser, system) => `${browser} on ${system}`,
    unknownBrowser: 'Another program',
    unknownSystem: 'another system',
  },
  password: {
    title: 'Change password',
    answer: 'Changing it ends your other sessions.',
    current: 'Current password',
    next: 'New password',
    confirm: 'Repeat the new password',
    submit: 'Change password',
    changed: 'We changed your password and ended your other sessions.',
    unsure:
      'We do not know whether the password changed. Log in with the new one next time; if it does not work, the current one is still valid.',
    unavailable: 'We could not change the password right now. The current one is still valid.',
  },
}

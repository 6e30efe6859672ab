import type { Messages } from '../catalogue.ts'

export const admin: Messages['admin'] = {
  status: {
    title: 'Platform status',
    allGood: (count) => `All ${count} services answer.`,
    trouble: (names) => `There are problems in: ${names}.`,
    services: 'Services',
    dependencies: 'Dependencies',
    gateways: 'Gateway instances',
    service: 'Service',
    state: 'State',
    instances: 'Instances',
    inFlight: 'In flight',
    queued: 'Queued',
    latency: 'Latency p50 / p99',
    errors: 'Errors',
    lastFailure: 'Last failure',
    trend: 'Last hour',
    never: 'none',
    closed: 'Answers',
    open: (ago) => `Interrupted ${ago}`,
    openBare: 'Interrupted',
    halfOpen: 'Probing',
    healthy: (up, all) => `${up} of ${all}`,
    ok: 'Answers',
    down: 'Does not answer',
    embedded: 'Embedded',
    started: 'Started',
    version: 'Version',
    noGateways: 'Only this instance is registered.',
  },
  settings: {
    title: 'Settings',
    answer: (changed) =>
      changed === 0
        ? 'All settings have their default value.'
        : changed === 1
          ? 'One setting has a value of its own.'
          : `${changed} settings have a value of their own.`,
    caption: 'Settings in force',
    empty: 'There are no settings to show.',
    key: 'Setting',
    origins: { environment: 'Environment', database: 'Database', default: 'Default' },
    fixed: 'The environment fixes it; it cannot be changed here.',
    change: 'Change',
    newValue: 'New value',
    valueHint: 'In JSON: a text goes in quotes.',
    reason: 'Reason',
    reasonHint: 'It stays in the history with your name.',
    save: 'Save setting',
    saved: (key) => `We saved ${key}. It is in force on all instances.`,
    history: 'History',
    undo: 'Return to this value',
    undone: (key) => `${key} returned to its earlier value.`,
    byWhom: (author, reason) => `${author}: ${reason}`,
    unset: '(default)',
  },
  audit: {
    title: 'Audit',
    answer: (count) =>
      count === 0
        ? 'Each event is chained to the one before.'
        : `${count === 1 ? 'One event' : `${count} events`} on this page. Each is chained to the one before.`,
    empty: 'No event matches the filters.',
    caption: 'Events, most recent first',
    filter: 'Filter',
    kind: 'Kind',
    any: 'All',
    kinds: {
      record: 'Record',
      authentication: 'Login',
      denial: 'Denial',
      settings: 'Settings',
      administration: 'Administration',
      emergency: 'Emergency',
    },
    outcome: 'Outcome',
    outcomes: { success: 'Success', denied: 'Denied', failure: 'Failed' },
    patient: 'Key of the patient',
    user: 'Key of the account',
    when: 'When',
    who: 'Who',
    what: 'What',
    address: 'Address',
    request: 'Request',
    export: 'Export (FHIR AuditEvent)',
    emergency: 'Emergency',
  },
  sessions: {
    title: 'Sessions of an account',
    answer: 'Find an account by its key to see and end its sessions.',
    found: (count) =>
      count === 1 ? 'This account has one open session.' : `This account has ${count} open sessions.`,
    search: 'Key of the account',
    none: 'This account has no open sessions.',
    endAll: 'End all its sessions',
    ended: (count) => (count === 1 ? 'We ended one session.' : `We ended ${count} sessions.`),
    caption: 'Open sessions of the account',
  },
  emergency: {
    title: 'Emergency accesses',
    answer: (open) =>
      open === 0
        ? 'There are no accesses to review.'
        : open === 1
          ? 'One access waits for review.'
          : `${open} accesses wait for review.`,
    empty: 'Nobody has declared an emergency.',
    caption: 'Emergency accesses, most recent first',
    doctor: 'Doctor',
    patient: 'Patient',
    purpose: 'What for',
    reason: 'Reason',
    opened: 'Opened',
    review: 'Review',
    states: { open: 'To review', accepted: 'Accepted', flagged: 'Flagged' },
    note: 'Note of the review',
    accept: 'Accept the access',
    flag: 'Flag as improper',
    reviewed: 'We saved your review.',
    reviewedBefore: 'This access had already been reviewed. See the result in the list.',
  },
  messages: {
    title: 'Contact messages',
    answer: (open) =>
      open === 0
        ? 'There are no messages to answer.'
        : open === 1
          ? 'One message waits for an answer.'
          : `${open} messages wait for an answer.`,
    empty: 'There are no messages yet. They come from the form of the start page.',
    caption: 'Messages, most recent first',
    from: 'From',
    received: 'Received',
    message: 'Message',
    state: 'State',
    waiting: 'To answer',
    handled: 'Answered',
    handle: 'Mark as answered',
    handledNow: 'We marked the message as answered.',
    handledBefore: 'This message had already been handled.',
  },
}

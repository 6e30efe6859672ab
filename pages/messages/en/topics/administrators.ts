import type { Topic } from '../../../docs/topic.ts'

export const administrators: Topic = {
  title: 'For administration',
  lead: 'Status, settings, audit and review of emergencies.',
  sections: [
    {
      heading: 'Status',
      paragraphs: [
        'Each service with its state in words, its requests in flight, latency and last failure; those with problems come first. The page refreshes itself every 10 seconds without prolonging your session.',
      ],
      points: [
        '*Responding*: everything reaches the service.',
        '*Interrupted*: it failed so much that we stopped sending requests; pages show the rest.',
        '*Probing*: a few requests find out whether it has recovered.',
      ],
    },
    {
      heading: 'Settings',
      paragraphs: [
        'A change asks for a reason, is validated and is in force on all instances in under a second. The history can return to any value. What the environment sets cannot be changed here.',
      ],
    },
    {
      heading: 'Sessions of an account',
      paragraphs: [
        'If somebody loses a device or an account looks stolen, find the account in *Sessions* and end them all. They end at once, on all instances and at the services. Each event in *Audit* leads to the sessions of its account.',
      ],
    },
    {
      heading: 'Audit',
      paragraphs: [
        'Each event is chained to the one before: if anybody deletes or changes one, verification finds it. The filters stay in the address of the page, and what they find can be exported as FHIR AuditEvent.',
      ],
    },
    {
      heading: 'Emergencies and messages',
      paragraphs: [
        'Emergency accesses wait for your review: accept or flag them with a note. Flagging one that is still open ends it. *Messages* holds what people write on the start page; mark it as handled when you have replied.',
      ],
    },
  ],
}

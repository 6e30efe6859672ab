import type { Messages } from '../catalogue.ts'

export const docs: Messages['docs'] = {
  title: 'Documentation',
  lead: 'What you can do in PredictHealth and how, depending on who you are.',
  navigation: 'Pages of the documentation',
  endpoints: 'All routes',
  method: 'Method',
  path: 'Path',
  purpose: 'What for',
  topics: {
    patients: {
      title: 'For patients',
      lead: 'Your record, your score and who sees them.',
      sections: [
        {
          heading: 'Understand your score',
          paragraphs: [
            'The score goes from 0 to 100. It starts at 100; each condition, medication or habit that weighs on your health takes points away, and moving adds some. Your home page shows each step with its points.',
            'It is not a diagnosis. It helps you talk with your doctor about what can change.',
          ],
        },
        {
          heading: 'Read and print your record',
          paragraphs: [
            'The record begins with what needs care: severe allergies stand in the first sentence.',
          ],
          steps: [
            'Open Record.',
            'Use the links at the top to go to each section.',
            'Press Print: it comes out with your name, the date and the words “for information only”.',
          ],
        },
        {
          heading: 'See who opened your record',
          paragraphs: [
            'Access log lists each reading: who, when, what and why. Emergency accesses are marked.',
            'If something looks wrong, use the link in that row. The administration reviews it.',
          ],
        },
        {
          heading: 'Look after your account',
          paragraphs: [
            'Your session closes after 15 minutes without use; we warn you two minutes before. If you were filling in a form, we keep it until you log in again.',
            'My sessions lists each device with your account open, and you can close it.',
          ],
        },
      ],
    },
    doctors: {
      title: 'For doctors',
      lead: 'Your patients, their records and emergency access.',
      sections: [
        {
          heading: 'Your patients',
          paragraphs: [
            'You see the patients your institution assigned to you. Search by name, e-mail or phone; the search stays in the address of the page and you can keep it.',
          ],
        },
        {
          heading: 'New patients',
          paragraphs: [
            'My institution holds your registration link. Who opens it creates an account with your institution and you filled in.',
          ],
        },
        {
          heading: 'The record',
          paragraphs: [
            'The first sentence says what matters: severe allergies, and how many conditions, medications and allergies there are. Below, the most recent first. Each opening is written down and the patient sees it.',
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
      ],
    },
    institutions: {
      title: 'For institutions',
      lead: 'Medical staff and community of patients.',
      sections: [
        {
          heading: 'Register and deactivate doctors',
          paragraphs: [
            'In Doctors, use Register doctor. The account belongs to your institution. A deactivated doctor can no longer log in; the patients stay registered and need another doctor.',
            'Beside each doctor stands the registration link for the patients of that doctor: it opens the form with your institution and the doctor filled in.',
          ],
        },
        {
          heading: 'Follow your patients',
          paragraphs: [
            'The home page shows registrations by month and the load of each doctor. In Patients you can search, sort and see who is not verified.',
          ],
        },
        {
          heading: 'What you do not see',
          paragraphs: [
            'An institution manages accounts. It does not open records: those belong to patients and their doctors.',
          ],
        },
      ],
    },
    administrators: {
      title: 'For administration',
      lead: 'Status, settings, audit and review of emergencies.',
      sections: [
        {
          heading: 'Status',
          paragraphs: [
            'Each service with its state in words, requests in flight, latency and last failure. It refreshes itself every 10 seconds without prolonging your session.',
          ],
        },
        {
          heading: 'Settings',
          paragraphs: [
            'A change asks for a reason, is validated and is in force on all instances in under a second. The history can return to any value. What the environment fixes is not changed here.',
          ],
        },
        {
          heading: 'Audit and emergencies',
          paragraphs: [
            'Each event is chained to the one before: if anybody deletes or changes one, verification finds it. Emergency accesses wait for your review: accept or flag them with a note.',
          ],
        },
      ],
    },
    api: {
      title: 'API reference',
      lead: 'For desktop and mobile clients and other programs.',
      sections: [
        {
          heading: 'Log in',
          paragraphs: [
            'Send e-mail address and password as JSON. A client that is not a browser receives the token in the answer and sends it with each request.',
          ],
          code: 'POST /api/v1/auth/login\nContent-Type: application/json\n\n{"email": "patient@example.com", "password": "…"}',
        },
        {
          heading: 'Use the token',
          paragraphs: [
            'The access token lives 15 minutes and is renewed by use. The refresh token gets another one at /api/v1/auth/refresh; each works once.',
          ],
          code: 'GET /api/web/patient/profile\nAuthorization: Bearer <token>',
        },
        {
          heading: 'Errors',
          paragraphs: [
            'Below /api/v1 errors are application/problem+json (RFC 9457) with code and request_id. Below /api/web they are {"status":"error","message","code"}. A 429 or 503 carries Retry-After in seconds.',
          ],
        },
        {
          heading: 'Repeat without duplicating',
          paragraphs: [
            'Send Idempotency-Key with each POST that may be repeated: the second time you receive the first answer.',
          ],
        },
      ],
    },
    privacy: {
      title: 'Privacy',
      lead: 'What we keep, what for and who sees it.',
      sections: [
        {
          heading: 'What we keep',
          paragraphs: [
            'The health services of the platform keep your record. This front door keeps only your session, the messages you write to us and the log of who opened which record.',
            'The log holds no clinical data: it says who, when and which part.',
          ],
        },
        {
          heading: 'Cookies',
          paragraphs: [
            'We use one cookie for your session, one for the language you choose and one that lasts a moment to tell you that something was saved. None of them follows you.',
          ],
        },
        {
          heading: 'Your rights',
          paragraphs: [
            'You can see your record, correct your personal data and know who read it. For anything else, write to us from the start page.',
          ],
        },
      ],
    },
    status: {
      title: 'Service status',
      lead: 'How to know whether the platform is well.',
      sections: [
        {
          heading: 'What happens when a part fails',
          paragraphs: [
            'The pages stay open and show the rest. The missing part says so, with a button to try again. When we show saved data, we say from when it is.',
          ],
        },
        {
          heading: 'For programs',
          paragraphs: [
            'The state of each service is available as JSON at /api/v1/health, without logging in.',
          ],
        },
      ],
    },
  },
}

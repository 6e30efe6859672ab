import type { Topic } from '../../../docs/topic.ts'

export const api: Topic = {
  title: 'API reference',
  lead: 'For desktop and mobile clients and other programs.',
  sections: [
    {
      heading: 'Log in',
      paragraphs: [
        'Send e-mail address and password as JSON. A client that is not a browser receives `access_token` and `refresh_token` in the answer, and when each expires.',
      ],
      code: 'POST /api/v1/auth/login\nContent-Type: application/json\n\n{"email": "patient@example.com", "password": "…"}',
    },
    {
      heading: 'Use the token',
      paragraphs: [
        'Send the access token with each request. It lives 15 minutes from its last use. The refresh token gets another one at `/api/v1/auth/refresh`; each works once, and using a spent one ends the session.',
      ],
      code: 'GET /api/web/patient/profile\nAuthorization: Bearer <token>',
    },
    {
      heading: 'Two families of routes',
      paragraphs: [
        'Under `/api/v1` you receive what each service answers, as it is. Under `/api/web` you receive `{"status":"success","message","data"}`, with the data that the pages use.',
        'A browser comes in with the session cookie; what it writes has to come from this very site.',
      ],
    },
    {
      heading: 'Errors',
      paragraphs: [
        'Under `/api/v1` errors are `application/problem+json` (RFC 9457). Under `/api/web` they are `{"status":"error","message","code"}`. Decide by `code`, which does not change; `title` and `detail` are for people. Keep `request_id`: it lets us find your request.',
        'A 429 or a 503 carries `Retry-After` in seconds. Wait that long before you repeat.',
      ],
      code: 'HTTP/1.1 422\nContent-Type: application/problem+json\n\n{"title": "Hay datos que corregir.", "status": 422, "code": "invalid_input", "request_id": "…",\n "errors": [{"pointer": "/email", "detail": "…"}]}',
    },
    {
      heading: 'Repeat without duplicating',
      paragraphs: [
        'A `GET` can always be repeated. Send `Idempotency-Key` (a UUID, for example) with each `POST` that may be repeated: for 24 hours the second time gets the first answer, and nothing is done twice.',
      ],
      code: 'POST /api/v1/patients/:id/emails\nIdempotency-Key: 8e03978e-40d5-43dd-bc93-6894a57f9324',
    },
  ],
}

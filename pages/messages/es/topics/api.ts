import type { Topic } from '../../../docs/topic.ts'

export const api: Topic = {
  title: 'Referencia de la API',
  lead: 'Para clientes de escritorio, móviles y otros programas.',
  sections: [
    {
      heading: 'Entrar',
      paragraphs: [
        'Envía correo y contraseña como JSON. Un cliente que no es un navegador recibe en la respuesta `access_token` y `refresh_token`, y cuándo vence cada uno.',
      ],
      code: 'POST /api/v1/auth/login\nContent-Type: application/json\n\n{"email": "paciente@ejemplo.com", "password": "…"}',
    },
    {
      heading: 'Usar el token',
      paragraphs: [
        'Envía el token de acceso en cada solicitud. Vive 15 minutos desde su último uso. Con el de renovación pides otro en `/api/v1/auth/refresh`; cada uno sirve una sola vez, y usar uno ya gastado cierra la sesión.',
      ],
      code: 'GET /api/web/patient/profile\nAuthorization: Bearer <token>',
    },
    {
      heading: 'Dos familias de rutas',
      paragraphs: [
        'Bajo `/api/v1` recibes lo que contesta cada servicio, tal cual. Bajo `/api/web` recibes `{"status":"success","message","data"}`, con los datos que usan las páginas.',
        'Un navegador entra con la cookie de sesión; sus escrituras tienen que venir de este mismo sitio.',
      ],
    },
    {
      heading: 'Errores',
      paragraphs: [
        'Bajo `/api/v1` los errores son `application/problem+json` (RFC 9457). Bajo `/api/web` son `{"status":"error","message","code"}`. Decide por `code`, que no cambia; `title` y `detail` son para personas. Guarda `request_id`: con él encontramos tu solicitud.',
        'Un 429 o un 503 trae `Retry-After` en segundos. Espera ese tiempo antes de repetir.',
      ],
      code: 'HTTP/1.1 422\nContent-Type: application/problem+json\n\n{"title": "Hay datos que corregir.", "status": 422, "code": "invalid_input", "request_id": "…",\n "errors": [{"pointer": "/email", "detail": "…"}]}',
    },
    {
      heading: 'Repetir sin duplicar',
      paragraphs: [
        'Un `GET` se puede repetir siempre. Envía `Idempotency-Key` (por ejemplo un UUID) en cada `POST` que pueda repetirse: durante 24 horas, la segunda vez recibes la primera respuesta y nada se hace dos veces.',
      ],
      code: 'POST /api/v1/patients/:id/emails\nIdempotency-Key: 8e03978e-40d5-43dd-bc93-6894a57f9324',
    },
  ],
}

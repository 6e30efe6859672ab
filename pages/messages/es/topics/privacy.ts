import type { Topic } from '../../../docs/topic.ts'

export const privacy: Topic = {
  title: 'Privacidad',
  lead: 'Qué guardamos, para qué y quién lo ve.',
  sections: [
    {
      heading: 'Qué guardamos',
      paragraphs: [
        'Tu expediente lo guardan los servicios de salud de la plataforma. Esta puerta de entrada guarda solo tu sesión, los mensajes que nos escribes y el registro de quién abrió qué expediente.',
        'El registro no contiene datos clínicos: dice quién, cuándo y qué parte.',
      ],
    },
    {
      heading: 'Quién ve tu expediente',
      paragraphs: ['Cada apertura queda registrada antes de mostrarse, y la ves en *Accesos*.'],
      points: [
        'Tú, siempre.',
        'Los médicos que te atienden.',
        'Otro médico, solo si declara una emergencia con su motivo; dura una hora, te avisamos y la administración lo revisa.',
        'Tu institución administra tu cuenta; no abre tu expediente en estas páginas.',
      ],
    },
    {
      heading: 'Cookies',
      paragraphs: [
        'Usamos una cookie para tu sesión, una para el idioma que eliges, una que dura un momento para decirte que algo se guardó y una que guarda cifrado un formulario si tu sesión terminó mientras lo llenabas. Ninguna sirve para seguirte.',
      ],
    },
    {
      heading: 'Tus derechos',
      paragraphs: [
        'Puedes ver tu expediente, corregir tus datos personales y saber quién los consultó. Para lo demás, escríbenos desde la página de inicio.',
      ],
    },
  ],
}

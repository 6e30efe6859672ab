import type { Topic } from '../../../docs/topic.ts'

export const status: Topic = {
  title: 'Estado del servicio',
  lead: 'Cómo está la plataforma en este momento.',
  sections: [
    {
      heading: 'Qué pasa cuando una parte falla',
      paragraphs: [
        'Las páginas siguen abiertas y muestran lo demás. La parte que falta lo dice, con un botón para reintentar. Si mostramos datos guardados, decimos de cuándo son.',
        'Tu sesión sigue abierta y lo que ya guardaste no se pierde. Vuelve a intentar en unos minutos.',
      ],
    },
    {
      heading: 'Para programas',
      paragraphs: [
        'El estado de cada servicio se consulta como JSON en `/api/v1/health`, sin iniciar sesión.',
      ],
    },
  ],
}

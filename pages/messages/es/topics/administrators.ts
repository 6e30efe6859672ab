import type { Topic } from '../../../docs/topic.ts'

export const administrators: Topic = {
  title: 'Para administración',
  lead: 'Estado, ajustes, auditoría y revisión de emergencias.',
  sections: [
    {
      heading: 'Estado',
      paragraphs: [
        'Cada servicio con su estado en palabras, solicitudes en curso, latencia y último fallo; lo que tiene problemas va primero. Se actualiza solo cada 10 segundos, sin alargar tu sesión.',
      ],
      points: [
        '*Responde*: todo llega al servicio.',
        '*Interrumpido*: falló tanto que dejamos de enviarle solicitudes; las páginas muestran lo demás.',
        '*Probando*: unas pocas solicitudes comprueban si ya se recuperó.',
      ],
    },
    {
      heading: 'Ajustes',
      paragraphs: [
        'Un cambio pide un motivo, se valida y rige en todas las instancias en menos de un segundo. El historial permite volver a cualquier valor. Lo que fija el entorno no se cambia aquí.',
      ],
    },
    {
      heading: 'Sesiones de una cuenta',
      paragraphs: [
        'Si alguien pierde un dispositivo o una cuenta parece robada, busca la cuenta en *Sesiones* y ciérralas todas. Terminan al momento, en todas las instancias y en los servicios. Cada evento de *Auditoría* lleva a las sesiones de su cuenta.',
      ],
    },
    {
      heading: 'Auditoría',
      paragraphs: [
        'Cada evento está encadenado al anterior: si alguien borra o cambia uno, la verificación lo encuentra. Los filtros quedan en la dirección de la página, y lo filtrado se puede exportar como FHIR AuditEvent.',
      ],
    },
    {
      heading: 'Emergencias y mensajes',
      paragraphs: [
        'Los accesos de emergencia esperan tu revisión: acéptalos o señálalos con una nota. Señalar uno que sigue abierto lo termina. En *Mensajes* llega lo que se escribe en la página de inicio; márcalo como atendido cuando respondas.',
      ],
    },
  ],
}

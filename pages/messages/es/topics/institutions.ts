import type { Topic } from '../../../docs/topic.ts'

export const institutions: Topic = {
  title: 'Para instituciones',
  lead: 'Personal médico y comunidad de pacientes.',
  sections: [
    {
      heading: 'Registrar a un médico',
      paragraphs: ['La cuenta queda ligada a tu institución y el médico puede entrar enseguida.'],
      steps: [
        'Abre *Médicos* y pulsa *Registrar médico*.',
        'Escribe su nombre, su cédula profesional y su correo.',
        'Ponle una contraseña inicial y dásela en persona. Pídele que la cambie al entrar.',
      ],
    },
    {
      heading: 'Recibir pacientes nuevos',
      paragraphs: [
        'Junto a cada médico está el enlace de registro de sus pacientes: abre el formulario con tu institución y ese médico ya escritos.',
      ],
    },
    {
      heading: 'Desactivar a un médico',
      paragraphs: [
        'Desde ese momento no puede entrar, y sus sesiones abiertas se cierran. Sus pacientes siguen registrados: antes de confirmar te decimos cuántos necesitan otro médico.',
      ],
    },
    {
      heading: 'Seguir a tus pacientes',
      paragraphs: [
        'El inicio muestra los registros por mes y la carga de cada médico. En *Pacientes* puedes buscar, ordenar y ver quién está sin verificar. Una gráfica solo muestra los meses que existen, y cada una tiene su tabla.',
      ],
    },
    {
      heading: 'Qué ve tu institución y qué no',
      paragraphs: [
        'Una institución administra cuentas: ve quién es paciente suyo, con quién se atiende y si está verificado. No abre expedientes: eso es de pacientes y de sus médicos.',
      ],
    },
  ],
}

import type { Topic } from '../../../docs/topic.ts'

export const patients: Topic = {
  title: 'Para pacientes',
  lead: 'Tu expediente, tu puntuación y quién los ve.',
  sections: [
    {
      heading: 'Crear tu cuenta y entrar',
      paragraphs: [
        'Tu cuenta queda ligada a la institución y al médico que te atienden. Con tu correo y tu contraseña entras desde cualquier dispositivo.',
      ],
      steps: [
        'Abre *Crear mi cuenta* y escribe tu nombre y tu fecha de nacimiento.',
        'Elige tu institución y escribe la clave de tu médico; con el enlace de registro que dan en recepción ya vienen escritos.',
        'Escribe tu correo y una contraseña que no uses en otro sitio.',
      ],
    },
    {
      heading: 'Entender tu puntuación',
      paragraphs: [
        'La puntuación va de 0 a 100. Parte de 100 y cada condición, medicamento o hábito que pesa en tu salud le resta; moverte le suma. En tu inicio ves cada paso con sus puntos.',
        'No es un diagnóstico. Sirve para hablar con tu médico sobre lo que puede cambiar.',
      ],
      points: [
        'Cada condición resta 10 y cada medicamento 5.',
        'Fumar resta 15 y el alcohol 10.',
        'Moverte 75 minutos a la semana suma 5; desde 150 minutos suma 10.',
      ],
    },
    {
      heading: 'Leer e imprimir tu expediente',
      paragraphs: [
        'El expediente empieza por lo que requiere cuidado: las alergias graves van en la primera frase. Si un dato falta, lo decimos; nunca lo suponemos.',
      ],
      steps: [
        'Abre *Expediente*.',
        'Usa los enlaces de arriba para ir a cada sección.',
        'Pulsa *Imprimir*: sale con tu nombre, la fecha y la leyenda “solo informativo”.',
      ],
    },
    {
      heading: 'Mantener tus datos al día',
      paragraphs: [
        'En *Perfil* cambias tu nombre y tu fecha de nacimiento, y agregas correos, teléfonos y domicilios para que tu equipo médico pueda encontrarte. Lo clínico lo escribe tu médico: si ves un error en tu expediente, díselo en la consulta.',
      ],
    },
    {
      heading: 'Ver quién abrió tu expediente',
      paragraphs: [
        'En *Accesos* aparece cada consulta de los últimos 90 días: quién, cuándo, qué y por qué. Los accesos de emergencia están marcados.',
        'Si algo no te parece bien, usa el enlace de esa fila y cuéntanos por qué. La administración lo revisa.',
      ],
    },
    {
      heading: 'Cuidar tu cuenta',
      paragraphs: [
        'Tu sesión se cierra tras 15 minutos sin uso; dos minutos antes te avisamos. Si estabas llenando un formulario, lo guardamos para cuando vuelvas a entrar.',
        'En *Mis sesiones* ves cada dispositivo con tu cuenta abierta y puedes cerrarlo. Si ves uno que no reconoces, ciérralo y cambia tu contraseña: al cambiarla se cierran todas las demás sesiones.',
      ],
    },
  ],
}

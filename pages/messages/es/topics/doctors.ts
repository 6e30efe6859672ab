import type { Topic } from '../../../docs/topic.ts'

export const doctors: Topic = {
  title: 'Para médicos',
  lead: 'Tus pacientes, sus expedientes y el acceso de emergencia.',
  sections: [
    {
      heading: 'Tu cuenta',
      paragraphs: [
        'Tu institución crea tu cuenta y te da una contraseña inicial. Cámbiala la primera vez que entres, en *Tu cuenta*.',
      ],
    },
    {
      heading: 'Tus pacientes',
      paragraphs: [
        'Ves a los pacientes que tu institución te asignó. Busca por nombre, correo o teléfono y ordena por nombre o edad; la búsqueda queda en la dirección de la página y puedes guardarla.',
        'Si te falta un paciente, pide a tu institución que te lo asigne.',
      ],
    },
    {
      heading: 'Pacientes nuevos',
      paragraphs: [
        'En *Institución* está tu enlace de registro. Quien lo abre crea su cuenta con tu institución y contigo ya escritos.',
      ],
    },
    {
      heading: 'El expediente',
      paragraphs: [
        'La primera frase dice lo que importa: alergias graves y cuántas condiciones, medicamentos y alergias hay. Debajo, lo más reciente primero. Puedes imprimirlo.',
        'Cada apertura queda registrada y el paciente la ve. Si el registro no se puede escribir, el expediente no se abre.',
      ],
    },
    {
      heading: 'Acceso de emergencia',
      paragraphs: [
        'Si un paciente que no es tuyo está en peligro, puedes declarar una emergencia desde la página que te niega el acceso.',
      ],
      steps: [
        'Elige para qué lo necesitas y explica el motivo.',
        'Escribe otra vez tu contraseña.',
        'El expediente se abre 60 minutos, solo ese paciente, con un aviso en cada página.',
        'El paciente lo ve en sus accesos y la administración revisa el caso.',
      ],
    },
    {
      heading: 'Tu perfil',
      paragraphs: [
        'En *Perfil* cambias tus años de experiencia, el costo de tu consulta y tu especialidad. Lo ven tus pacientes y tu institución. Para cambiar tu nombre o tu cédula, habla con tu institución.',
      ],
    },
    {
      heading: 'En un equipo compartido',
      paragraphs: [
        'La sesión se cierra sola tras 15 minutos sin uso, pero ciérrala al levantarte. Si saliste sin cerrarla, en *Mis sesiones* la cierras desde otro dispositivo. Ponle nombre a cada equipo para reconocerlo.',
      ],
    },
  ],
}

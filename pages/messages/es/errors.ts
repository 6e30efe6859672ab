export const errors = {
  pages: {
    401: {
      title: 'Inicia sesión para continuar',
      meaning: 'Esta página necesita saber quién eres, y no has iniciado sesión.',
      next: 'Entra con tu cuenta y volverás a esta página.',
    },
    403: {
      title: 'No tienes acceso a esta página',
      meaning: 'Tu cuenta no tiene permiso para ver lo que hay aquí. Nada cambió.',
      next: 'Si crees que deberías tenerlo, habla con tu institución y dale el número de solicitud.',
    },
    404: {
      title: 'No encontramos esta página',
      meaning: 'La dirección puede tener un error, o la página ya no existe.',
      next: 'Revisa la dirección o vuelve al inicio.',
    },
    429: {
      title: 'Demasiadas solicitudes',
      meaning: 'Llegaron muchas solicitudes desde tu conexión en poco tiempo, y pusimos una pausa.',
      next: 'Espera un momento y vuelve a intentar.',
    },
    500: {
      title: 'Algo falló de nuestro lado',
      meaning: 'No pudimos completar lo que pediste. Tus datos no se perdieron.',
      next: 'Vuelve a intentar. Si sigue fallando, escríbenos con el número de solicitud.',
    },
    503: {
      title: 'El servicio no está disponible por ahora',
      meaning:
        'Una parte de la plataforma no responde. Si habías entrado, tu sesión sigue abierta. Tus datos están a salvo.',
      next: 'Espera un momento y vuelve a intentar.',
    },
  },
  panels: {
    401: {
      title: 'Inicia sesión para ver esta parte',
      meaning: 'Tu sesión terminó mientras llegaban estos datos.',
      next: 'Entra con tu cuenta y volverás a esta página.',
    },
    403: {
      title: 'No tienes acceso a estos datos',
      meaning: 'Tu cuenta no tiene permiso para verlos. Nada cambió.',
      next: 'Si crees que deberías tenerlo, habla con tu institución y dale el número de solicitud.',
    },
    404: {
      title: 'No encontramos estos datos',
      meaning: 'Todavía no existen, o ya no están.',
      next: 'Si deberían estar aquí, habla con tu institución y dale el número de solicitud.',
    },
  },
  retryIn: 'Puedes volver a intentar en',
  retryNow: 'Ya puedes volver a intentar.',
  seconds: (count: string) => `${count} s`,
  goHome: 'Ir al inicio',
  logIn: 'Iniciar sesión',
  emergencyOffer:
    'Si este paciente está en peligro y necesitas su expediente ahora, puedes declarar una emergencia.',
  emergencyAction: 'Declarar emergencia',
}

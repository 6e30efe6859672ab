/** One page of the documentation. */
export interface Topic {
  readonly title: string
  readonly lead: string
  readonly sections: readonly {
    readonly heading: string
    readonly paragraphs: readonly string[]
    readonly steps?: readonly string[]
    readonly code?: string
  }[]
}

export const docs = {
  title: 'Documentación',
  lead: 'Qué puedes hacer en PredictHealth y cómo, según quién eres.',
  navigation: 'Páginas de la documentación',
  endpoints: 'Todas las rutas',
  method: 'Método',
  path: 'Ruta',
  purpose: 'Para qué',
  topics: {
    patients: {
      title: 'Para pacientes',
      lead: 'Tu expediente, tu puntuación y quién los ve.',
      sections: [
        {
          heading: 'Entender tu puntuación',
          paragraphs: [
            'La puntuación va de 0 a 100. Parte de 100 y cada condición, medicamento o hábito que pesa en tu salud le resta; moverte le suma. En tu inicio ves cada paso con sus puntos.',
            'No es un diagnóstico. Sirve para hablar con tu médico sobre lo que puede cambiar.',
          ],
        },
        {
          heading: 'Leer e imprimir tu expediente',
          paragraphs: [
            'El expediente empieza por lo que requiere cuidado: las alergias graves van en la primera frase.',
          ],
          steps: [
            'Abre Expediente.',
            'Usa los enlaces de arriba para ir a cada sección.',
            'Pulsa Imprimir: sale con tu nombre, la fecha y la leyenda “solo informativo”.',
          ],
        },
        {
          heading: 'Ver quién abrió tu expediente',
          paragraphs: [
            'En Accesos aparece cada consulta: quién, cuándo, qué y por qué. Los accesos de emergencia están marcados.',
            'Si algo no te parece bien, usa el enlace de esa fila. La administración lo revisa.',
          ],
        },
        {
          heading: 'Cuidar tu cuenta',
          paragraphs: [
            'Tu sesión se cierra tras 15 minutos sin uso; dos minutos antes te avisamos. Si estabas llenando un formulario, lo guardamos para cuando vuelvas a entrar.',
            'En Mis sesiones ves cada dispositivo con tu cuenta abierta y puedes cerrarlo.',
          ],
        },
      ],
    } as Topic,
    doctors: {
      title: 'Para médicos',
      lead: 'Tus pacientes, sus expedientes y el acceso de emergencia.',
      sections: [
        {
          heading: 'Tus pacientes',
          paragraphs: [
            'Ves a los pacientes que tu institución te asignó. Busca por nombre, correo o teléfono; la búsqueda queda en la dirección de la página y puedes guardarla.',
          ],
        },
        {
          heading: 'Pacientes nuevos',
          paragraphs: [
            'En Mi institución está tu enlace de registro. Quien lo abre crea su cuenta con tu institución y contigo ya escritos.',
          ],
        },
        {
          heading: 'El expediente',
          paragraphs: [
            'La primera frase dice lo que importa: alergias graves y cuántas condiciones, medicamentos y alergias hay. Debajo, lo más reciente primero. Cada apertura queda registrada y el paciente la ve.',
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
      ],
    } as Topic,
    institutions: {
      title: 'Para instituciones',
      lead: 'Personal médico y comunidad de pacientes.',
      sections: [
        {
          heading: 'Registrar y desactivar médicos',
          paragraphs: [
            'En Médicos, usa Registrar médico. La cuenta queda ligada a tu institución. Al desactivar a alguien deja de poder entrar; sus pacientes siguen registrados y hay que asignarles otro médico.',
            'Junto a cada médico está el enlace de registro de sus pacientes: abre el formulario con tu institución y ese médico ya escritos.',
          ],
        },
        {
          heading: 'Seguir a tus pacientes',
          paragraphs: [
            'El inicio muestra los registros por mes y la carga de cada médico. En Pacientes puedes buscar, ordenar y ver quién está sin verificar.',
          ],
        },
        {
          heading: 'Qué no ves',
          paragraphs: [
            'Una institución administra cuentas. No abre expedientes: eso es de pacientes y de sus médicos.',
          ],
        },
      ],
    } as Topic,
    administrators: {
      title: 'Para administración',
      lead: 'Estado, ajustes, auditoría y revisión de emergencias.',
      sections: [
        {
          heading: 'Estado',
          paragraphs: [
            'Cada servicio con su estado en palabras, solicitudes en curso, latencia y último fallo. Se actualiza solo cada 10 segundos, sin alargar tu sesión.',
          ],
        },
        {
          heading: 'Ajustes',
          paragraphs: [
            'Un cambio pide un motivo, se valida y rige en todas las instancias en menos de un segundo. El historial permite volver a cualquier valor. Lo que fija el entorno no se cambia aquí.',
          ],
        },
        {
          heading: 'Auditoría y emergencias',
          paragraphs: [
            'Cada evento está encadenado al anterior: si alguien borra o cambia uno, la verificación lo encuentra. Los accesos de emergencia esperan tu revisión: acéptalos o señálalos con una nota.',
          ],
        },
      ],
    } as Topic,
    api: {
      title: 'Referencia de la API',
      lead: 'Para clientes de escritorio, móviles y otros programas.',
      sections: [
        {
          heading: 'Entrar',
          paragraphs: [
            'Envía correo y contraseña como JSON. Un cliente que no es un navegador recibe el token en la respuesta y lo envía en cada solicitud.',
          ],
          code: 'POST /api/v1/auth/login\nContent-Type: application/json\n\n{"email": "paciente@ejemplo.com", "password": "…"}',
        },
        {
          heading: 'Usar el token',
          paragraphs: [
            'El token de acceso vive 15 minutos y se renueva con el uso. Con el de renovación pides otro en /api/v1/auth/refresh; cada uno sirve una sola vez.',
          ],
          code: 'GET /api/web/patient/profile\nAuthorization: Bearer <token>',
        },
        {
          heading: 'Errores',
          paragraphs: [
            'Bajo /api/v1 los errores son application/problem+json (RFC 9457) con code y request_id. Bajo /api/web son {"status":"error","message","code"}. Un 429 o 503 trae Retry-After en segundos.',
          ],
        },
        {
          heading: 'Repetir sin duplicar',
          paragraphs: [
            'Envía Idempotency-Key en cada POST que pueda repetirse: la segunda vez recibes la primera respuesta.',
          ],
        },
      ],
    } as Topic,
    privacy: {
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
          heading: 'Cookies',
          paragraphs: [
            'Usamos una cookie para tu sesión, una para el idioma que eliges y una que dura un momento para decirte que algo se guardó. Ninguna sirve para seguirte.',
          ],
        },
        {
          heading: 'Tus derechos',
          paragraphs: [
            'Puedes ver tu expediente, corregir tus datos personales y saber quién los consultó. Para lo demás, escríbenos desde la página de inicio.',
          ],
        },
      ],
    } as Topic,
    status: {
      title: 'Estado del servicio',
      lead: 'Cómo saber si la plataforma está bien.',
      sections: [
        {
          heading: 'Qué pasa cuando una parte falla',
          paragraphs: [
            'Las páginas siguen abiertas y muestran lo demás. La parte que falta lo dice, con un botón para reintentar. Si mostramos datos guardados, decimos de cuándo son.',
          ],
        },
        {
          heading: 'Para programas',
          paragraphs: [
            'El estado de cada servicio se consulta como JSON en /api/v1/health, sin iniciar sesión.',
          ],
        },
      ],
    } as Topic,
  },
}

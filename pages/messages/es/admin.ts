export const admin = {
  status: {
    title: 'Estado de la plataforma',
    allGood: (count: number) => `Los ${count} servicios responden.`,
    trouble: (names: string) => `Hay problemas en: ${names}.`,
    services: 'Servicios',
    dependencies: 'Dependencias',
    gateways: 'Instancias del gateway',
    service: 'Servicio',
    state: 'Estado',
    instances: 'Instancias',
    inFlight: 'En curso',
    queued: 'En espera',
    latency: 'Latencia p50 / p99',
    errors: 'Errores',
    lastFailure: 'Último fallo',
    trend: 'Última hora',
    never: 'ninguno',
    closed: 'Responde',
    open: (ago: string) => `Interrumpido ${ago}`,
    openBare: 'Interrumpido',
    halfOpen: 'Probando',
    healthy: (up: string, all: string) => `${up} de ${all}`,
    ok: 'Responde',
    down: 'No responde',
    embedded: 'Integrada',
    started: 'Inició',
    version: 'Versión',
    noGateways: 'Solo esta instancia está registrada.',
  },
  settings: {
    title: 'Ajustes',
    answer: (changed: number) =>
      changed === 0
        ? 'Todos los ajustes tienen su valor de origen.'
        : changed === 1
          ? 'Un ajuste tiene un valor propio.'
          : `${changed} ajustes tienen un valor propio.`,
    caption: 'Ajustes vigentes',
    empty: 'No hay ajustes que mostrar.',
    key: 'Ajuste',
    origins: { environment: 'Entorno', database: 'Base de datos', default: 'De origen' },
    fixed: 'Lo fija el entorno; aquí no se puede cambiar.',
    change: 'Cambiar',
    newValue: 'Valor nuevo',
    valueHint: 'En JSON: un texto va entre comillas.',
    reason: 'Motivo',
    reasonHint: 'Quedará en el historial con tu nombre.',
    save: 'Guardar ajuste',
    saved: (key: string) => `Guardamos ${key}. Ya rige en todas las instancias.`,
    history: 'Historial',
    undo: 'Volver a este valor',
    undone: (key: string) => `${key} volvió a su valor anterior.`,
    byWhom: (author: string, reason: string) => `${author}: ${reason}`,
    unset: '(de origen)',
  },
  audit: {
    title: 'Auditoría',
    answer: (count: number) =>
      count === 0
        ? 'Cada evento queda encadenado al anterior.'
        : `${count === 1 ? 'Un evento' : `${count} eventos`} en esta página. Cada uno está encadenado al anterior.`,
    empty: 'Ningún evento coincide con los filtros.',
    caption: 'Eventos, el más reciente primero',
    filter: 'Filtrar',
    kind: 'Tipo',
    any: 'Todos',
    kinds: {
      record: 'Expediente',
      authentication: 'Entrada',
      denial: 'Negativa',
      settings: 'Ajustes',
      administration: 'Administración',
      emergency: 'Emergencia',
    },
    outcome: 'Resultado',
    outcomes: { success: 'Logrado', denied: 'Negado', failure: 'Falló' },
    patient: 'Clave del paciente',
    user: 'Clave de la cuenta',
    when: 'Cuándo',
    who: 'Quién',
    what: 'Qué',
    address: 'Dirección',
    request: 'Solicitud',
    export: 'Exportar (FHIR AuditEvent)',
    emergency: 'Emergencia',
  },
  sessions: {
    title: 'Sesiones de una cuenta',
    answer: 'Busca una cuenta por su clave para ver y cerrar sus sesiones.',
    found: (count: number) =>
      count === 1 ? 'Esta cuenta tiene una sesión abierta.' : `Esta cuenta tiene ${count} sesiones abiertas.`,
    search: 'Clave de la cuenta',
    none: 'Esta cuenta no tiene sesiones abiertas.',
    endAll: 'Cerrar todas sus sesiones',
    ended: (count: number) => (count === 1 ? 'Cerramos una sesión.' : `Cerramos ${count} sesiones.`),
    caption: 'Sesiones abiertas de la cuenta',
  },
  emergency: {
    title: 'Accesos de emergencia',
    answer: (open: number) =>
      open === 0
        ? 'No hay accesos por revisar.'
        : open === 1
          ? 'Un acceso espera revisión.'
          : `${open} accesos esperan revisión.`,
    empty: 'Nadie ha declarado una emergencia.',
    caption: 'Accesos de emergencia, el más reciente primero',
    doctor: 'Médico',
    patient: 'Paciente',
    purpose: 'Para qué',
    reason: 'Motivo',
    opened: 'Abierto',
    review: 'Revisión',
    states: { open: 'Por revisar', accepted: 'Aceptado', flagged: 'Señalado' },
    note: 'Nota de la revisión',
    accept: 'Aceptar el acceso',
    flag: 'Señalar como indebido',
    reviewed: 'Guardamos tu revisión.',
    reviewedBefore: 'Este acceso ya estaba revisado. Mira el resultado en la lista.',
  },
  messages: {
    title: 'Mensajes de contacto',
    answer: (open: number) =>
      open === 0
        ? 'No hay mensajes por atender.'
        : open === 1
          ? 'Un mensaje espera respuesta.'
          : `${open} mensajes esperan respuesta.`,
    empty: 'Aún no hay mensajes. Llegan desde el formulario de la página de inicio.',
    caption: 'Mensajes, el más reciente primero',
    from: 'De',
    received: 'Recibido',
    message: 'Mensaje',
    state: 'Estado',
    waiting: 'Por atender',
    handled: 'Atendido',
    handle: 'Marcar como atendido',
    handledNow: 'Marcamos el mensaje como atendido.',
    handledBefore: 'Este mensaje ya estaba atendido.',
  },
}

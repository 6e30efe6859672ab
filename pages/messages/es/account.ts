export const account = {
  sessions: {
    title: 'Mis sesiones',
    panel: 'Sesiones abiertas',
    answer: (count: number) =>
      count === 1
        ? 'Solo esta sesión está abierta.'
        : `Tienes ${count} sesiones abiertas, contando esta. Cierra las que no reconozcas.`,
    device: 'Dispositivo',
    address: 'Lugar y dirección de red',
    places: {
      'same-network': 'La red en la que estás ahora',
      'private-network': 'Una red privada',
      'other-network': 'Otra red',
    },
    at: (place: string, address: string) => `${place} (${address})`,
    opened: 'Abierta',
    seen: 'Última actividad',
    action: 'Acción',
    here: 'Esta sesión',
    end: 'Cerrar sesión',
    ended: 'Cerramos esa sesión.',
    endOthers: 'Cerrar todas las demás',
    othersEnded: 'Cerramos todas las demás sesiones.',
    name: 'Nombre',
    rename: 'Cambiar nombre',
    renamed: 'Cambiamos el nombre de la sesión.',
    nameHint: 'Por ejemplo, computadora del consultorio 3.',
    on: (browser: string, system: string) => `${browser} en ${system}`,
    unknownBrowser: 'Otro programa',
    unknownSystem: 'otro sistema',
  },
  password: {
    title: 'Cambiar contraseña',
    answer: 'Al cambiarla se cierran tus demás sesiones.',
    current: 'Contraseña actual',
    next: 'Contraseña nueva',
    confirm: 'Repite la contraseña nueva',
    submit: 'Cambiar contraseña',
    changed: 'Cambiamos tu contraseña y cerramos tus demás sesiones.',
    unsure:
      'No sabemos si la contraseña cambió. Entra con la nueva la próxima vez; si no sirve, la actual sigue siendo válida.',
    unavailable: 'No pudimos cambiar la contraseña en este momento. La actual sigue siendo válida.',
  },
}

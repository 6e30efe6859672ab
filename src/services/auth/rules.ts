import type { RouteRule } from '../../plugins/rule.ts'

const audit = 'authentication'

export const rules = {
  login: {
    summary: 'Iniciar sesión',
    service: 'auth',
    action: 'E',
    audit,
    access: 'public',
    limit: 'login',
  },
  validate: { summary: 'Comprobar la sesión', access: 'signed-in' },
  refresh: {
    summary: 'Renovar los tokens con el de renovación',
    action: 'E',
    audit,
    access: 'public',
  },
  logout: { summary: 'Cerrar esta sesión', action: 'E', audit, access: 'signed-in' },
  logoutAll: { summary: 'Cerrar todas las sesiones', action: 'E', audit, access: 'signed-in' },
  listSessions: { summary: 'Sesiones abiertas', action: 'R', access: 'signed-in' },
  endSession: { summary: 'Cerrar una sesión', action: 'D', audit, access: 'signed-in' },
  nameSession: { summary: 'Nombrar una sesión', action: 'U', access: 'signed-in' },
} as const satisfies Record<string, RouteRule>

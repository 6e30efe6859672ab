import { t } from 'elysia'
import type { RouteRule } from '../../plugins/rule.ts'
import { Administrator } from './model.ts'

const service = 'admins'
const audit = 'administration'
const access = { admin: 'any' } as const
const oneView = { admin: Administrator }

export const rules = {
  list: {
    summary: 'Lista de administradores',
    service,
    action: 'R',
    access,
    views: { admin: t.Array(Administrator) },
  },
  create: { summary: 'Crear un administrador', service, action: 'C', audit, access, views: oneView },
  summary: { summary: 'Resumen de la plataforma', service, action: 'R', access },
  me: { summary: 'Perfil del administrador que pregunta', service, action: 'R', access, views: oneView },
  read: { summary: 'Datos de un administrador', service, action: 'R', access, views: oneView },
  update: { summary: 'Cambiar un administrador', service, action: 'U', audit, access, views: oneView },
  remove: { summary: 'Desactivar un administrador', service, action: 'D', audit, access },
  rest: { summary: 'Lo demás del servicio de administración', service, audit, access },
} as const satisfies Record<string, RouteRule>

import { json } from '../server/answer.ts'
import { Refusal } from '../server/refusal.ts'
import { type Route, route } from '../server/router.ts'
import type { ServiceDeps } from '../service-deps.ts'
import { emailAddress } from '../validation/email-address.ts'
import { object, required } from '../validation/members.ts'
import { parseBody } from '../validation/parse-request.ts'
import { flag, text, uuid } from '../validation/scalars.ts'

const NEW_USER = object({
  email: required(emailAddress),
  password: required(text({ min: 8 })),
  user_type: required(text()),
  reference_id: required(uuid),
})

const ACTIVITY = object({ is_active: required(flag) })

export const createUserRoutes = ({ accounts, requireBearer }: ServiceDeps): readonly Route[] => [
  // No authentication at all, as the contract says: the gateway must guard it.
  route('POST', '/users/create', async (request) => {
    const { email, password, user_type, reference_id } = parseBody(request, NEW_USER)
    if (accounts.exists(email)) throw new Refusal(400, 'Ese correo ya tiene una cuenta')
    const account = await accounts.create({ email, password, userType: user_type, referenceId: reference_id })
    const { id, isActive, isVerified } = account
    return json({ id, email, user_type, is_active: isActive, is_verified: isVerified }, 201)
  }),

  // Ours: lets the admins service switch the login of a record on and off. Administrators only.
  route('PUT', '/users/by-reference/{id}', (request, id) => {
    if (requireBearer(request).userType !== 'admin') throw new Refusal(403, 'Solo para administradores')
    const { is_active } = parseBody(request, ACTIVITY)
    if (!accounts.setActive(id, is_active)) throw new Refusal(404, 'La cuenta no existe')
    return json({ reference_id: id, is_active })
  }),
]

import type { Static } from '@sinclair/typebox'
import type { IssuedTokens } from '../../identity/session.ts'
import type { OpenedSession } from './model.ts'

/** Whether the tokens are told in the content, or only set as cookie. */
export type Delivery = 'content' | 'cookie'

export const toOpenedSession = (
  { session, accessToken, refreshToken, expiresIn }: IssuedTokens,
  delivery: Delivery,
): Static<typeof OpenedSession> => ({
  ...(delivery === 'content' ? { access_token: accessToken } : {}),
  ...(delivery === 'content' && refreshToken !== '' ? { refresh_token: refreshToken } : {}),
  token_type: 'bearer',
  expires_in: expiresIn,
  user_id: session.userId,
  user_type: session.role,
  email: session.email,
})

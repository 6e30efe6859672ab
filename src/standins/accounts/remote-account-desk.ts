import type { Json } from '../server/python-json.ts'
import type { AccountDesk } from './account-desk.ts'

const TIMEOUT_MS = 5000

/** The desk of a stand-in that runs apart from its auth service and asks it over HTTP. */
export const createRemoteAccountDesk = (authUrl: string): AccountDesk => {
  const ask = async (
    method: 'POST' | 'PUT',
    path: string,
    body: Json,
    authorization?: string,
  ): Promise<{ status: number; json: Json } | null> => {
    try {
      const response = await fetch(new URL(path, authUrl), {
        method,
        headers: { 'content-type': 'application/json', ...(authorization ? { authorization } : {}) },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(TIMEOUT_MS),
      })
      // Boundary: `response.json()` can only give JSON.
      return { status: response.status, json: (await response.json()) as Json }
    } catch {
      return null
    }
  }

  return {
    login: async (email, password) => {
      const answer = await ask('POST', '/auth/login', { email, password })
      if (answer?.status === 200) return { state: 'open', body: answer.json }
      return { state: answer?.status === 401 ? 'refused' : 'failed' }
    },
    create: async ({ email, password, userType, referenceId }) => {
      const body = { email, password, user_type: userType, reference_id: referenceId }
      return (await ask('POST', '/users/create', body))?.status === 201
    },
    setActive: async (referenceId, active, authorization) => {
      const path = `/users/by-reference/${encodeURIComponent(referenceId)}`
      return (await ask('PUT', path, { is_active: active }, authorization))?.status === 200
    },
  }
}

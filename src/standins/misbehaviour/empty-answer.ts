import { type Answer, detail } from '../server/answer.ts'
import { isJsonList, type Json } from '../server/python-json.ts'

/** A good answer as the reference gives it when its database pool is exhausted (contract 10): wrong, and mostly 200. */
export const toEmptyAnswer = (answer: Answer, path: string): Answer => {
  if (answer.status !== 200 || answer.content.kind !== 'json') return answer
  if (path.endsWith('/profile')) return detail(404, 'Perfil no encontrado')
  return { ...answer, content: { kind: 'json', value: toEmpty(answer.content.value) } }
}

const toEmpty = (value: Json): Json => {
  if (value === null || typeof value !== 'object') return value
  if (isJsonList(value)) return []
  const members = Object.entries(value).map(([name, member]): [string, Json] => {
    if (isJsonList(member)) return [name, []]
    return [name, typeof member === 'number' && /^total_|_count$/.test(name) ? 0 : member]
  })
  return Object.fromEntries(members)
}

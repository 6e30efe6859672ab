import type { TSchema } from '@sinclair/typebox'
import { BROWSER_ORIGIN, SERVICE_ADDRESS } from './address-formats.ts'
import { alternativesOf, constantsOf } from './alternatives.ts'

/** What a value has to be, for people. */
export interface Expectation {
  readonly es: string
  readonly en: string
}

const FORMATS: Readonly<Record<string, Expectation>> = {
  [SERVICE_ADDRESS]: {
    es: 'Como http://servidor:8000, sin ruta ni contraseña.',
    en: 'Like http://host:8000, without path or password.',
  },
  [BROWSER_ORIGIN]: {
    es: 'Como https://sitio.ejemplo.com, en minúsculas y sin ruta.',
    en: 'Like https://site.example.com, in lower case and without a path.',
  },
}

const BY_NAME: Expectation = {
  es: 'JSON por nombre, como {"labs": {"timeoutMs": 2000}}.',
  en: 'JSON by name, like {"labs": {"timeoutMs": 2000}}.',
}

/** What a schema of the registry asks for, in both languages. */
export const expectationOf = (schema: TSchema): Expectation => {
  const constants = constantsOf(schema)
  if (constants.length > 0) return oneOf(constants)
  const [alternative] = alternativesOf(schema)
  return alternative === undefined ? plainly(schema) : expectationOf(alternative)
}

const oneOf = (constants: readonly string[]): Expectation => {
  const list = constants.join(', ')
  return { es: `Uno de estos: ${list}.`, en: `One of these: ${list}.` }
}

const plainly = (schema: TSchema): Expectation => {
  const { type, minimum, maximum, minLength, maxLength, format } = schema
  switch (type) {
    case 'integer':
      return {
        es: `Un número entero entre ${minimum} y ${maximum}.`,
        en: `A whole number between ${minimum} and ${maximum}.`,
      }
    case 'number':
      return {
        es: `Un número entre ${minimum} y ${maximum}.`,
        en: `A number between ${minimum} and ${maximum}.`,
      }
    case 'array': {
      const each = expectationOf(schema['items'])
      const most = schema['maxItems']
      return {
        es: `Hasta ${most}, uno en cada línea. ${each.es}`,
        en: `Up to ${most}, one on each line. ${each.en}`,
      }
    }
    case 'object': {
      if (schema['properties'] === undefined) return BY_NAME
      const members = Object.keys(schema['properties']).join(', ')
      return { es: `Un objeto con ${members}.`, en: `An object with ${members}.` }
    }
    default:
      return (
        FORMATS[format] ??
        (schema['pattern'] === '^/'
          ? { es: 'Empieza por /.', en: 'Begins with /.' }
          : {
              es: `Un texto de ${minLength} a ${maxLength} caracteres.`,
              en: `A text of ${minLength} to ${maxLength} characters.`,
            })
      )
  }
}

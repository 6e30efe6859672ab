import type { ValueError } from '@sinclair/typebox/errors'
import { ValueErrorType } from '@sinclair/typebox/errors'
import type { Fault } from '../errors.ts'

/** What a person has to correct, one sentence per member; never the submitted values. */
export const toFaults = (errors: Iterable<ValueError>): readonly Fault[] => {
  const faults = new Map<string, Fault>()
  for (const error of errors) {
    // The first error of a member is the most telling: "missing" comes before "not text".
    if (!faults.has(error.path)) faults.set(error.path, { pointer: error.path, detail: sentence(error) })
  }
  return [...faults.values()]
}

/** Whether every fault is a member that is absent or empty. */
export const onlyMissing = (errors: Iterable<ValueError>): boolean => {
  for (const error of errors) {
    const absent = error.value === undefined || error.value === '' || error.type === ValueErrorType.Object
    if (!absent) return false
  }
  return true
}

const sentence = (error: ValueError): string => {
  if (error.value === undefined || error.type === ValueErrorType.ObjectRequiredProperty)
    return 'Falta este dato.'
  if (error.value === '') return 'No puede quedar vacío.'
  const { minLength, maxLength, minimum, maximum, format } = error.schema
  switch (error.type) {
    case ValueErrorType.Object:
      return 'Debe ser un objeto JSON.'
    case ValueErrorType.StringMinLength:
      return `Escribe al menos ${minLength} caracteres.`
    case ValueErrorType.StringMaxLength:
      return `Escribe como máximo ${maxLength} caracteres.`
    case ValueErrorType.StringFormat:
      return FORMAT_SENTENCES[String(format)] ?? 'El valor no tiene la forma esperada.'
    case ValueErrorType.NumberMinimum:
    case ValueErrorType.IntegerMinimum:
      return `Debe ser ${minimum} o más.`
    case ValueErrorType.NumberMaximum:
    case ValueErrorType.IntegerMaximum:
      return `Debe ser ${maximum} o menos.`
    case ValueErrorType.Union:
      return 'Elige una de las opciones.'
    default:
      return 'El valor no es válido.'
  }
}

const FORMAT_SENTENCES: Readonly<Record<string, string>> = {
  email: 'Escribe un correo válido.',
  date: 'Escribe una fecha con la forma AAAA-MM-DD.',
  uuid: 'Debe ser un identificador válido.',
}

/** What is wrong with one field, by the name its rule carries. */
export const faults = {
  required: 'Escribe este dato.',
  email: 'Escribe un correo como nombre@ejemplo.com.',
  tooLong: 'Este texto es demasiado largo.',
  invalid: 'Este valor no es válido.',
  date: 'Escribe una fecha que exista, por ejemplo 27 3 1985.',
  key: 'Copia la clave completa, con sus guiones.',
  institution:
    'No encontramos una institución con ese nombre. Elígela de la lista o copia su clave completa, con sus guiones.',
  phone: 'Escribe un teléfono de 10 a 15 dígitos.',
  postalCode: 'El código postal tiene 5 dígitos.',
  number: 'Escribe un número, sin letras.',
  years: 'Escribe un número de años entre 0 y 80.',
  money: 'Escribe una cantidad en pesos, como 950 o 950.50.',
  weakPassword:
    'Usa al menos 8 caracteres, con mayúscula, minúscula, número y un signo como ! @ # $ % & * o ?, y que no sea una contraseña muy conocida.',
  mismatch: 'Las dos contraseñas no son iguales.',
  wrongPassword: 'Esta no es tu contraseña actual.',
  choose: 'Elige una opción.',
  reason: 'Explica el motivo con al menos 15 caracteres.',
  taken: 'Ya está registrado.',
  unavailable: 'El servicio no está disponible por ahora. Espera un momento y envía el formulario otra vez.',
  unsure:
    'El servicio no contestó a tiempo y no sabemos si tu envío se completó. Mira si el cambio aparece; si no, envíalo otra vez.',
  sentBefore:
    'Ya habías enviado este formulario y no sabemos si se completó. Mira si el cambio aparece; si no, envíalo otra vez.',
}

interface Neighborhood {
  readonly name: string
  readonly postalCode: string
}

export interface Place {
  readonly city: string
  /** An entry of REGIONS. */
  readonly region: string
  readonly dialling: string
  readonly neighborhoods: readonly [Neighborhood, ...Neighborhood[]]
  readonly streets: readonly string[]
}

/** Where people live: real streets and neighbourhoods, invented numbers. */
export const CITIES: readonly [Place, Place, Place, Place] = [
  {
    city: 'Monterrey',
    region: 'Nuevo León',
    dialling: '81',
    neighborhoods: [
      { name: 'Mitras Centro', postalCode: '64460' },
      { name: 'Obispado', postalCode: '64060' },
      { name: 'Cumbres', postalCode: '64610' },
    ],
    streets: ['Av. Simón Bolívar', 'Calle Hidalgo', 'Av. Paseo de los Leones', 'Calle Padre Mier'],
  },
  {
    city: 'Ciudad de México',
    region: 'Ciudad de México',
    dialling: '55',
    neighborhoods: [
      { name: 'Del Valle Centro', postalCode: '03100' },
      { name: 'Roma Norte', postalCode: '06700' },
      { name: 'Portales Sur', postalCode: '03300' },
    ],
    streets: ['Calle Amores', 'Av. Álvaro Obregón', 'Calle Durango', 'Eje Central Lázaro Cárdenas'],
  },
  {
    city: 'Guadalajara',
    region: 'Jalisco',
    dialling: '33',
    neighborhoods: [
      { name: 'Americana', postalCode: '44160' },
      { name: 'Providencia', postalCode: '44630' },
      { name: 'Jardines del Bosque', postalCode: '44520' },
    ],
    streets: ['Av. Chapultepec', 'Calle Libertad', 'Av. Pablo Neruda', 'Calle Morelos'],
  },
  {
    city: 'Puebla',
    region: 'Puebla',
    dialling: '222',
    neighborhoods: [
      { name: 'La Paz', postalCode: '72160' },
      { name: 'El Carmen', postalCode: '72530' },
      { name: 'Anzures', postalCode: '72530' },
    ],
    streets: ['Av. Juárez', 'Calle 16 de Septiembre', 'Blvd. Atlixco', 'Calle 3 Oriente'],
  },
]

/** `city` is a position in CITIES; `type` is an id of INSTITUTION_TYPES; `openedDaysAgo` counts from the seeding. */
export const INSTITUTIONS = [
  {
    name: 'Hospital San Rafael del Norte',
    type: 1,
    license: 'HOSP-NL-0417',
    website: 'https://sanrafaelnorte.example.com',
    street: 'Av. Ignacio Morones Prieto 1520',
    city: 0,
    openedDaysAgo: 620,
  },
  {
    name: 'Clínica Preventiva Del Valle',
    type: 2,
    license: 'CLIN-CM-1183',
    website: 'https://clinicadelvalle.example.com',
    street: 'Calle Gabriel Mancera 845',
    city: 1,
    openedDaysAgo: 540,
  },
  {
    name: 'Centro de Salud Americana',
    type: 3,
    license: 'CSAL-JA-0262',
    website: null,
    street: 'Calle López Cotilla 1931',
    city: 2,
    openedDaysAgo: 505,
  },
  {
    name: 'Hospital Ángeles de la Paz',
    type: 1,
    license: 'HOSP-PU-0309',
    website: 'https://angelesdelapaz.example.com',
    street: 'Av. Teziutlán Norte 77',
    city: 3,
    openedDaysAgo: 470,
  },
] as const

// biome-ignore format: a list of words
export const WOMEN = [
  'María Fernanda', 'Guadalupe', 'Ana Sofía', 'Leticia', 'Ximena', 'Rosa Elena', 'Daniela', 'Patricia',
  'Regina', 'Alejandra', 'Verónica', 'Itzel', 'Carmen', 'Valeria', 'Norma', 'Paulina', 'Beatriz', 'Renata',
  'Silvia', 'Mariana', 'Josefina', 'Citlali', 'Lourdes', 'Andrea', 'Gabriela', 'Ivonne', 'Teresa', 'Abril',
  'Claudia', 'Jimena', 'Elvira', 'Montserrat', 'Yolanda',
]

// biome-ignore format: a list of words
export const MEN = [
  'José Luis', 'Emiliano', 'Francisco', 'Diego', 'Juan Carlos', 'Santiago', 'Miguel Ángel', 'Ricardo',
  'Leonardo', 'Arturo', 'Sebastián', 'Raúl', 'Héctor', 'Mateo', 'Gerardo', 'Iván', 'Roberto', 'Ángel',
  'Eduardo', 'Fernando', 'Ignacio', 'Rodrigo', 'Alfonso', 'Bruno', 'Óscar', 'Tomás', 'Manuel', 'Saúl',
  'Enrique', 'Adrián', 'Víctor', 'Joel', 'Rubén',
]

// biome-ignore format: a list of words
export const SURNAMES = [
  'Hernández', 'García', 'Martínez', 'López', 'González', 'Rodríguez', 'Pérez', 'Sánchez', 'Ramírez',
  'Cruz', 'Flores', 'Gómez', 'Morales', 'Vázquez', 'Reyes', 'Jiménez', 'Torres', 'Díaz', 'Gutiérrez',
  'Ruiz', 'Mendoza', 'Aguilar', 'Ortiz', 'Moreno', 'Castillo', 'Romero', 'Álvarez', 'Méndez', 'Chávez',
  'Rivera', 'Juárez', 'Domínguez', 'Herrera', 'Medina', 'Castro', 'Vargas', 'Guzmán', 'Velázquez', 'Rojas',
  'Contreras', 'Salazar', 'Luna', 'Ortega', 'Ávila', 'Treviño', 'Garza', 'Cantú', 'Villarreal', 'Elizondo',
  'Zamora', 'Núñez',
]

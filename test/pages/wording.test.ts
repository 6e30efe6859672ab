import { describe, expect, it } from 'bun:test'
import { InstitutionDashboard } from '../../pages/institution/dashboard.tsx'
import { catalogue, LOCALES, type Locale } from '../../pages/messages/catalogue.ts'
import { createFrame, viewerOf } from './frames.ts'
import { createGallery } from './gallery.tsx'

const gallery = createGallery()

/** The text of one page of the gallery, tags taken out. */
const textOf = async (name: string, locale: Locale = 'es'): Promise<string> => {
  const exhibit = gallery.find((exhibit) => exhibit.name === name)
  return String(await exhibit?.render(locale))
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
}

describe('what a page says', () => {
  it('does not claim that nobody opened a record because a search found nothing', async () => {
    const text = await textOf('patient-access-log-empty')
    expect(text).toContain('Ningún acceso coincide con la búsqueda.')
    expect(text).toContain('hubo 3 accesos a tu expediente')
    expect(text).not.toContain('Nadie ha abierto tu expediente')
  })

  it('keeps how a list is sorted when one searches in it', async () => {
    const exhibit = gallery.find(({ name }) => name === 'doctor-patients-none')
    const markup = String(await exhibit?.render('es'))
    expect(markup).toContain('name="sort" value="name"')
    expect(markup).toContain('name="order" value="descending"')
  })

  it('asks for a correction only where a field has one', async () => {
    expect(await textOf('login-wrong')).toContain('No pudimos completarlo')
    expect(await textOf('login-wrong')).not.toContain('Hay algo que corregir')
    expect(await textOf('register-wrong')).toContain('Hay algo que corregir')
  })

  it('counts nothing where there is nothing', async () => {
    expect(await textOf('patient-record-empty')).toContain('El expediente aún está vacío.')
    expect(await textOf('patient-record-empty', 'en')).toContain('The record is still empty.')
    expect(await textOf('institution-patients-empty')).not.toMatch(/0 pacientes|– años/)
    expect(await textOf('admin-audit-empty')).not.toContain('0 eventos')
    expect(await textOf('doctor-dashboard')).toContain(
      'Hoy no tienes citas, pero sí 2 revisiones pendientes.',
    )
    expect(await textOf('doctor-dashboard', 'en')).toContain(
      'Today you have no appointments, but 2 pending reviews.',
    )
  })

  it('names nobody for having most patients where others have as many', async () => {
    const frame = createFrame('es')
    const render = (loads: readonly number[]) =>
      InstitutionDashboard({
        frame,
        viewer: viewerOf('institution'),
        doctors: {
          state: 'ready',
          value: loads.map((activePatients, index) => ({
            ...{ id: String(index), firstName: 'Ana', lastName: String(index), specialty: null, email: null },
            ...{ yearsExperience: 1, activePatients, isActive: true },
          })),
        },
        patients: { state: 'arriving' },
      })
    expect(await render([5, 5])).toContain('Ningún médico atiende a más de 5 pacientes.')
    expect(await render([5, 4])).toContain('Ana 0 atiende a más pacientes: 5.')
    expect(await render([0])).toContain('Ningún médico tiene pacientes todavía.')
  })

  it('names the services and what was done in words, in the administration', async () => {
    expect(await textOf('admin-status')).toContain(
      'Hay problemas en: Instituciones, Administradores y PostgreSQL.',
    )
    expect(await textOf('admin-audit')).toContain('Consultó /api/v1/patients/:id/medical-record')
  })

  it.each(gallery.filter(({ name }) => name.startsWith('docs-')))(
    'shows what $name marks, not the marks',
    async ({ name }) => {
      for (const locale of LOCALES) expect(await textOf(name, locale)).not.toMatch(/[`*]/)
    },
  )

  it('counts one year as one', () => {
    expect(catalogue.es.doctor.record.years('1')).toBe('1 año')
    expect(catalogue.en.doctor.record.years('1')).toBe('1 year old')
  })

  it('speaks of a part that was refused, not of the page', async () => {
    const text = await textOf('patient-dashboard-refused')
    expect(text).toContain('No encontramos estos datos')
    expect(text).not.toContain('No encontramos esta página')
  })

  it('does not call a score the best while the habits it counts are not on record', async () => {
    expect(await textOf('patient-dashboard-empty')).toContain('pero faltan datos en tu expediente')
    expect(await textOf('patient-dashboard-empty', 'en')).toContain('but your record lacks some data')
  })

  it('calls a record the record, not "yours", before the doctor who reads it', async () => {
    expect(await textOf('doctor-patient')).toContain('El expediente tiene 2 condiciones')
    expect(await textOf('doctor-patient', 'en')).toContain('The record has 2 conditions')
  })

  it('lets an address break before its @ and its dots without a space to copy', async () => {
    const exhibit = gallery.find(({ name }) => name === 'doctor-patients')
    expect(String(await exhibit?.render('es'))).toMatch(
      /<span>0\.aguilar<\/span><wbr\s*\/?><span>@correo<\/span><wbr\s*\/?><span>\.example<\/span>/,
    )
  })
})

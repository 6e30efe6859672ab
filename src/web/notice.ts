import type { Notice } from '../../pages/frame.ts'
import type { Locale } from '../../pages/messages/catalogue.ts'
import type { Session } from '../identity/session.ts'
import type { EmergencyAccesses } from '../records/emergency-access.ts'
import type { Settings } from '../settings/settings.ts'
import { within } from '../storage/within.ts'

/** How long a database that did not answer is left alone. */
const PAUSE_MS = 5_000

/** How long a page, whose shell is to arrive at once, waits for what stands above it. */
const PATIENCE_MS = 100

/** What stands under the header of every page: a running emergency before all else, then the announcement. */
export const createNotice = (deps: {
  readonly emergencies: Pick<EmergencyAccesses, 'running'>
  readonly settings: Pick<Settings, 'get'>
  /** Epoch ms. */
  readonly now: () => number
}) => {
  let askAgainAt = 0

  /** Without the database nobody gets in by an emergency either, so there is none to warn of, and no page waits for it. */
  const runningOf = async (session: Session | null) => {
    if (session?.role !== 'doctor' || deps.now() < askAgainAt) return []
    const running = deps.emergencies.running(session).catch(() => {
      askAgainAt = deps.now() + PAUSE_MS
      return []
    })
    return within(running, PATIENCE_MS).catch(() => [])
  }

  return async function notice(session: Session | null, locale: Locale): Promise<Notice | null> {
    const running = await runningOf(session)
    const last = running[0]
    if (last) return { kind: 'emergency', text: emergencyText(locale, last.expiresAt, running.length) }
    const announcement = deps.settings.get('announcement')
    return announcement === null ? null : { kind: 'announcement', text: announcement[locale] }
  }
}

const emergencyText = (locale: Locale, expiresAt: number, count: number): string => {
  const until = new Intl.DateTimeFormat(locale === 'es' ? 'es-MX' : 'en-US', {
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'America/Mexico_City',
  }).format(expiresAt)
  if (locale === 'es')
    return count === 1
      ? `Un expediente está abierto hasta las ${until}. El paciente y la administración lo ven.`
      : `${count} expedientes están abiertos, el último hasta las ${until}. Los pacientes y la administración lo ven.`
  return count === 1
    ? `One record is open until ${until}. The patient and the administration see this.`
    : `${count} records are open, the last one until ${until}. The patients and the administration see this.`
}

import { Countdown } from '../components/countdown.tsx'
import type { Frame } from '../frame.ts'
import { dashboardOf, routes } from '../routes.ts'
import { VisitorLayout } from '../visitor-layout.tsx'

/** Statuses that have words of their own; the others are told by the nearest of them. */
export type ErrorKind = 401 | 403 | 404 | 429 | 500 | 503

export interface ErrorPageProps {
  readonly frame: Frame
  readonly kind: ErrorKind
  readonly retryAfterSeconds: number | null
  /** Where to try again. The empty reference is the page itself (RFC 3986 4.4): an error page repeats no path values. */
  readonly retryAt: string
  /** A doctor was denied this patient: emergency access can be declared. */
  readonly emergencyPatientId: string | null
}

/** Says what happened, what it means, what to do next, and the request number in small. */
export const ErrorPage = ({
  frame,
  kind,
  retryAfterSeconds,
  retryAt,
  emergencyPatientId,
}: ErrorPageProps): JSX.Element => {
  const words = frame.t.errors.pages[kind]
  return (
    <VisitorLayout
      frame={frame}
      title={words.title}
      scripts={retryAfterSeconds === null ? ['forms'] : ['forms', 'countdown']}
    >
      <div class="narrow stack error-page">
        <p class="error-code" safe>
          {String(kind)}
        </p>
        <h1 safe>{words.title}</h1>
        <p class="answer" safe>
          {words.meaning}
        </p>
        {retryAfterSeconds === null ? (
          <p safe>{words.next}</p>
        ) : (
          <Countdown frame={frame} seconds={retryAfterSeconds} />
        )}
        <NextStep frame={frame} kind={kind} retryAt={retryAt} emergencyPatientId={emergencyPatientId} />
        <p class="small" safe>
          {frame.t.shell.requestNumber(frame.requestId)}
        </p>
      </div>
    </VisitorLayout>
  )
}

const NextStep = ({
  frame,
  kind,
  retryAt,
  emergencyPatientId,
}: Pick<ErrorPageProps, 'frame' | 'kind' | 'retryAt' | 'emergencyPatientId'>): JSX.Element => {
  const words = frame.t.errors
  const home = frame.viewer === null ? routes.home : dashboardOf(frame.viewer.audience)
  if (kind === 403 && emergencyPatientId !== null) {
    return (
      <>
        <p safe>{words.emergencyOffer}</p>
        <p class="actions">
          <a class="button button-danger" href={routes.doctor.emergency(emergencyPatientId)} safe>
            {words.emergencyAction}
          </a>
          <a class="button button-quiet" href={home} safe>
            {words.goHome}
          </a>
        </p>
      </>
    )
  }
  const mayRepeat = kind === 429 || kind === 500 || kind === 503
  return (
    <p class="actions">
      {mayRepeat ? (
        <a class="button button-primary" href={retryAt} safe>
          {frame.t.shell.retry}
        </a>
      ) : (
        ''
      )}
      {kind === 401 ? (
        <a
          class="button button-primary"
          href={`${routes.login}?return-to=${encodeURIComponent(frame.here)}`}
          safe
        >
          {words.logIn}
        </a>
      ) : (
        ''
      )}
      <a class={mayRepeat || kind === 401 ? 'button button-quiet' : 'button button-primary'} href={home} safe>
        {words.goHome}
      </a>
    </p>
  )
}

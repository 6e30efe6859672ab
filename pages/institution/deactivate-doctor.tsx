import { PostButton } from '../components/form.tsx'
import { AbsentPanel } from '../components/panel.tsx'
import { Piece } from '../components/piece.tsx'
import type { Frame, Panel, Viewer } from '../frame.ts'
import { fullName } from '../full-name.ts'
import { panelValue } from '../panel-value.ts'
import { routes } from '../routes.ts'
import { SignedInLayout } from '../signed-in-layout.tsx'
import type { StaffDoctor } from './model.ts'

export interface InstitutionDeactivateDoctorProps {
  readonly frame: Frame
  readonly viewer: Viewer
  readonly doctor: Panel<StaffDoctor>
  readonly idempotencyKey: string
}

/** Asks once more, on a page of its own: it works without scripts and cannot be pressed by accident. */
export const InstitutionDeactivateDoctor = ({
  frame,
  viewer,
  doctor: panel,
  idempotencyKey,
}: InstitutionDeactivateDoctorProps): JSX.Element => {
  const words = frame.t.institution.deactivate
  const doctor = panelValue(panel)
  return (
    <SignedInLayout
      frame={frame}
      viewer={viewer}
      title={words.title}
      awaits={[panel]}
      answer={doctor === null ? undefined : words.answer(fullName(doctor))}
    >
      <Piece frame={frame} name="doctor" awaits={[panel]}>
        {'value' in panel ? (
          <section class="panel narrow">
            <p safe>{words.patients(panel.value.activePatients)}</p>
            <div class="card-actions">
              <PostButton
                frame={frame}
                action={routes.institution.deactivateDoctor(panel.value.id)}
                label={words.submit}
                idempotencyKey={idempotencyKey}
                kind="danger"
              />
              <a class="button button-quiet" href={routes.institution.doctors} safe>
                {frame.t.shell.cancel}
              </a>
            </div>
          </section>
        ) : (
          <div class="panels">
            <AbsentPanel frame={frame} id="doctor" title={words.panel} panel={panel} />
          </div>
        )}
      </Piece>
    </SignedInLayout>
  )
}

import { PostButton } from '../components/form.tsx'
import type { Frame, Viewer } from '../frame.ts'
import { routes } from '../routes.ts'
import { SignedInLayout } from '../signed-in-layout.tsx'
import type { StaffDoctor } from './model.ts'

export interface InstitutionDeactivateDoctorProps {
  readonly frame: Frame
  readonly viewer: Viewer
  readonly doctor: StaffDoctor
  readonly idempotencyKey: string
}

/** Asks once more, on a page of its own: it works without scripts and cannot be pressed by accident. */
export const InstitutionDeactivateDoctor = ({
  frame,
  viewer,
  doctor,
  idempotencyKey,
}: InstitutionDeactivateDoctorProps): JSX.Element => {
  const words = frame.t.institution.deactivate
  return (
    <SignedInLayout
      frame={frame}
      viewer={viewer}
      title={words.title}
      answer={words.answer(`${doctor.firstName} ${doctor.lastName}`)}
    >
      <section class="panel narrow">
        <p safe>{words.patients(doctor.activePatients)}</p>
        <div class="card-actions">
          <PostButton
            frame={frame}
            action={routes.institution.deactivateDoctor(doctor.id)}
            label={words.submit}
            idempotencyKey={idempotencyKey}
            kind="danger"
          />
          <a class="button button-quiet" href={routes.institution.doctors} safe>
            {frame.t.shell.cancel}
          </a>
        </div>
      </section>
    </SignedInLayout>
  )
}

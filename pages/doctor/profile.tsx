import { Field } from '../components/field.tsx'
import { Form, Submit } from '../components/form.tsx'
import { PanelBox } from '../components/panel.tsx'
import { Piece } from '../components/piece.tsx'
import { ReturnedForm } from '../components/returned-form.tsx'
import type { FormState, Frame, Panel, Viewer } from '../frame.ts'
import { routes } from '../routes.ts'
import { SignedInLayout } from '../signed-in-layout.tsx'
import { ProfileDetails } from './dashboard.tsx'
import type { DoctorProfile } from './model.ts'

export interface DoctorProfileProps {
  readonly frame: Frame
  readonly viewer: Viewer
  readonly profile: Panel<DoctorProfile>
  readonly state: FormState
}

export const DoctorProfilePage = ({ frame, viewer, profile, state }: DoctorProfileProps): JSX.Element => {
  const words = frame.t.doctor.profile
  return (
    <SignedInLayout frame={frame} viewer={viewer} title={words.title} answer={words.answer}>
      <div class="panels" part="panels">
        <Piece frame={frame} name="current" awaits={[profile]}>
          <PanelBox
            frame={frame}
            id="current"
            title={words.current}
            panel={profile}
            render={(value) => <ProfileDetails frame={frame} profile={value} />}
          />
        </Piece>
        <Piece frame={frame} name="edit" awaits={[profile]}>
          {profile.state === 'failed' ? (
            <ReturnedForm id="edit" title={words.edit} state={state}>
              <EditForm frame={frame} state={state} specialty={null} />
            </ReturnedForm>
          ) : (
            <PanelBox
              frame={frame}
              id="edit"
              title={words.edit}
              panel={profile}
              render={({ specialty }) => <EditForm frame={frame} state={state} specialty={specialty} />}
            />
          )}
        </Piece>
      </div>
    </SignedInLayout>
  )
}

const EditForm = ({
  frame,
  state,
  specialty,
}: {
  frame: Frame
  state: FormState
  specialty: string | null
}): JSX.Element => {
  const words = frame.t.doctor.profile
  const form = {
    frame,
    action: routes.doctor.profile,
    state,
    labels: {
      years_experience: words.years,
      consultation_fee: words.fee,
      specialty_id: words.specialtyKey,
    },
  }
  return (
    <Form {...form}>
      <Field
        {...form}
        name="years_experience"
        autocomplete="off"
        inputmode="numeric"
        maxlength={2}
        width="short"
      />
      <Field
        {...form}
        name="consultation_fee"
        hint={words.feeHint}
        autocomplete="off"
        inputmode="decimal"
        maxlength={10}
        width="short"
      />
      <Field
        {...form}
        name="specialty_id"
        hint={words.specialtyHint(specialty)}
        autocomplete="off"
        maxlength={36}
        required={false}
      />
      <Submit label={frame.t.shell.save} />
    </Form>
  )
}

import { AbsentPanel, PanelBox } from '../components/panel.tsx'
import { Piece } from '../components/piece.tsx'
import { ReturnedForm } from '../components/returned-form.tsx'
import type { FormState, Frame, Panel, Viewer } from '../frame.ts'
import { routes } from '../routes.ts'
import { SignedInLayout } from '../signed-in-layout.tsx'
import { AddressForm, AddressList } from './addresses.tsx'
import { Contacts } from './contacts.tsx'
import type { PatientProfile } from './model.ts'
import { EmailForm, PersonalForm, PhoneForm } from './profile-forms.tsx'

export interface PatientProfileProps {
  readonly frame: Frame
  readonly viewer: Viewer
  readonly profile: Panel<PatientProfile>
  readonly forms: {
    readonly personal: FormState
    readonly email: FormState
    readonly phone: FormState
    readonly address: FormState
  }
}

export const PatientProfilePage = ({ frame, viewer, profile, forms }: PatientProfileProps): JSX.Element => {
  const words = frame.t.patient.profile
  return (
    <SignedInLayout frame={frame} viewer={viewer} title={words.title} answer={words.answer}>
      <div class="panels panels-one" part="panels panels-one">
        <Piece frame={frame} name="profile" awaits={[profile]}>
          {profile.state === 'failed' ? (
            <>
              <AbsentPanel frame={frame} id="profile" title={words.title} panel={profile} />
              <ReturnedForm id="personal" title={words.personal} state={forms.personal}>
                <PersonalForm frame={frame} state={forms.personal} />
              </ReturnedForm>
              <ReturnedForm id="emails" title={words.emails} state={forms.email}>
                <EmailForm frame={frame} state={forms.email} />
              </ReturnedForm>
              <ReturnedForm id="phones" title={words.phones} state={forms.phone}>
                <PhoneForm frame={frame} state={forms.phone} />
              </ReturnedForm>
              <ReturnedForm id="addresses" title={words.addresses} state={forms.address}>
                <AddressForm frame={frame} state={forms.address} />
              </ReturnedForm>
            </>
          ) : (
            <>
              <PanelBox
                frame={frame}
                id="personal"
                title={words.personal}
                panel={profile}
                render={() => <PersonalForm frame={frame} state={forms.personal} />}
              />
              <PanelBox
                frame={frame}
                id="emails"
                title={words.emails}
                panel={profile}
                render={(value) => (
                  <>
                    <Contacts frame={frame} contacts={value.emails} empty={words.noEmails} kind="email" />
                    <EmailForm frame={frame} state={forms.email} />
                  </>
                )}
              />
              <PanelBox
                frame={frame}
                id="phones"
                title={words.phones}
                panel={profile}
                render={(value) => (
                  <>
                    <Contacts frame={frame} contacts={value.phones} empty={words.noPhones} kind="phone" />
                    <PhoneForm frame={frame} state={forms.phone} />
                  </>
                )}
              />
              <PanelBox
                frame={frame}
                id="addresses"
                title={words.addresses}
                panel={profile}
                render={(value) => (
                  <>
                    <AddressList frame={frame} addresses={value.addresses} />
                    <AddressForm frame={frame} state={forms.address} />
                  </>
                )}
              />
            </>
          )}
        </Piece>
        {/* Below panels nobody knows the height of: it comes with them, and is not pushed away. */}
        <Piece frame={frame} name="security" awaits={[profile]}>
          {profile.state === 'arriving' ? '' : <Security frame={frame} />}
        </Piece>
      </div>
    </SignedInLayout>
  )
}

const Security = ({ frame }: { frame: Frame }): JSX.Element => {
  const words = frame.t.patient.profile
  return (
    <section class="panel" aria-labelledby="security-title">
      <h2 id="security-title" safe>
        {words.security}
      </h2>
      <p>
        <a class="button button-quiet" href={routes.account.password} safe>
          {words.changePassword}
        </a>
      </p>
    </section>
  )
}

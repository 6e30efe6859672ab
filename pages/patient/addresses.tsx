import { AddDisclosure, isFilled } from '../components/add-disclosure.tsx'
import { Empty } from '../components/empty.tsx'
import { Field, Select } from '../components/field.tsx'
import { Form, Submit } from '../components/form.tsx'
import type { FormState, Frame } from '../frame.ts'
import { routes } from '../routes.ts'
import { ADDRESS_KINDS, kindWord } from './contact-kinds.ts'
import type { PatientProfile } from './model.ts'
import { Verified } from './verified.tsx'

export const AddressList = ({
  frame,
  addresses,
}: {
  frame: Frame
  addresses: PatientProfile['addresses']
}): JSX.Element => {
  if (addresses.length === 0) return <Empty text={frame.t.patient.profile.noAddresses} />
  return (
    <ul class="lines">
      {addresses.map((address) => (
        <li>
          <span safe>
            {[address.street, address.neighborhood, address.postalCode, address.city]
              .filter(Boolean)
              .join(', ')}
          </span>
          <span safe>{kindWord(frame, address.kind)}</span>
          <span class="tags">
            <Verified frame={frame} isVerified={address.isVerified} />
          </span>
        </li>
      ))}
    </ul>
  )
}

export const AddressForm = ({ frame, state }: { frame: Frame; state: FormState }): JSX.Element => {
  const words = frame.t.patient.profile
  const form = routes.patient.addresses
  const labels = {
    street_address: words.street,
    neighborhood: words.neighborhood,
    postal_code: words.postalCode,
    city: words.city,
    address_type: words.kind,
  }
  return (
    <AddDisclosure frame={frame} title={words.addAddress} open={isFilled(state)}>
      <Form frame={frame} action={form} state={state} labels={labels}>
        <Field
          frame={frame}
          form={form}
          state={state}
          name="street_address"
          label={words.street}
          autocomplete="address-line1"
        />
        <Field
          frame={frame}
          form={form}
          state={state}
          name="neighborhood"
          label={words.neighborhood}
          autocomplete="address-line2"
          required={false}
        />
        <div class="field-row">
          <Field
            frame={frame}
            form={form}
            state={state}
            name="postal_code"
            label={words.postalCode}
            autocomplete="postal-code"
            inputmode="numeric"
            maxlength={5}
            width="short"
          />
          <Field
            frame={frame}
            form={form}
            state={state}
            name="city"
            label={words.city}
            autocomplete="address-level2"
            maxlength={100}
          />
        </div>
        <Select
          frame={frame}
          form={form}
          state={state}
          name="address_type"
          label={words.kind}
          options={ADDRESS_KINDS.map((kind) => ({ value: kind, label: words.kinds[kind] }))}
        />
        <Submit label={words.addAddress} />
      </Form>
    </AddDisclosure>
  )
}

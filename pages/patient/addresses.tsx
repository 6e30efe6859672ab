import { AddDisclosure, isFilled } from '../components/disclosure.tsx'
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
  const form = {
    frame,
    action: routes.patient.addresses,
    state,
    labels: {
      street_address: words.street,
      neighborhood: words.neighborhood,
      postal_code: words.postalCode,
      city: words.city,
      address_type: words.kind,
    },
  }
  return (
    <AddDisclosure frame={frame} title={words.addAddress} open={isFilled(state)}>
      <Form {...form}>
        <Field {...form} name="street_address" autocomplete="address-line1" />
        <Field {...form} name="neighborhood" autocomplete="address-line2" required={false} />
        <div class="field-row">
          <Field
            {...form}
            name="postal_code"
            autocomplete="postal-code"
            inputmode="numeric"
            maxlength={5}
            width="short"
          />
          <Field {...form} name="city" autocomplete="address-level2" maxlength={100} />
        </div>
        <Select
          {...form}
          name="address_type"
          options={ADDRESS_KINDS.map((kind) => ({ value: kind, label: words.kinds[kind] }))}
        />
        <Submit label={words.addAddress} />
      </Form>
    </AddDisclosure>
  )
}

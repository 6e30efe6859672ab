import { Tag } from '../components/tag.tsx'
import type { Frame } from '../frame.ts'

export const Verified = ({ frame, isVerified }: { frame: Frame; isVerified: boolean }): JSX.Element =>
  isVerified ? (
    <Tag tone="good" text={frame.t.patient.profile.verified} />
  ) : (
    <Tag tone="quiet" text={frame.t.patient.profile.unverified} />
  )

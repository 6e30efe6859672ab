import type { Viewer } from '../frame.ts'

/** Tells password managers which account a password belongs to; nobody sees it. */
export const AccountName = ({ viewer }: { viewer: Viewer }): JSX.Element => (
  <input type="text" name="username" value={viewer.email} autocomplete="username" hidden readonly />
)

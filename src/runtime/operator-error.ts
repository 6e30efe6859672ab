/** A failure that whoever starts the gateway can mend: its message is shown, without a stack. */
export class OperatorError extends Error {
  override readonly name = 'OperatorError'
}

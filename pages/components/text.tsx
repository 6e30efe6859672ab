/** A piece of text where JSX is asked for. */
export const Text = ({ text }: { text: string }): JSX.Element => <span safe>{text}</span>

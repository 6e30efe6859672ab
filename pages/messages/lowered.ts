/** A label as it stands within a sentence. */
export const lowered = (label: string): string => label.charAt(0).toLowerCase() + label.slice(1)

let account = ''
const listeners = new Set<() => void>()

/** Says who sits at this device: whatever the device keeps is kept apart by person. Nobody is the empty text. */
export function takeDevice(person: string): void {
  if (person === account) return
  account = person
  for (const listener of listeners) listener()
}

/** The account of who sits at this device. */
export const devicePerson = (): string => account

/** Hears when somebody else, or nobody, sits down. */
export function onDeviceTaken(listener: () => void): void {
  listeners.add(listener)
}

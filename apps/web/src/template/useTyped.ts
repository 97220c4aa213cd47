import { useState } from 'react'
import { devicePerson } from '../device/devicePerson.ts'

type Typed = Readonly<Record<string, string>>

/** What was typed into a form, kept on the device for this person until the window is closed: a reload or a look at the draft loses nothing. */
export function useTyped(name: string): [Typed, (key: string, text: string) => void] {
  const place = `duzhan.template.${devicePerson()}.${name}`
  const [typed, setTyped] = useState<Typed>(() => kept(place))
  return [
    typed,
    (key, text) => {
      const next = { ...typed, [key]: text }
      setTyped(next)
      try {
        sessionStorage.setItem(place, JSON.stringify(next))
      } catch {
        // a full or forbidden store keeps nothing; the form works without it
      }
    },
  ]
}

function kept(place: string): Typed {
  try {
    const found: unknown = JSON.parse(sessionStorage.getItem(place) ?? '{}')
    if (typeof found !== 'object' || found === null) return {}
    return Object.fromEntries(Object.entries(found).filter((entry): entry is [string, string] => typeof entry[1] === 'string'))
  } catch {
    return {}
  }
}

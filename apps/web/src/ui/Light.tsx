import type { Light as LightColour } from '@duzhan/contracts'
import { zh } from '../locales/zh.ts'

/** A deadline's light: a dot for the eye, a word for everyone. */
export function Light({ light }: { light: LightColour }) {
  return <span className={`light light-${light}`}>{zh.finding.lights[light]}</span>
}

import { Problem } from '@duzhan/problems'

/** Where a person was when a checklist was finished, as the device tells it. */
export interface Position {
  longitude: number
  latitude: number
  /** In metres. */
  accuracy: number
}

const options = { enableHighAccuracy: true, timeout: 20_000, maximumAge: 60_000 } satisfies PositionOptions

/** A fix taken anew, whatever the device remembers. */
export const afresh = { ...options, maximumAge: 0 } satisfies PositionOptions

/**
 * Asks the device where it is. Throws `position.denied` when the person or the device does not allow it, `position.timeout`
 * when it takes too long, `position.unknown` when the device cannot tell.
 */
export function currentPosition(how: PositionOptions = options): Promise<Position> {
  return new Promise((resolve, reject) => {
    const unknown = () => reject(new Problem('invalid', 'position.unknown'))
    const found = ({ coords: { longitude, latitude, accuracy } }: GeolocationPosition) =>
      resolve({ longitude, latitude, accuracy })
    const failed = ({ code }: { code: number }) => {
      if (code === 1) reject(new Problem('invalid', 'position.denied'))
      else if (code === 3) reject(new Problem('invalid', 'position.timeout'))
      else unknown()
    }
    const { geolocation } = navigator as { geolocation?: Geolocation | null } // a browser without it, or a page without https, has none
    if (geolocation) geolocation.getCurrentPosition(found, failed, how)
    else unknown()
  })
}

import { Problem } from '@duzhan/problems'

/** Where a person was when a checklist was finished, as the device tells it. */
export interface Position {
  longitude: number
  latitude: number
  /** In metres. */
  accuracy: number
}

const options = { enableHighAccuracy: true, timeout: 20_000, maximumAge: 60_000 } satisfies PositionOptions

/** Asks the device where it is. Throws `position.unknown` when it does not say, may not, or cannot in time. */
export function currentPosition(): Promise<Position> {
  return new Promise((resolve, reject) => {
    const unknown = () => reject(new Problem('invalid', 'position.unknown'))
    const found = ({ coords: { longitude, latitude, accuracy } }: GeolocationPosition) =>
      resolve({ longitude, latitude, accuracy })
    const { geolocation } = navigator as { geolocation?: Geolocation | null } // a browser without it, or a page without https, has none
    if (geolocation) geolocation.getCurrentPosition(found, unknown, options)
    else unknown()
  })
}

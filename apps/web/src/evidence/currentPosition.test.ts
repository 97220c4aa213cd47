import { fakeOf } from '@duzhan/test-kit/fakeOf'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { problemOf } from '../api/problemOf.ts'
import { problemSentence } from '../api/problemSentence.ts'
import { afresh, currentPosition } from './currentPosition.ts'

type Ask = Geolocation['getCurrentPosition']
const device = (getCurrentPosition: Ask | null) =>
  vi.spyOn(navigator, 'geolocation', 'get').mockReturnValue((getCurrentPosition && { getCurrentPosition }) as Geolocation) // what the page asks of it; null in an old browser
const failing =
  (code: number): Ask =>
  (_, failed) =>
    failed?.({ code } as GeolocationPositionError) // all that the page reads
const failure = () => currentPosition().then(() => null, problemOf)
afterEach(() => void vi.restoreAllMocks())

describe('where the device is', () => {
  it('is told with how exact it is, and nothing more', async () => {
    const coords = { longitude: 112.4, latitude: 27.8, accuracy: 12, altitude: 90, speed: 3 }
    device((found) => found(fakeOf<GeolocationPosition>({ coords: fakeOf<GeolocationCoordinates>(coords) }))) // as a phone tells it
    expect(await currentPosition()).toEqual({ longitude: 112.4, latitude: 27.8, accuracy: 12 })
  })

  it.each([
    [1, 'position.denied'],
    [2, 'position.unknown'],
    [3, 'position.timeout'],
    [9, 'position.unknown'],
  ])('is not told for the reason %i: %s, in a sentence that says what to do', async (reason, code) => {
    device(failing(reason))
    expect(await failure()).toMatchObject({ code })
    expect(problemSentence(code, {})).toMatch(/[\u4e00-\u9fff].*[。！]$/)
  })

  it('is not known to a browser without it', async () => {
    device(null)
    expect(await failure()).toMatchObject({ code: 'position.unknown' })
  })

  it('is asked exactly, and anew where that is wanted', async () => {
    const asked: (PositionOptions | undefined)[] = []
    device((found, _, how) => {
      asked.push(how)
      found({ coords: { longitude: 1, latitude: 2, accuracy: 3 } } as GeolocationPosition) // all that the page reads
    })
    await currentPosition()
    await currentPosition(afresh)
    expect(asked.map((how) => [how?.enableHighAccuracy, how?.maximumAge])).toEqual([
      [true, 60_000],
      [true, 0],
    ])
  })
})

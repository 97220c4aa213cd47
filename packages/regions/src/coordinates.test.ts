import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Coordinates, distanceBetween, readCoordinates } from './coordinates.ts'

const xiangtan = { latitude: 27.8294, longitude: 112.9445 }

describe('a place typed or pasted', () => {
  it.each([
    '27.8294, 112.9445',
    '27.8294,112.9445',
    '27.8294 112.9445',
    '２７．８２９４，１１２．９４４５',
    '27.8294，112.9445',
    '27.8294、112.9445',
    '112.9445, 27.8294',
    '北纬27.8294 东经112.9445',
    '东经112.9445°，北纬27.8294°',
    '经度：112.9445 纬度：27.8294',
    'lat=27.8294, lng=112.9445',
    '27.8294N 112.9445E',
    'N27.8294° E112.9445°',
    '(27.8294, 112.9445)',
  ])('%j is read', (text) => {
    expect(readCoordinates(text)).toEqual(xiangtan)
  })

  it.each([
    '北纬27°49′46″ 东经112°56′40″',
    '27°49\'46"N 112°56\'40"E',
    '27度49分46秒，112度56分40秒',
    '北纬27°49’46” 东经112°56’40”',
  ])('%j is read to the second', (text) => {
    expect(readCoordinates(text)).toEqual({ latitude: 27.829444, longitude: 112.944444 })
  })

  it.each([
    '',
    '27.8294',
    '村委会',
    '27.8294, 112.9445, 12',
    '95, 112.9',
    '27.8, 212.9',
    '北纬27.8 北纬28.1',
    '27°61′ 112°10′',
    '湘A27.8294, 112.9445',
    '27.8294 E112.9445',
    'N27.8294, 112.9445',
    '2020-03-31',
  ])('%j is none', (text) => {
    expect(readCoordinates(text)).toBeNull()
  })

  it('is read back wherever on the earth it is written', () => {
    const decimals = (most: number) => fc.integer({ min: -most * 1e5, max: most * 1e5 }).map((scaled) => scaled / 1e5)
    fc.assert(
      fc.property(decimals(90), decimals(180), (latitude, longitude) => {
        expect(readCoordinates(`${latitude.toFixed(5)}, ${longitude.toFixed(5)}`)).toEqual({
          latitude: latitude + 0,
          longitude: longitude + 0,
        })
      }),
    )
  })
})

describe('how far two places are apart', () => {
  const places = fc.record({
    latitude: fc.double({ min: -90, max: 90, noNaN: true }),
    longitude: fc.double({ min: -180, max: 180, noNaN: true }),
  })
  it.each<[string, Coordinates, Coordinates, number]>([
    ['湘潭 and 长沙', xiangtan, { latitude: 28.2282, longitude: 112.9388 }, 44_348],
    ['a degree of latitude', { latitude: 30, longitude: 110 }, { latitude: 31, longitude: 110 }, 111_195],
    ['across the date line', { latitude: 0, longitude: 179.5 }, { latitude: 0, longitude: -179.5 }, 111_195],
    ['pole and pole', { latitude: 90, longitude: 0 }, { latitude: -90, longitude: 77 }, 20_015_114],
  ])('%s', (_, one, other, metres) => {
    expect(Math.round(distanceBetween(one, other))).toBe(metres)
  })
  it('is the same both ways, nothing to itself, and never more than half around the globe', () => {
    fc.assert(
      fc.property(places, places, (one, other) => {
        const distance = distanceBetween(one, other)
        expect(distance).toBeCloseTo(distanceBetween(other, one), 3)
        expect(distance).toBeLessThanOrEqual(20_015_116)
        expect(distanceBetween(one, one)).toBe(0)
      }),
    )
  })
})

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { scaled } from './SignaturePad.tsx'

const point = fc.record({ x: fc.nat(560), y: fc.nat(280), time: fc.nat(), pressure: fc.constant(0.5) })
const stroke = fc.record({
  points: fc.array(point, { minLength: 1, maxLength: 20 }),
  dotSize: fc.constant(0),
  minWidth: fc.constant(0.9),
  maxWidth: fc.constant(2.8),
  penColor: fc.constant('#10161f'),
  velocityFilterWeight: fc.constant(0.7),
  compositeOperation: fc.constant('source-over' as const),
})

it('turning a phone and turning it back loses no stroke and moves none', () => {
  fc.assert(
    fc.property(
      fc.array(stroke),
      fc.integer({ min: 300, max: 600 }),
      fc.integer({ min: 300, max: 600 }),
      (strokes, before, after) => {
        const turned = scaled(strokes, after / before)
        expect(turned.flatMap(({ points }) => points).every(({ x }) => x <= (560 * after) / before + 1e-6)).toBe(true)
        const back = scaled(turned, before / after)
        expect(back.map(({ points }) => points.length)).toEqual(strokes.map(({ points }) => points.length))
        for (const [at, { points }] of back.entries())
          for (const [step, { x, y }] of points.entries()) {
            expect(x).toBeCloseTo(strokes[at]?.points[step]?.x ?? Number.NaN, 6)
            expect(y).toBeCloseTo(strokes[at]?.points[step]?.y ?? Number.NaN, 6)
          }
      },
    ),
  )
})

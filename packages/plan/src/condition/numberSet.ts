/** One end of a stretch of numbers; an open end is not part of it. */
interface End {
  at: number
  isOpen: boolean
}

interface Stretch {
  from: End
  to: End
}

/** A set of numbers as stretches in order that do not touch; whole numbers have closed ends only. */
export interface NumberSet {
  isWhole: boolean
  stretches: readonly Stretch[]
}

const closed = (at: number): End => ({ at, isOpen: false })
const open = (at: number): End => ({ at, isOpen: true })

const isVoid = ({ from, to }: Stretch): boolean => from.at > to.at || (from.at === to.at && (from.isOpen || to.isOpen))

/** Among whole numbers "more than 20" is "21 or more": written so, equal sets look equal. */
function settled(isWhole: boolean, { from, to }: Stretch): Stretch {
  if (!isWhole) return { from, to }
  const first = Number.isFinite(from.at) ? (from.isOpen ? Math.floor(from.at) + 1 : Math.ceil(from.at)) : from.at
  const last = Number.isFinite(to.at) ? (to.isOpen ? Math.ceil(to.at) - 1 : Math.floor(to.at)) : to.at
  return { from: closed(first), to: closed(last) }
}

const made = (isWhole: boolean, stretches: readonly Stretch[]): NumberSet => ({
  isWhole,
  stretches: stretches.map((stretch) => settled(isWhole, stretch)).filter((stretch) => !isVoid(stretch)),
})

/** The numbers between two bounds, of which each may be left open or out. */
export function numbersBetween(
  isWhole: boolean,
  bounds: { minimum?: number; exclusiveMinimum?: number; maximum?: number; exclusiveMaximum?: number },
): NumberSet {
  const { minimum = -Infinity, exclusiveMinimum = -Infinity, maximum = Infinity, exclusiveMaximum = Infinity } = bounds
  const from = exclusiveMinimum >= minimum ? open(exclusiveMinimum) : closed(minimum)
  const to = exclusiveMaximum <= maximum ? open(exclusiveMaximum) : closed(maximum)
  return made(isWhole, [{ from, to }])
}

/** The numbers that are in both sets. */
export function commonNumbers(one: NumberSet, other: NumberSet): NumberSet {
  const pairs = one.stretches.flatMap((stretch) => other.stretches.map((opposite) => [stretch, opposite] as const))
  return made(
    one.isWhole,
    pairs.map(([left, right]) => ({
      from: later(left.from, right.from),
      to: sooner(left.to, right.to),
    })),
  )
}

function later(one: End, other: End): End {
  if (one.at === other.at) return one.isOpen ? one : other
  return one.at > other.at ? one : other
}

function sooner(one: End, other: End): End {
  if (one.at === other.at) return one.isOpen ? one : other
  return one.at < other.at ? one : other
}

/** The numbers that are not in a set. */
export function otherNumbers({ isWhole, stretches }: NumberSet): NumberSet {
  const ends = [
    closed(-Infinity),
    ...stretches.flatMap(({ from, to }) => [
      { at: from.at, isOpen: !from.isOpen },
      { at: to.at, isOpen: !to.isOpen },
    ]),
    closed(Infinity),
  ]
  const gaps = ends.flatMap((from, index) => {
    const to = ends[index + 1]
    return index % 2 === 0 && to ? [{ from, to }] : []
  })
  return made(
    isWhole,
    gaps.filter(({ from, to }) => !(from.at === to.at && !Number.isFinite(from.at))),
  )
}

/** Some number of a set, or null if it has none. */
export function someNumber({ isWhole, stretches }: NumberSet): number | null {
  const [first] = stretches
  if (!first) return null
  const { from, to } = first
  if (!from.isOpen && Number.isFinite(from.at)) return from.at
  if (!to.isOpen && Number.isFinite(to.at)) return to.at
  if (Number.isFinite(from.at) && Number.isFinite(to.at)) return (from.at + to.at) / 2
  if (Number.isFinite(from.at)) return from.at + 1
  if (Number.isFinite(to.at)) return to.at - 1
  return isWhole ? 0 : 0.5
}

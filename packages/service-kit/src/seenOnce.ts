import type { Clock } from './clock.ts'

/**
 * Tells whether a mark is seen for the first time within at least `span` milliseconds. Two sets take turns, so that
 * forgetting costs nothing and what is held is bounded by what comes in two spans.
 */
export function seenOnce({ clock, span }: { clock: Clock; span: number }): (mark: string) => boolean {
  let current = new Set<string>()
  let previous = new Set<string>()
  let turnedAt = clock.now().getTime()
  return (mark) => {
    const now = clock.now().getTime()
    if (Math.abs(now - turnedAt) >= span) {
      previous = current
      current = new Set()
      turnedAt = now
    }
    if (current.has(mark) || previous.has(mark)) return false
    current.add(mark)
    return true
  }
}

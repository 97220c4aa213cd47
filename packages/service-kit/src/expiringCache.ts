import type { Clock } from './clock.ts'

/**
 * Remembers up to `size` loaded things for `ttl` milliseconds each (Infinity: for good); a failed load is not kept. A clock
 * that was set back makes it load anew, so that nothing is remembered for longer.
 */
export function expiringCache<Value>(options: { size: number; ttl: number; load(key: string): Promise<Value>; clock: Clock }): {
  get(key: string): Promise<Value>
  forget(key: string): void
} {
  const held = new Map<string, { value: Promise<Value>; since: number }>()
  const now = () => options.clock.now().getTime()
  const isFresh = ({ since }: { since: number }) =>
    options.ttl === Number.POSITIVE_INFINITY || isWithin(now() - since, options.ttl)
  return {
    get(key) {
      const known = held.get(key)
      if (known && isFresh(known)) {
        held.delete(key)
        held.set(key, known)
        return known.value
      }
      const value = options.load(key)
      held.set(key, { value, since: now() })
      value.catch(() => held.delete(key))
      if (held.size > options.size) held.delete(held.keys().next().value ?? key)
      return value
    },
    forget: (key) => void held.delete(key),
  }
}

const isWithin = (age: number, ttl: number): boolean => age >= 0 && age < ttl

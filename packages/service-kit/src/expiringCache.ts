/** Remembers up to `size` loaded things for `ttl` milliseconds each (Infinity: for good); a failed load is not kept. */
export function expiringCache<Value>(options: { size: number; ttl: number; load(key: string): Promise<Value> }): {
  get(key: string): Promise<Value>
  forget(key: string): void
} {
  const held = new Map<string, { value: Promise<Value>; until: number }>()
  return {
    get(key) {
      const known = held.get(key)
      if (known && known.until > performance.now()) {
        held.delete(key)
        held.set(key, known)
        return known.value
      }
      const value = options.load(key)
      held.set(key, { value, until: performance.now() + options.ttl })
      value.catch(() => held.delete(key))
      if (held.size > options.size) held.delete(held.keys().next().value ?? key)
      return value
    },
    forget: (key) => void held.delete(key),
  }
}

/**
 * Remembers the last `size` answers, each under all that it follows from: what has changed asks under another name and is
 * worked out anew. Who asks while one is worked out waits for that one; a failure is not kept.
 */
export function keptAnswers<Value>(size: number): (of: readonly unknown[], make: () => Promise<Value>) => Promise<Value> {
  const held = new Map<string, Promise<Value>>()
  return (of, make) => {
    const name = JSON.stringify(of)
    const known = held.get(name)
    if (known) {
      held.delete(name)
      held.set(name, known)
      return known
    }
    const value = make()
    held.set(name, value)
    value.catch(() => held.delete(name))
    if (held.size > size) held.delete(held.keys().next().value ?? name)
    return value
  }
}

/**
 * A fake of a port, or of anything else that is handed over, of which only so much is asked: what it does not know cannot be read by
 * mistake, for it throws an error that names it. `then`, `toJSON` and symbols are simply not there, so that a fake can be awaited and
 * printed.
 */
export function fakeOf<Whole extends object>(known: Partial<Whole>): Whole {
  return new Proxy(known, {
    get(from, name, self) {
      if (name in from) return Reflect.get(from, name, self)
      if (typeof name === 'symbol' || ['then', 'toJSON', 'asymmetricMatch'].includes(name)) return undefined
      throw new Error(`this fake does not know ${name}`)
    },
  }) as Whole // what is not there says so
}

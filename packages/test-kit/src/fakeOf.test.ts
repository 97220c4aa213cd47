import { describe, expect, it } from 'vitest'
import { fakeOf } from './fakeOf.ts'
import { unchecked } from './unchecked.ts'

interface Port {
  read(id: string): Promise<string | null>
  write(id: string, text: string): Promise<void>
  readonly name: string
}

describe('a fake of a port', () => {
  const port = fakeOf<Port>({ read: async (id) => (id === 'a' ? 'text' : null), name: 'port' })

  it('does what it was given', async () => {
    expect([await port.read('a'), await port.read('b'), port.name]).toEqual(['text', null, 'port'])
  })

  it('throws what it was not given, by its name, as soon as it is read', () => {
    expect(() => port.write('a', 'text')).toThrow('this fake does not know write')
    expect(() => {
      const { write } = port
      return write
    }).toThrow('this fake does not know write')
  })

  it('can be awaited, printed and compared like anything else', async () => {
    expect(await Promise.resolve(port)).toBe(port)
    expect(JSON.stringify(fakeOf<Port>({ name: 'port' }))).toBe('{"name":"port"}')
    expect(fakeOf<Port>({ name: 'port' })).toEqual({ name: 'port' })
    expect(`${Object.keys(port)}`).toBe('read,name')
  })

  it('knows what is undefined on purpose', () => {
    expect(fakeOf<{ given?: string | undefined; other: string }>({ given: undefined }).given).toBeUndefined()
  })
})

it('what is unchecked is handed over as it is', () => {
  const wrong: unknown = { id: 7 }
  expect(unchecked<Port>(wrong)).toBe(wrong)
})

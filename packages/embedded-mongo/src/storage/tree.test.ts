import { copyFileSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { dataFile, Tree } from './tree.ts'

let folder: string
let tree: Tree

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'store-'))
  tree = new Tree(folder, { noSync: true })
})
afterEach(async () => {
  await tree.close()
  rmSync(folder, { recursive: true, force: true })
})

const key = (text: string) => Buffer.from(text, 'latin1')
const texts = (entries: readonly { key: Buffer }[]) => entries.map((entry) => entry.key.toString('latin1'))
const put = (...keys: string[]) =>
  tree.transact(() => {
    for (const one of keys) tree.put(key(one), key(`value of ${one}`))
    return true
  })
const range = (low: string, high: string, limit = 100, isReverse = false) =>
  texts(tree.range({ low: key(low), high: key(high) }, limit, isReverse))

describe('a range of the tree', () => {
  beforeEach(() => put('a', 'b', 'bb', 'c', 'd'))

  it('begins with its lower edge and ends before its upper one', () => {
    expect(range('b', 'd')).toEqual(['b', 'bb', 'c'])
    expect(range('aa', 'cc')).toEqual(['b', 'bb', 'c'])
  })

  it('has the same edges when it is read backwards', () => {
    expect(range('b', 'd', 100, true)).toEqual(['c', 'bb', 'b'])
    expect(range('aa', 'cc', 100, true)).toEqual(['c', 'bb', 'b'])
  })

  it('gives as many as asked for, from the end at which it begins', () => {
    expect(range('a', 'z', 2)).toEqual(['a', 'b'])
    expect(range('a', 'z', 2, true)).toEqual(['d', 'c'])
    // The upper edge itself is there and must not be counted among the two.
    expect(range('a', 'd', 2, true)).toEqual(['c', 'bb'])
  })

  it('is empty where nothing lies between its edges', () => {
    for (const isReverse of [false, true]) {
      expect(range('bc', 'bz', 100, isReverse)).toEqual([])
      expect(range('b', 'b', 100, isReverse)).toEqual([])
      expect(range('e', 'z', 100, isReverse)).toEqual([])
    }
  })

  it('gives keys and values that stay when the tree changes', async () => {
    const before = tree.range({ low: key('a'), high: key('c') }, 10)
    await tree.transact(() => {
      for (const { key: one } of before) tree.remove(one)
      return true
    })
    await put('b', 'x', 'y')
    expect(texts(before)).toEqual(['a', 'b', 'bb'])
    expect(before.map(({ value }) => value.toString('latin1'))).toEqual(['value of a', 'value of b', 'value of bb'])
  })
})

describe('the tree', () => {
  const bytes = fc.uint8Array({ minLength: 1, maxLength: 4 }).map((array) => Buffer.from(array))
  const few = fc.constantFrom('', '\0', 'a', 'b', 'ff').chain((end) => bytes.map((start) => Buffer.concat([start, key(end)])))
  const step = fc.record({ key: few, isRemoved: fc.boolean() })
  const query = fc.record({ low: few, high: few, limit: fc.integer({ min: 1, max: 6 }), isReverse: fc.boolean() })

  it('holds what a sorted list would hold, read in either direction', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 40 }),
        fc.array(query, { minLength: 1, maxLength: 10 }),
        async (steps, queries) => {
          const model = new Map<string, string>()
          await tree.transact(() => {
            for (const { key: one } of tree.range({ low: Buffer.from([0]), high: Buffer.alloc(9, 0xff) }, 1000)) tree.remove(one)
            for (const [at, { key: one, isRemoved }] of steps.entries()) {
              const text = one.toString('latin1')
              if (isRemoved) {
                tree.remove(one)
                model.delete(text)
              } else {
                tree.put(one, key(`v${at}`))
                model.set(text, `v${at}`)
              }
            }
            return true
          })
          const sorted = [...model].sort(([left], [right]) => Buffer.compare(key(left), key(right)))
          for (const { low, high, limit, isReverse } of queries) {
            const inside = sorted.filter(([one]) => Buffer.compare(key(one), low) >= 0 && Buffer.compare(key(one), high) < 0)
            const expected = (isReverse ? inside.toReversed() : inside).slice(0, limit)
            const actual = tree.range({ low, high }, limit, isReverse)
            expect(actual.map((entry) => [entry.key.toString('latin1'), entry.value.toString('latin1')])).toEqual(expected)
          }
          for (const [one, value] of model) expect(tree.get(key(one))?.toString('latin1')).toBe(value)
        },
      ),
      { numRuns: 150, seed: 1 },
    )
  })

  it('knows nothing of a key that was never put, or was removed', async () => {
    await put('a')
    expect(tree.get(key('b'))).toBeUndefined()
    await tree.transact(() => {
      tree.remove(key('a'))
      tree.remove(key('never'))
      return true
    })
    expect(tree.get(key('a'))).toBeUndefined()
  })
})

describe('a transaction', () => {
  it('sees its own writes', async () => {
    let seen: string[] = []
    await tree.transact(() => {
      tree.put(key('a'), key('1'))
      tree.put(key('b'), key('2'))
      tree.remove(key('a'))
      seen = range('a', 'z')
      return true
    })
    expect(seen).toEqual(['b'])
  })

  it('that is called off leaves everything as it was, and says so', async () => {
    await put('kept', 'changed')
    const done = await tree.transact(() => {
      tree.put(key('new'), key('1'))
      tree.put(key('changed'), key('other'))
      tree.remove(key('kept'))
      return false
    })
    expect(done).toBe(false)
    expect(range('a', 'z')).toEqual(['changed', 'kept'])
    expect(tree.get(key('changed'))?.toString()).toBe('value of changed')
  })

  it('can follow one that was called off', async () => {
    expect(await tree.transact(() => false)).toBe(false)
    expect(await put('a')).toBe(true)
    expect(range('a', 'z')).toEqual(['a'])
  })

  it('that throws leaves nothing behind and hands its reason on', async () => {
    const broken = tree.transact(() => {
      tree.put(key('half'), key('1'))
      throw new Error('half way')
    })
    await expect(broken).rejects.toThrow('half way')
    expect(tree.get(key('half'))).toBeUndefined()
  })
})

describe('the file of the tree', () => {
  it('is for its owner only, as is the table of its readers', () => {
    for (const name of [dataFile, `${dataFile}-lock`]) expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600)
  })

  it('makes its folder with what is missing above it', async () => {
    const deep = new Tree(join(folder, 'a', 'b'), { noSync: true })
    await deep.close()
    expect(statSync(join(folder, 'a')).mode & 0o777).toBe(0o700)
    expect(statSync(join(folder, 'a', 'b', dataFile)).isFile()).toBe(true)
  })

  it('holds after a restart what was committed', async () => {
    await put('a', 'b')
    await tree.close()
    tree = new Tree(folder, { noSync: true })
    expect(range('a', 'z')).toEqual(['a', 'b'])
  })

  it('can be looked at while another serves it, but not written', async () => {
    await put('a')
    const looking = new Tree(folder, { readOnly: true })
    expect(texts(looking.range({ low: key('a'), high: key('z') }, 5))).toEqual(['a'])
    await expect(
      looking.transact(() => {
        looking.put(key('b'), key('1'))
        return true
      }),
    ).rejects.toThrow()
    await looking.close()
    expect(tree.get(key('b'))).toBeUndefined()
  })

  it('is copied whole while it is in use', async () => {
    await put('a', 'b')
    await tree.backup(join(folder, 'copy.lmdb'))
    mkdirSync(join(folder, 'other'))
    copyFileSync(join(folder, 'copy.lmdb'), join(folder, 'other', dataFile))
    const copy = new Tree(join(folder, 'other'), { readOnly: true })
    expect(texts(copy.range({ low: key('a'), high: key('z') }, 5))).toEqual(['a', 'b'])
    await copy.close()
  })

  it('refuses to be read or written once it is closed', async () => {
    await tree.close()
    expect(() => tree.get(key('a'))).toThrow(expect.objectContaining({ code: 91 }))
    expect(() => range('a', 'z')).toThrow(expect.objectContaining({ code: 91 }))
    await expect(tree.transact(() => true)).rejects.toMatchObject({ code: 91 })
    tree = new Tree(folder, { noSync: true })
  })
})

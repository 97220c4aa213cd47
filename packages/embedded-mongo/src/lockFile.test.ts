import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { takeLock } from './lockFile.ts'

let folder: string
const file = () => join(folder, 'store.lock')

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'store-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('the lock of a data folder', () => {
  it('is held by one, and free again after its release', () => {
    const release = takeLock(folder)
    expect(() => takeLock(folder)).toThrow(expect.objectContaining({ code: 'store.locked' }))
    release()
    expect(existsSync(file())).toBe(false)
    takeLock(folder)()
  })

  it.each([
    ['a process that is gone', '999999999 1'],
    ['a process whose number was given out anew', `${process.pid} 1`],
    ['nobody', ''],
    ['something that is no lock', 'hello'],
  ])('left behind by %s is taken over', (_name, content) => {
    writeFileSync(file(), content)
    const release = takeLock(folder)
    expect(readFileSync(file(), 'utf8')).toMatch(new RegExp(`^${process.pid} `))
    release()
  })

  it('makes the folder where it is missing, for its owner only', () => {
    takeLock(join(folder, 'a', 'b'))()
    expect(existsSync(join(folder, 'a', 'b'))).toBe(true)
  })

  it('says so when the folder cannot be written', () => {
    writeFileSync(join(folder, 'file'), '')
    expect(() => takeLock(join(folder, 'file', 'data'))).toThrow(expect.objectContaining({ code: 'store.unwritable' }))
  })
})

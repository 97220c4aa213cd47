import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { kernelLocking, openLocked } from './kernelLock.ts'
import { takeLock } from './lockFile.ts'

let folder: string
const file = () => join(folder, 'store.lock')

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'store-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('the lock of a data folder', () => {
  it('is held by one, and free again after its release', async () => {
    const release = await takeLock(folder)
    await expect(takeLock(folder)).rejects.toMatchObject({ code: 'store.locked' })
    release()
    expect(existsSync(file())).toBe(false)
    ;(await takeLock(folder))()
  })

  it.each([
    ['a process that is gone', '999999999 1'],
    ['a process whose number was given out anew', `${process.pid} 1`],
    ['a living process whose kernel lock is gone, as another container sees it', `${process.ppid} - kernel ${process.ppid} -`],
    ['nobody', ''],
    ['something that is no lock', 'hello'],
  ])('left behind by %s is taken over at once', async (_name, content) => {
    writeFileSync(file(), content)
    const release = await takeLock(folder)
    expect(readFileSync(file(), 'utf8')).toMatch(new RegExp(`^${process.pid} `))
    release()
  })

  it('of the first release, which knew no kernel lock, holds while its process lives', async () => {
    writeFileSync(file(), `${process.ppid} `)
    await expect(takeLock(folder)).rejects.toMatchObject({
      code: 'store.locked',
      message: expect.stringContaining(`${process.ppid}`),
    })
  })

  it('on a file that its holder has just taken away is worth nothing', () => {
    const isTakenAway = () => {
      rmSync(file())
      return true
    }
    expect(openLocked(file(), isTakenAway)).toBeUndefined()
    const isMadeAgain = () => {
      rmSync(file())
      writeFileSync(`${file()}.new`, '')
      renameSync(`${file()}.new`, file())
      return true
    }
    expect(openLocked(file(), isMadeAgain)).toBeUndefined()
  })

  it('is waited for when its holder has lost its parent and is about to end', async () => {
    const tryLock = (await kernelLocking())!
    const handle = openSync(file(), 'a+')
    tryLock(handle)
    writeFileSync(file(), `${process.ppid} - kernel 999999999 1`)
    const taking = takeLock(folder)
    await new Promise((done) => setTimeout(done, 300))
    closeSync(handle)
    const release = await taking
    release()
  })

  it('makes the folder where it is missing, for its owner only', async () => {
    ;(await takeLock(join(folder, 'a', 'b')))()
    expect(statSync(join(folder, 'a', 'b')).mode & 0o777).toBe(0o700)
  })

  it('says so when the folder cannot be written', async () => {
    writeFileSync(join(folder, 'file'), '')
    await expect(takeLock(join(folder, 'file', 'data'))).rejects.toMatchObject({ code: 'store.unwritable' })
  })
})

describe('the lock where the system offers none', () => {
  const byName = { locking: null }

  it('is a living name in the file', async () => {
    const release = await takeLock(folder, byName)
    await expect(takeLock(folder, byName)).rejects.toMatchObject({ code: 'store.locked' })
    release()
    expect(existsSync(file())).toBe(false)
  })

  it('is taken over from a process that is gone', async () => {
    writeFileSync(file(), '999999999 1 name 999999998 1')
    ;(await takeLock(folder, byName))()
  })

  it('is used on a file system that refuses the lock of the kernel', async () => {
    const refusing = () => {
      throw Object.assign(new Error('no locks available'), { code: 'ENOLCK' })
    }
    const release = await takeLock(folder, { locking: refusing })
    expect(readFileSync(file(), 'utf8')).toContain(' name ')
    release()
  })
})

import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'duzhan-end-'))
const pidFile = join(folder, 'pid')
const afterFile = join(folder, 'after')
const module = new URL('./endWithUs.mjs', import.meta.url).href

/** A tool that starts a child which never ends by itself, and then does something. */
function tool(then: string) {
  const script = join(folder, 'tool.mjs')
  writeFileSync(
    script,
    `import { spawn } from 'node:child_process'
     import { writeFileSync } from 'node:fs'
     import { endWithUs } from ${JSON.stringify(module)}
     const child = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1000)'], { stdio: 'ignore' })
     const takeBack = endWithUs(child, () => writeFileSync(${JSON.stringify(afterFile)}, ''))
     writeFileSync(${JSON.stringify(pidFile)}, String(child.pid))
     ${then}`,
  )
  const started = spawn(process.execPath, [script], { stdio: 'ignore' })
  return { started, ended: new Promise<number | null>((done) => started.once('exit', done)) }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

async function childOf(): Promise<number> {
  while (!existsSync(pidFile) || readFileSync(pidFile, 'utf8') === '') await pause(20)
  return Number(readFileSync(pidFile, 'utf8'))
}

async function isGone(pid: number): Promise<boolean> {
  for (let look = 0; look < 200 && isAlive(pid); look++) await pause(20)
  return !isAlive(pid)
}

afterEach(() => {
  if (existsSync(pidFile) && isAlive(Number(readFileSync(pidFile, 'utf8'))))
    process.kill(Number(readFileSync(pidFile, 'utf8')), 'SIGKILL')
  for (const file of [pidFile, afterFile]) rmSync(file, { force: true })
})

describe('what a tool started', () => {
  it.each([
    ['an error', "throw new Error('failed')", 1],
    ['a promise that nobody waited for', "void Promise.reject(new Error('failed'))", 1],
    ['its own decision', 'process.exit(3)', 3],
  ])('ends with it by %s, and is cleared up after', async (_, then, code) => {
    const { ended } = tool(then)
    expect(await ended).toBe(code)
    expect(await isGone(await childOf())).toBe(true)
    expect(existsSync(afterFile)).toBe(true)
  })

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)('ends with it by %s', async (signal, code) => {
    const { started, ended } = tool('')
    const child = await childOf()
    started.kill(signal)
    expect(await ended).toBe(code)
    expect(await isGone(child)).toBe(true)
    expect(existsSync(afterFile)).toBe(true)
  })

  it('is left alone once that was taken back', async () => {
    const { ended } = tool('takeBack(); child.unref()')
    expect(await ended).toBe(0)
    expect(isAlive(await childOf())).toBe(true)
    expect(existsSync(afterFile)).toBe(false)
  })
})

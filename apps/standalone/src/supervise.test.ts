import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Supervised, supervise } from './supervise.ts'

let folder = ''
const running: Supervised[] = []
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'duzhan-supervise-'))
})
afterEach(async () => {
  await Promise.all(running.splice(0).map((one) => one.stop()))
  rmSync(folder, { recursive: true, force: true })
})

/** A program that stands in for a service: what a real one says and when it ends is what is tested. */
function program(source: string): string {
  const entry = join(folder, 'program.mjs')
  writeFileSync(entry, source)
  return entry
}
function run(source: string) {
  const said: string[] = []
  const service = supervise({
    name: 'forms',
    entry: program(source),
    environment: { ...process.env },
    say: (line) => void said.push(line),
    patience: 500,
  })
  running.push(service)
  return { service, said, processes: () => said.flatMap((line) => /（进程 (\d+)）/.exec(line)?.[1] ?? []).map(Number) }
}
function isAlive(pid: number) {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
const serves = "console.log('forms ready on 1'); setInterval(() => undefined, 1000)"

describe('a supervised service', () => {
  it('is ready when it says so, and everything else it writes is handed on line by line', async () => {
    const { service, said, processes } = run(`
      process.stdout.write('{"msg":"one"}\\n{"msg":')
      setTimeout(() => process.stdout.write('"two"}\\nforms ready on 1\\n{"msg":"three"}\\n'), 50)
      setInterval(() => undefined, 1000)
    `)
    await service.ready
    await vi.waitFor(() => expect(said).toHaveLength(4))
    expect(said.filter((line) => line.startsWith('{'))).toEqual(['{"msg":"one"}', '{"msg":"two"}', '{"msg":"three"}'])
    expect(processes()).toHaveLength(1)
  })

  it('that ends before it is ready fails with how it ended', async () => {
    const { service } = run('process.exit(3)')
    await expect(service.ready).rejects.toThrow('forms 未能启动（退出码 3）')
  })

  it('that dies is started again and says so, later each time', async () => {
    const { said, processes } = run("console.log('forms ready on 1'); setTimeout(() => process.exit(7), 20)")
    await vi.waitFor(() => expect(processes().length).toBeGreaterThanOrEqual(4), { timeout: 20_000 })
    const waits = said.flatMap((line) => /已退出（退出码 7），([\d.]+) 秒后重新启动/.exec(line)?.[1] ?? []).map(Number)
    expect(waits.slice(0, 3)).toEqual([0.3, 0.6, 1.2])
  })

  it('that is told to stop stays stopped, by force if it will not hear', async () => {
    const { service, processes } = run(`process.on('SIGTERM', () => undefined); ${serves}`)
    await service.ready
    const asked = performance.now()
    await service.stop()
    expect(performance.now() - asked, 'it was given its time').toBeGreaterThan(450)
    expect(isAlive(processes()[0] ?? 0)).toBe(false)
  })
})

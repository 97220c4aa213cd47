import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

/** Runs a command of the repository on a Node that says it is of the given version. */
const onNode = (version: string, script: string) =>
  spawnSync(
    process.execPath,
    [
      '--import',
      `data:text/javascript,Object.defineProperty(process.versions,"node",{value:"${version}"})`,
      join(import.meta.dirname, script),
    ],
    { encoding: 'utf8' },
  )

describe.each(['start.mjs', 'startProduction.mjs', 'startDistributed.mjs', 'dev.mjs'])('%s', (script) => {
  it.each(['18.20.4', '20.18.3', '9.11.2'])('refuses Node %s with one sentence', (version) => {
    const { status, stdout, stderr } = onNode(version, script)
    expect({ status, stdout, stderr }).toEqual({
      status: 1,
      stdout: '',
      stderr: `需要 Node 20.19 或更高版本，当前是 ${version}。请升级 Node 后再试。\n`,
    })
  })
})

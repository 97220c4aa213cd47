import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { programAt } from './debianPrograms.mjs'
import { nginxIn, ownSite, siteFor } from './nginxHere.ts'
import { run } from './unpackedBundle.ts'

// The files of infra/ are shown to the programs that will read them, where those are at hand: `node tools/debianPrograms.mjs` fetches
// them from Debian's packages.
const root = join(import.meta.dirname, '..')
const infra = (...path: string[]) => join(root, 'infra', ...path)

let work = ''
beforeAll(() => {
  work = mkdtempSync(join(tmpdir(), 'duzhan-infra-'))
})
afterAll(() => rmSync(work, { recursive: true, force: true }))

describe('nginx', () => {
  const program = programAt('nginx')
  const tls = join(root, 'apps/standalone/test/tls')
  const given = { gateway: '127.0.0.1:3000', certificate: join(tls, 'service.pem'), key: join(tls, 'service.key') }

  /** What nginx says of a site's file, with the names and certificates that an installation has. */
  const judged = (text: string) =>
    run(program ?? 'nginx', ['-t', ...nginxIn(mkdtempSync(join(work, 'nginx-')), siteFor(given, text))])

  it('takes our site as it is, and a wrong one not', async ({ skip }) => {
    skip(program === undefined, 'nginx is not at hand')
    const site = ownSite()
    const taken = await judged(site)
    expect(taken.code, taken.said).toBe(0)
    // newer ones would rather have http2 said in a way that older ones refuse
    expect(taken.said.split('\n').filter((line) => /\[(warn|error|emerg)\]/.test(line) && !line.includes('http2'))).toEqual([])
    expect(await judged(site.replace('proxy_request_buffering', 'proxy_request_bufering'))).toMatchObject({ code: 1 })
    expect(await judged(site.replace('zone=addresses:10m', 'zone=others:10m'))).toMatchObject({ code: 1 })
  })
})

describe('Prometheus', () => {
  const program = programAt('promtool')
  const promtool = (...words: string[]) => run(program ?? 'promtool', words, { cwd: join(work, 'monitoring') })
  beforeAll(() => cpSync(infra('monitoring'), join(work, 'monitoring'), { recursive: true }))

  it('takes our settings and rules, and wrong ones not', async ({ skip }) => {
    skip(program === undefined, 'promtool is not at hand')
    expect(await promtool('check', 'config', '--syntax-only', 'prometheus.yml')).toMatchObject({ code: 0 })
    expect(await promtool('check', 'rules', 'rules.yml')).toMatchObject({ code: 0 })
    writeFileSync(
      join(work, 'monitoring/wrong.yml'),
      readFileSync(infra('monitoring', 'rules.yml'), 'utf8').replace('sum by', 'sum of'),
    )
    expect(await promtool('check', 'rules', 'wrong.yml')).toMatchObject({ code: 1 })
  })

  it('gives each alert when its promise is broken, and none while all are kept', async ({ skip }) => {
    skip(program === undefined, 'promtool is not at hand')
    const told = await promtool('test', 'rules', 'rules.test.yml')
    expect(told.code, told.said).toBe(0)
    const late = readFileSync(infra('monitoring', 'rules.yml'), 'utf8').replaceAll('for: 10m', 'for: 10h')
    writeFileSync(join(work, 'monitoring/rules.yml'), late)
    expect(await promtool('test', 'rules', 'rules.test.yml')).toMatchObject({ code: 1 })
  })

  it('is asked about every alert that there is, kept and broken', () => {
    const rules: { groups: { rules: { alert: string }[] }[] } = parse(readFileSync(infra('monitoring', 'rules.yml'), 'utf8'))
    const { tests }: { tests: { alert_rule_test: { alertname: string; exp_alerts?: unknown[] }[] }[] } = parse(
      readFileSync(infra('monitoring', 'rules.test.yml'), 'utf8'),
    )
    const alerts = rules.groups.flatMap((group) => group.rules.map(({ alert }) => alert)).sort()
    const [kept = [], broken = []] = tests.map((one) => one.alert_rule_test)
    expect(
      kept
        .filter((one) => one.exp_alerts === undefined)
        .map(({ alertname }) => alertname)
        .sort(),
    ).toEqual(alerts)
    expect(
      broken
        .filter((one) => one.exp_alerts?.length === 1)
        .map(({ alertname }) => alertname)
        .sort(),
    ).toEqual(alerts)
  })
})

describe('systemd', () => {
  it('takes our units, and a wrong one not', async ({ skip }) => {
    skip((await run('systemd-analyze', ['--version'])).code !== 0, 'systemd-analyze is not at hand')
    const node = (await run('sh', ['-c', 'command -v node'])).said.trim()
    const units = join(work, 'units')
    mkdirSync(units)
    for (const name of readdirSync(infra('systemd')).filter((one) => /\.(service|timer)$/.test(one)))
      writeFileSync(join(units, name), readFileSync(infra('systemd', name), 'utf8').replaceAll('/usr/bin/node', node))
    const paths = readdirSync(units).map((name) => join(units, name))
    expect(paths).toHaveLength(3)
    expect(await run('systemd-analyze', ['verify', ...paths])).toEqual({ code: 0, said: '' })
    writeFileSync(
      join(units, 'duzhan.service'),
      readFileSync(infra('systemd', 'duzhan.service'), 'utf8').replace('KillMode=', 'KilMode='),
    )
    expect((await run('systemd-analyze', ['verify', ...paths])).said).toContain('KilMode')
  })
})

import { type ChildProcess, spawn } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { connect } from 'node:tls'
import { freePort } from '@duzhan/service-kit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { telephoneCode } from '../apps/standalone/test/telephone.ts'
import { programAt } from './debianPrograms.mjs'
import { nginxIn, ownSite, siteFor } from './nginxHere.ts'
import { type Running, run, startInstalled, type Unpacked, unpackedBundle } from './unpackedBundle.ts'

// The operator's page, walked through with the commands that stand in it. What a test must put in the place of something (folders below
// its own, an address) is put there; every other word is the document's.
const root = dirname(import.meta.dirname)
const read = (...path: string[]) => readFileSync(join(root, ...path), 'utf8')

/** The blocks of commands below a heading of a document, up to the next heading. */
function commandsOf(document: string, heading: string): string[] {
  const [, section = ''] = read('docs/how-to', document).split(new RegExp(`^#+ ${heading}$`, 'm'))
  const [own = ''] = section.replaceAll(/```sh\n([\s\S]*?)```/g, (block) => block.replaceAll(/^#/gm, '\\#')).split(/^#+ /m)
  const blocks = [...own.matchAll(/^ *```sh\n([\s\S]*?)^ *```/gm)].map(([, text = '']) => text.replaceAll(/^ +/gm, ''))
  if (blocks.length === 0) throw new Error(`${document} has no commands under “${heading}”`)
  return blocks
}

let one: Unpacked
beforeAll(async () => {
  one = await unpackedBundle()
}, 600_000)
afterAll(async () => {
  await Promise.all([here, there].map((host) => host?.stop()))
  one?.remove()
})

/** A host with folders of its own, on which the words of the document are done. */
class Host {
  readonly places: Unpacked['places']
  readonly home: string
  running: Running | undefined
  /** Settings that the next start is given besides those of the file. */
  settings: Record<string, string> = {}

  constructor(name: string) {
    this.home = join(one.home, name)
    const [to, data, backups, settings] = ['opt/duzhan', 'data', 'backups', 'etc/duzhan/duzhan.env'].map((path) =>
      join(this.home, path),
    )
    this.places = { to, data, backups, settings } as Unpacked['places'] // four names for four paths
    for (const folder of ['etc/duzhan', 'media']) mkdirSync(join(this.home, folder), { recursive: true })
    // what was carried here
    for (const path of [one.path, `${one.path}.sha256`])
      copyFileSync(path, join(this.home, path.slice(dirname(one.path).length + 1)))
  }

  /** Does a block of the document line by line; the system's service manager is this test. */
  async does(block = 'false', put: Record<string, string> = {}): Promise<string> {
    const options = Object.entries(this.places).map(([name, place]) => `--${name} ${place}`)
    const given: Record<string, string> = {
      ...{ 'npx duzhan-store': 'duzhan-store', ...put },
      ...{ './duzhan-*/install.sh': `./duzhan-*/install.sh --no-service ${options.join(' ')}` },
      ...{ 'install.sh back': `install.sh back --to ${this.places.to}` },
      ...{ '/opt/duzhan': this.places.to, '/var/lib/duzhan': this.places.data, '/var/backups/duzhan': this.places.backups },
      ...{ '/etc/duzhan': join(this.home, 'etc/duzhan'), '/media': join(this.home, 'media') },
    }
    const words = Object.keys(given).sort((some, other) => other.length - some.length)
    const places = new RegExp(words.map((word) => word.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|'), 'g')
    let said = ''
    for (const line of block.replaceAll('\\\n', ' ').split('\n').filter(Boolean)) {
      // in one pass, because what is put in holds words that would be found again
      const text = line.replaceAll(places, (found) => given[found] ?? found)
      if (text === 'systemctl stop duzhan') await this.stop()
      else if (text === 'systemctl start duzhan') await this.start()
      else {
        const path = `${join(this.places.to, 'bin')}:${process.env['PATH']}`
        const done = await run('sh', ['-ec', text], { cwd: this.home, env: { PATH: path } })
        expect(done.code, `${text}\n${done.said}`).toBe(0)
        said += done.said
      }
    }
    return said
  }

  async start(): Promise<void> {
    expect(this.running).toBeUndefined()
    this.running = await startInstalled(this.places.to, this.settings)
  }

  async stop(): Promise<void> {
    const { running } = this
    this.running = undefined
    if (running) expect(await running.end()).toBe(0)
  }

  /** Calls a procedure and returns what it answered, or the code of the problem. */
  // biome-ignore lint/suspicious/noExplicitAny: what each procedure answers is held by its own tests
  async calls(path: string, input?: unknown, { query = false } = {}): Promise<any> {
    const address = `${this.running?.url}/trpc/${path}`
    const headers = { 'content-type': 'application/json', 'x-duzhan': '1', cookie: this.cookie }
    const answer = query
      ? await fetch(`${address}?input=${encodeURIComponent(JSON.stringify(input ?? {}))}`, { headers })
      : await fetch(address, { method: 'POST', headers, body: JSON.stringify(input ?? {}) })
    this.cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? this.cookie
    const { result, error } = await answer.json()
    return error ? error.data.problem?.code : result.data
  }
  cookie = ''

  async people(): Promise<string[]> {
    const { people } = await this.calls('identity.person.list', {}, { query: true })
    return people.map(({ account }: { account: string }) => account).sort()
  }
}

const operator = { account: 'tianlin-admin', password: 'huang-shan-52-yun' }
let here: Host
let there: Host
let telephone = ''
let recovery = ''
const first = ['leli-inspector', operator.account]

describe('the operator’s page', { timeout: 300_000 }, () => {
  it('is followed to an installation that starts and is set up by the printed address', async () => {
    here = new Host('here')
    const said = await here.does(commandsOf('operate.md', 'Install')[0])
    expect(said).toContain('.tar.gz: OK')
    expect(said).toContain('已安装')
    await here.start()
    const [, code] = /\/setup#(\S+)/.exec(here.running?.said() ?? '') ?? []
    const me = await here.calls('setup.complete', {
      ...operator,
      code,
      title: '田林县督战办管理员',
      isAuthor: true,
      region: '451029000000',
    })
    expect(me).toMatchObject({ account: operator.account })
    const grants = [{ role: 'inspector', region: '451029000000', plan: '*' }]
    const person = { account: 'leli-inspector', title: '乐里镇督战员', grants }
    await here.calls('identity.person.create', person)
    expect(await here.people()).toEqual(first)
  })

  it('turns a second step on, which a telephone opens', async () => {
    const { password } = operator
    const begun = await here.calls('session.beginSecondFactor', { password })
    telephone = begun.secret
    const confirmed = await here.calls('session.confirmSecondFactor', {
      ...{ ticket: begun.ticket, code: telephoneCode(telephone, new Date()) },
    })
    recovery = confirmed.recoveryCodes[0]
    expect(recovery).toMatch(/\w/)
  })

  it('backs up while the platform runs, and puts the backup back', async () => {
    const [backup, restore] = commandsOf('operate.md', 'Back up and restore')
    expect(await here.does(backup)).toContain('差错 0')
    const folder = join(here.places.backups, '2020-03-20')
    const { storage } = await here.calls('identity.service.state', {}, { query: true })
    expect(storage.backup).toEqual({
      folder,
      bytes: statSync(join(folder, 'store.lmdb')).size,
      isOrigin: false,
      isLate: false,
      hours: 48,
    })
    await here.calls('identity.person.create', {
      ...{ account: 'later', title: '后来的人', grants: [{ role: 'inspector', region: '451029000000', plan: '*' }] },
    })
    expect(await here.people()).toHaveLength(3)
    await here.does(restore)
    expect(await here.people(), 'as of the backup, with the session that was open').toEqual(first)
    const restored = await here.calls('identity.service.state', {}, { query: true })
    expect(restored.storage).toMatchObject({ lastBackup: expect.any(String), backup: { folder, isOrigin: true } })
    expect(existsSync(`${here.places.data}/store.damaged`)).toBe(true)
  })

  it('restores it on another host, where the same people come in by the same second step', async () => {
    there = new Host('there')
    cpSync(join(here.places.backups, '2020-03-20'), join(there.home, 'media/backup/2020-03-20'), { recursive: true })
    copyFileSync(join(here.places.data, 'secret'), join(there.home, 'media/secret'))
    await run('tar', ['-xzf', one.path], { cwd: there.home })
    await there.does(commandsOf('operate.md', 'On another host')[0])
    await there.start()
    expect(there.running?.said()).not.toContain('/setup#')
    expect(await there.calls('session.signIn', operator)).toBe('session.code-required')
    const code = telephoneCode(telephone, new Date(Date.now() + 30_000))
    expect(await there.calls('session.signIn', { ...operator, code })).toMatchObject({ account: operator.account })
    expect(await there.people()).toEqual(first)
    await there.stop()
  })

  it('is upgraded after a backup, and goes back', async () => {
    const [upgrade, back] = commandsOf('operate.md', 'Upgrade, and go back')
    await here.stop()
    expect(await here.does(upgrade)).toMatch(/先备份数据到[\s\S]*已从 .* 升级到/)
    expect(readdirSync(here.places.backups).filter((name) => name.startsWith('before-'))).toHaveLength(1)
    expect(await here.does(back)).toContain('已退回')
    await here.start()
    expect(await here.people()).toEqual(first)
    await here.stop()
  })

  it('counts what a start would bring over from an earlier release, without writing', async () => {
    const [dryRun] = commandsOf('operate.md', 'Update from an earlier release')
    const before = readFileSync(join(here.places.data, 'secret'), 'utf8')
    expect(await here.does(dryRun)).toMatch(/\d|没有/)
    expect(readFileSync(join(here.places.data, 'secret'), 'utf8')).toBe(before)
  })

  it('moves to a server of MongoDB’s protocol over TCP, is served from there, and moves back', async () => {
    const [move, , back] = commandsOf('move-to-mongodb.md', 'Move to MongoDB').concat(
      commandsOf('move-to-mongodb.md', 'And back'),
    )
    const uri = 'mongodb://user:password@host/?replicaSet=rs0'
    const server = await storeOverTcp(join(here.home, 'elsewhere'))
    try {
      const moved = await here.does(move, { [uri]: server.uri, './data': here.places.data })
      expect(moved).toMatch(/不一致 0\s*$/)
      here.settings = { MONGODB_URI: server.uri, DATA_DIR: here.places.data }
      await here.start()
      expect(await here.people()).toEqual(first)
      await here.calls('identity.person.create', {
        ...{ account: 'moved', title: '搬家以后的人', grants: [{ role: 'inspector', region: '451029000000', plan: '*' }] },
      })
      await here.stop()
      const returned = join(here.home, 'returned')
      expect(await here.does(back, { [uri]: server.uri, './data': returned })).toMatch(/不一致 0\s*$/)
      copyFileSync(join(here.places.data, 'secret'), join(returned, 'secret'))
      here.settings = { DATA_DIR: returned }
      await here.start()
      expect(await here.people()).toEqual(['leli-inspector', 'moved', operator.account])
      await here.stop()
      here.settings = {}
    } finally {
      await server.end()
    }
  })

  it('has its secret changed: sessions and passwords go on, telephones do not, recovery codes do', async () => {
    await here.start()
    const [own, metrics] = commandsOf('operate.md', 'Rotate secrets')
    const earlier = readFileSync(join(here.places.data, 'secret'), 'utf8')
    await here.does(own)
    expect(readFileSync(join(here.places.data, 'secret'), 'utf8')).not.toBe(earlier)
    expect(await here.people()).toEqual(first)
    const { cookie } = here
    for (const later of [30_000, 0]) {
      const code = telephoneCode(telephone, new Date(Date.now() + later))
      expect(await here.calls('session.signIn', { ...operator, code })).toBe('session.wrong-code')
    }
    expect(await here.calls('session.signIn', { ...operator, code: recovery })).toMatchObject({ account: operator.account })
    here.cookie = cookie

    const tokenOf = () => /^DUZHAN_METRICS_TOKEN=(.*)$/m.exec(readFileSync(here.places.settings, 'utf8'))?.[1] ?? ''
    await here.does(metrics)
    const token = tokenOf()
    expect(token).toMatch(/^[0-9a-f]{64}$/)
    await here.does(metrics)
    expect(tokenOf()).not.toBe(token)
    const figures = (bearer: string) => fetch(`${here.running?.url}/metrics`, { headers: { authorization: `Bearer ${bearer}` } })
    expect([(await figures(token)).status, (await figures(tokenOf())).status]).toEqual([404, 200])
  })

  it('shows the figures that rules and dashboard ask for, by the command that stands there', async () => {
    const token = /^DUZHAN_METRICS_TOKEN=(.*)$/m.exec(readFileSync(here.places.settings, 'utf8'))?.[1] ?? ''
    // what has not been called since the start has no time that it took
    await here.people()
    const [ask] = commandsOf('operate.md', 'Watch it')
    const shown = await here.does(ask, { 'http://127.0.0.1:3000': here.running?.url ?? '', $DUZHAN_METRICS_TOKEN: token })
    const names = new Set([...shown.matchAll(/^(\w+)(?:\{| )/gm)].map(([, name]) => name))
    // a counter shows nothing before it first counts; that it is one is said all the same
    for (const [, name] of shown.matchAll(/^# TYPE (\w+)/gm)) names.add(name)
    const dashboard: { panels: { title: string; targets: { expr: string }[] }[] } = JSON.parse(
      read('infra/monitoring/dashboard.json'),
    )
    const rules: { groups: { rules: { expr: string }[] }[] } = parse(read('infra/monitoring/rules.yml'))
    const asked = [
      ...dashboard.panels.flatMap(({ targets }) => targets),
      ...rules.groups.flatMap((group) => group.rules),
    ].flatMap(({ expr }) => [...expr.matchAll(/\b(?:duzhan|process|nodejs)_\w+/g)].map(([name]) => name))
    expect(asked.length).toBeGreaterThan(15)
    expect([...new Set(asked)].filter((name) => !names.has(name))).toEqual([])
    expect(dashboard.panels.flatMap(({ title }) => title).filter((title) => !/\p{Script=Han}/u.test(title))).toEqual([])
  })

  it('says of every alert what to do', () => {
    const [, section = ''] = read('docs/how-to/operate.md').split('### When an alert comes')
    const told = [...section.matchAll(/^\| `(Duzhan\w+)` \| .{10,} \| .{10,} \|$/gm)].map(([, name]) => name)
    const rules: { groups: { rules: { alert: string }[] }[] } = parse(read('infra/monitoring/rules.yml'))
    expect(told.sort()).toEqual(rules.groups.flatMap((group) => group.rules.map(({ alert }) => alert)).sort())
  })

  it('has its certificate renewed while people stay signed in', async ({ skip }) => {
    const nginx = programAt('nginx')
    skip(nginx === undefined, 'nginx is not at hand')
    const [plain, secure, port] = [await freePort(), await freePort(), await freePort()]
    await here.stop()
    here.settings = { DUZHAN_PROXIES: '1', DUZHAN_HOSTS: `localhost:${secure}`, PORT: String(port) }
    await here.start()
    const etc = (name: string) => join(here.home, 'etc/duzhan', name)
    await certificate(here.home, 'new')
    for (const kind of ['key', 'pem']) copyFileSync(join(here.home, `new.${kind}`), etc(`duzhan.${kind}`))
    const site = siteFor(
      {
        ...{ gateway: `127.0.0.1:${port}`, certificate: etc('duzhan.pem'), key: etc('duzhan.key') },
        ports: { plain, secure },
      },
      ownSite(),
    )
    const folder = mkdtempSync(join(here.home, 'nginx-'))
    chmodSync(here.home, 0o755)
    const words = nginxIn(folder, site)
    const proxy = spawn(nginx ?? 'nginx', [...words, '-g', `daemon off;${process.getuid?.() === 0 ? ' user root;' : ''}`], {
      stdio: 'ignore',
    })
    try {
      const shownFirst = await shown(secure)
      expect(shownFirst).toBe(new X509Certificate(readFileSync(etc('duzhan.pem'))).fingerprint256)
      await certificate(here.home, 'new')
      const renewed = commandsOf('operate.md', 'Renew certificates')[0]
      await here.does(renewed?.replaceAll('nginx', `${nginx} ${words.join(' ')}`))
      const madeNow = new X509Certificate(readFileSync(join(here.home, 'new.pem'))).fingerprint256
      expect(madeNow).not.toBe(shownFirst)
      // a worker of before may still take a connection while it is replaced
      await expect.poll(() => shown(secure), { timeout: 20_000 }).toBe(madeNow)
      // and what the platform answers comes through it, for whoever was signed in
      const me = await run('curl', [
        ...['-sk', `https://localhost:${secure}/trpc/session.current`, '-H', 'x-duzhan: 1', '-H', `cookie: ${here.cookie}`],
      ])
      expect(me.said).toContain(operator.account)
      expect(
        (await run('curl', ['-sk', '-o', '/dev/null', '-w', '%{http_code}', `https://localhost:${secure}/metrics`])).said,
      ).toBe('404')
    } finally {
      proxy.kill('SIGTERM')
      await new Promise((resolve) => proxy.once('close', resolve))
      rmSync(folder, { recursive: true, force: true })
    }
  })
})

/** Makes a certificate for localhost that nobody has seen before, `NAME.pem` and `NAME.key`. */
async function certificate(folder: string, name: string): Promise<void> {
  const words = `req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=localhost`
  const made = await run('openssl', [...words.split(' '), '-keyout', `${name}.key`, '-out', `${name}.pem`], { cwd: folder })
  expect(made.code, made.said).toBe(0)
}

/** The fingerprint of the certificate that is shown at a port; asked again until somebody answers. */
async function shown(port: number): Promise<string> {
  for (let tries = 0; tries < 100; tries++) {
    const found = await new Promise<string | undefined>((resolve) => {
      const socket = connect({ host: '127.0.0.1', port, servername: 'localhost', rejectUnauthorized: false }, () => {
        resolve(socket.getPeerX509Certificate()?.fingerprint256)
        socket.destroy()
      })
      socket.once('error', () => resolve(undefined))
    })
    if (found !== undefined) return found
    await pause(100)
  }
  throw new Error(`nobody speaks TLS at ${port}`)
}

/** Another store of ours, reached as a MongoDB elsewhere would be: over TCP, with a password. */
async function storeOverTcp(folder: string): Promise<{ uri: string; end(): Promise<void> }> {
  const child: ChildProcess = spawn(join(here.places.to, 'bin/duzhan-store'), ['start', folder, '--port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const uri = await new Promise<string>((resolve, reject) => {
    let said = ''
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk
      const [, found] = /本机 TCP：(\S+)/.exec(said) ?? []
      if (found !== undefined) resolve(found)
    })
    child.once('close', (code) => reject(new Error(`the store ended with ${code}: ${said}`)))
  })
  const end = async () => {
    const ended = new Promise((resolve) => child.once('close', resolve))
    child.kill('SIGTERM')
    await ended
  }
  return { uri, end }
}

import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { freePort } from '@duzhan/service-kit'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { packagesFor } from '../infra/docker/collect.mjs'
import { run, startInstalled, startProgram, type Unpacked, unpackedBundle } from './unpackedBundle.ts'

const root = dirname(import.meta.dirname)
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }

let one: Unpacked
const removeInstalled = () => {
  const { to, data, backups, settings } = one.places
  for (const path of [dirname(to), data, backups, settings]) rmSync(path, { recursive: true, force: true })
}
beforeAll(async () => {
  one = await unpackedBundle()
}, 600_000)
afterAll(() => one?.remove())

describe('what a running process needs from npm', () => {
  const locked = {
    'apps/door': { dependencies: { web: '1', '@own/part': '*' }, devDependencies: { tester: '1' } },
    'packages/part': { dependencies: { deep: '1' }, optionalDependencies: { fast: '1' } },
    'node_modules/@own/part': { link: true, resolved: 'packages/part' },
    'node_modules/web': { dependencies: { deep: '2' } },
    'node_modules/web/node_modules/deep': { dependencies: { deep: '2', web: '1' } },
    ...{ 'node_modules/deep': {}, 'node_modules/fast': {}, 'node_modules/tester': {} },
  }
  it('is found from beside who asks, through packages of our own, and nothing of it is for tests', () => {
    expect(packagesFor(locked, ['apps/door'])).toEqual([
      ...['node_modules/deep', 'node_modules/fast', 'node_modules/web', 'node_modules/web/node_modules/deep'],
    ])
    expect(packagesFor(locked, ['packages/part'])).toEqual(['node_modules/deep', 'node_modules/fast'])
    expect(packagesFor(locked, ['packages/none'])).toEqual([])
  })
})

describe('the bundle', () => {
  it('says in its name for which machines it is, and has its checksum beside it', async () => {
    const name = `duzhan-${version}-linux-${process.arch}-node${process.versions.node}`
    expect(basename(one.path)).toBe(`${name}.tar.gz`)
    expect(basename(one.folder)).toBe(name)
    const checked = await run('sha256sum', ['-c', `${one.path}.sha256`], { cwd: dirname(one.path) })
    expect(checked).toEqual({ code: 0, said: `${name}.tar.gz: OK\n` })
  })

  it('sums up every file that it brings', async () => {
    const listed = readFileSync(join(one.folder, 'SHA256SUMS'), 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => line.slice(66))
    const files = readdirSync(one.folder, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(one.folder.length + 1))
    expect(files.filter((path) => !listed.includes(path))).toEqual(['SHA256SUMS'])
    expect((await run('sha256sum', ['-c', '--quiet', 'SHA256SUMS'], { cwd: one.folder })).said).toBe('')
  })

  it('brings what runs and not what builds, tests or is read by compilers', () => {
    const modules = join(one.folder, 'app/node_modules')
    for (const name of ['express', 'lmdb', 'mongoose', 'sharp']) expect(existsSync(join(modules, name)), name).toBe(true)
    for (const name of ['typescript', 'vite', 'vitest', 'turbo', '@playwright', 'react', '@biomejs', 'happy-dom'])
      expect(existsSync(join(modules, name)), name).toBe(false)
    const paths = readdirSync(join(one.folder, 'app'), { recursive: true }).map(String)
    expect(
      paths.filter((path) => /\.d\.[cm]?ts$|\.test\.[jt]sx?$|(^|\/)src\/.*\.tsx?$/.test(path) && !path.includes('node_modules')),
    ).toEqual([])
    expect(statSync(one.path).size).toBeLessThan(110e6)
  })

  it('tells in Chinese how it is installed, by options that there are', async () => {
    const { said } = await one.install('--help')
    const readme = readFileSync(join(one.folder, 'README.md'), 'utf8')
    const named = [...readme.matchAll(/`(?:[^`\n]* )?(--[\w-]+)/g)].map(([, name = '']) => name)
    expect(named.length).toBeGreaterThan(4)
    for (const name of named) expect(said).toContain(name)
    const script = readFileSync(join(one.folder, 'install.sh'), 'utf8')
    const section = readme.split('## 看到这些提示时')[1] ?? ''
    for (const [, sentence = ''] of section.matchAll(/^\| (?!提示|---)(.+?) \|/gm))
      for (const part of sentence.split('…')) expect(script).toContain(part.replace(/^，/, ''))
  })
})

describe('the installer refuses, and leaves nothing behind,', () => {
  beforeEach(removeInstalled)
  const nothing = () => expect(existsSync(dirname(one.places.to))).toBe(false)

  it('on another architecture or another system', async () => {
    const faked = join(one.home, 'faked')
    mkdirSync(faked, { recursive: true })
    for (const [system, machine, called] of [
      ['Linux', 'sw_64', 'linux-sw_64'],
      ['Darwin', process.arch === 'x64' ? 'x86_64' : 'arm64', `darwin-${process.arch}`],
    ]) {
      writeFileSync(join(faked, 'uname'), `#!/bin/sh\n[ "$1" = -m ] && echo ${machine} || echo ${system}\n`)
      chmodSync(join(faked, 'uname'), 0o755)
      const answer = await run(join(one.folder, 'install.sh'), ['--no-service', '--to', one.places.to], {
        env: { PATH: `${faked}:/usr/bin:/bin` },
      })
      const sentence = `这个安装包用于 linux-${process.arch}，本机是 ${called}。请换用本机架构的安装包\n`
      expect(answer).toEqual({ code: 1, said: sentence })
      nothing()
    }
  })

  it('a bundle of which a byte has changed', async () => {
    const changed = join(one.folder, 'app/CHANGELOG.md')
    const { size } = statSync(changed)
    appendFileSync(changed, ' ')
    const { code, said } = await one.install('--no-service')
    truncateSync(changed, size)
    expect(code).toBe(1)
    expect(said).toBe('安装包不完整或被改动过：校验和不符。请重新拷贝、重新解开\n')
    nothing()
  })

  it('words that mean nothing, and paths that mean something else elsewhere', async () => {
    expect(await one.install('--elsewhere')).toMatchObject({
      code: 1,
      said: expect.stringContaining('没有 --elsewhere 这个选项'),
    })
    expect((await run(join(one.folder, 'install.sh'), ['--to'])).said).toContain('--to 后面要写明内容')
    expect((await run(join(one.folder, 'install.sh'), ['--to', 'opt'])).said).toContain('目录要从根写起')
    for (const path of ['/opt/du zhan', '/opt/$(id)', '/opt/../etc', '/'])
      expect((await run(join(one.folder, 'install.sh'), ['--to', path])).said, path).toContain('路径只能用字母')
    expect((await one.install('back', '--no-service')).said).toContain('里没有装过督战')
    expect((await one.install('uninstall', '--no-service')).said).toContain('里没有装过督战')
    nothing()
  })

  it('a folder in which something else is', async () => {
    mkdirSync(one.places.to, { recursive: true })
    writeFileSync(join(one.places.to, 'letters.txt'), 'mine')
    const { code, said } = await one.install('--no-service')
    expect({ code, said }).toEqual({ code: 1, said: `${one.places.to} 里有别的东西，不是督战的程序目录。请换一个目录：--to\n` })
    expect(readdirSync(one.places.to)).toEqual(['letters.txt'])
  })
})

describe('an installation', () => {
  const releaseIs = () => readFileSync(join(one.places.to, 'RELEASE'), 'utf8')
  const dataIs = () => readdirSync(one.places.data).sort()
  beforeAll(async () => {
    removeInstalled()
    const { code, said } = await one.install('--no-service')
    expect(code, said).toBe(0)
    expect(said).toContain(`已安装 ${version}（`)
  })

  it('starts with nothing but its own Node, serves, and keeps its data for its owner', async () => {
    appendFileSync(one.places.settings, 'DUZHAN_METRICS_TOKEN=in-the-settings-file\n')
    const platform = await startInstalled(one.places.to)
    try {
      expect(platform.said()).toMatch(/一次性设置地址[\s\S]*\/setup#(\w{4}-){6}\w{4}/)
      expect((await fetch(`${platform.url}/health`)).status).toBe(200)
      expect(await (await fetch(platform.url)).text()).toContain('<div id="root">')
      const metrics = { headers: { authorization: 'Bearer in-the-settings-file' } }
      expect((await fetch(`${platform.url}/metrics`, metrics)).status).toBe(200)
      const refused = await one.install('--no-service')
      expect(refused).toMatchObject({ code: 1, said: expect.stringMatching(/^平台还在运行（进程 \d+）/) })
    } finally {
      expect(await platform.end()).toBe(0)
    }
    expect(statSync(one.places.data).mode & 0o077).toBe(0)
    expect(dataIs()).toContain('store')
  })

  it('serves as processes of their own too, each found among what was gathered for the image', async () => {
    const entry = join(one.places.to, 'apps/standalone/dist/distributed.js')
    const settings = { DATA_DIR: join(one.home, 'apart'), DUZHAN_DEMO: 'off', PORT: String(await freePort()) }
    const platform = await startProgram([join(one.places.to, 'bin/node'), entry], settings)
    try {
      expect((await fetch(`${platform.url}/health`)).status).toBe(200)
      expect(platform.said()).toMatch(/\/setup#/)
    } finally {
      expect(await platform.end()).toBe(0)
    }
  })

  it('is upgraded in place after a backup, goes back, and comes to the new one again', async () => {
    const before = releaseIs()
    // a later release: the same files under another name
    const release = join(one.folder, 'RELEASE')
    const sums = readFileSync(join(one.folder, 'SHA256SUMS'), 'utf8')
    const later = before.replace(/^version=.*/m, 'version=99.0.0')
    writeFileSync(release, later)
    expect((await one.install('--no-service')).said).toContain('校验和不符')
    const { said: sum } = await run('sha256sum', ['RELEASE'], { cwd: one.folder })
    writeFileSync(join(one.folder, 'SHA256SUMS'), sums.replace(/^\w+ {2}RELEASE$/m, sum.trim()))

    const kept = dataIs()
    // paths, user and kind of service were noted at the first time
    const upgraded = await run(join(one.folder, 'install.sh'), ['--to', one.places.to])
    expect(upgraded.said).toMatch(new RegExp(`先备份数据到[\\s\\S]*已从 ${version}（.*升级到 99.0.0（`))
    expect(releaseIs()).toBe(later)
    expect(dataIs()).toEqual(expect.arrayContaining(kept))
    const [backup = ''] = readdirSync(one.places.backups)
    expect(backup).toMatch(/^before-99\.0\.0-\d{8}-\d{6}$/)
    const store = join(one.places.to, 'bin/duzhan-store')
    expect((await run(store, ['check', join(one.places.backups, backup)])).said).toContain('差错 0')

    const back = await run(join(one.places.to, 'infra/offline/install.sh'), ['back', '--to', one.places.to])
    expect(back.said).toContain(`已退回 ${version}（`)
    expect(releaseIs()).toBe(before)
    expect((await run(join(one.folder, 'install.sh'), ['back', '--to', one.places.to])).said).toContain('已退回 99.0.0（')
  })

  it('is not upgraded over data that cannot be backed up', async () => {
    const page = join(one.places.data, 'store/store.lmdb')
    const whole = readFileSync(page)
    writeFileSync(page, whole.subarray(0, whole.length / 2))
    const refused = await one.install('--no-service')
    writeFileSync(page, whole)
    expect(refused).toMatchObject({ code: 1, said: expect.stringContaining('数据没有备份成，所以没有升级') })
    expect(existsSync(`${one.places.to}.new`)).toBe(false)
    expect(releaseIs()).toContain('version=99.0.0')
  })

  it('is taken away, and its data, backups and settings stay', async () => {
    const kept = dataIs()
    const { code, said } = await run(join(one.places.to, 'infra/offline/install.sh'), ['uninstall', '--to', one.places.to])
    expect({ code, said }).toMatchObject({ code: 0, said: expect.stringContaining('程序已卸载') })
    expect(readdirSync(dirname(one.places.to))).toEqual([])
    expect(dataIs()).toEqual(kept)
    expect(existsSync(one.places.settings)).toBe(true)
    expect(readdirSync(one.places.backups)).toHaveLength(1)
  })
})

describe('as a system service', () => {
  const units = () => join(one.home, 'units')
  beforeAll(async () => {
    removeInstalled()
    const { said, code } = await one.install('--units', units(), '--user', 'daemon')
    expect(code, said).toBe(0)
  })

  it('every unit names the program, the data and the user that were chosen', () => {
    const written = readdirSync(units()).map((name) => readFileSync(join(units(), name), 'utf8'))
    expect(written).toHaveLength(3)
    for (const text of written) expect(text).not.toMatch(/\/usr\/bin\/node|[= ]\/opt\/duzhan|\/var\/(lib|backups)\/duzhan/)
    const service = readFileSync(join(units(), 'duzhan.service'), 'utf8')
    expect(service).toContain(`ExecStart=${one.places.to}/bin/node `)
    expect(service).toContain(`ReadWritePaths=${one.places.data}\n`)
    expect(service).toContain('User=daemon\n')
  })

  it('every unit is one that systemd takes', async ({ skip }) => {
    const { code } = await run('systemd-analyze', ['--version'])
    skip(code !== 0, 'systemd-analyze is not at hand')
    const files = readdirSync(units()).map((name) => join(units(), name))
    const { said } = await run('systemd-analyze', ['verify', ...files])
    expect(said).toBe('')
  })
})

describe('without any network', () => {
  it('a stranger comes from nothing to the first figure, on screen alone', async ({ skip }) => {
    const alone = await run('unshare', ['-rn', 'sh', '-c', 'ip link set lo up && ip -o link | wc -l'])
    skip(alone.code !== 0, `the kernel gives no network namespace: ${alone.said}`)
    expect(alone.said).toBe('1\n')
    removeInstalled()
    expect(await one.install('--no-service')).toMatchObject({ code: 0 })
    const journey = `ip link set lo up && exec ${process.execPath} node_modules/@playwright/test/cli.js test journey.spec`
    const { code, said } = await run('unshare', ['-rn', 'sh', '-c', journey], {
      cwd: root,
      env: {
        ...{ HOME: process.env['HOME'] ?? '/', DUZHAN_INSTALLED: one.places.to, DUZHAN_RESULTS: 'offline' },
        // the platform of the other tests is not needed
        DUZHAN_URL: 'http://127.0.0.1:1',
      },
    })
    expect(code, said).toBe(0)
    expect(said).toContain('1 passed')
  }, 600_000)
})

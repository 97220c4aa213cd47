// npm run bundle: one file with everything for a machine without a network: the built product, what it needs from npm, the Node that
// runs this, systemd units, examples and an installer. It is for machines like this one, and says so in its name.
import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
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
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { collect } from '../infra/docker/collect.mjs'
import { prepare } from './prepare.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
/** Where the licence of a Node may lie beside its program. */
const licencesOfNode = ['../LICENSE', '../share/doc/nodejs/LICENSE', '../share/doc/nodejs/copyright']

const sumOf = (/** @type {string} */ path) => createHash('sha256').update(readFileSync(path)).digest('hex')

/** What git says, or nothing where this is no clone. @param {string[]} words */
function git(...words) {
  const { status, stdout } = spawnSync('git', words, { cwd: root, encoding: 'utf8' })
  return status === 0 ? stdout.trim() : ''
}

/** What the bundle is: a line each, as the installer reads them. @returns {{ name: string, made: number, lines: Record<string, string> }} */
function release() {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const platform = `${process.platform}-${process.arch}`
  const commit = git('rev-parse', '--short=10', 'HEAD') || 'unknown'
  const changed = git('status', '--porcelain') === '' ? '' : '+'
  return {
    name: `duzhan-${version}-${platform}-node${process.versions.node}`,
    // the time of the commit, so that the same sources make the same file
    made: Number(git('log', '-1', '--format=%ct') || 0),
    lines: { version, commit: `${commit}${changed}`, platform, node: process.versions.node },
  }
}

/** Every file below a folder, links left out, sorted. @param {string} folder @returns {string[]} */
const filesIn = (folder) =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort()

/** Lays out in a folder what the bundle unpacks to. @param {string} folder @param {Record<string, string>} lines */
function layOut(folder, lines) {
  const app = join(folder, 'app')
  collect(app)
  for (const path of ['docs', 'infra/systemd', 'infra/nginx', 'infra/monitoring', 'infra/offline', 'CHANGELOG.md'])
    cpSync(join(root, path), join(app, path), { recursive: true })
  cpSync(join(root, 'infra/offline/bin'), join(app, 'bin'), { recursive: true })
  copyFileSync(process.execPath, join(app, 'bin/node'))
  chmodSync(join(app, 'bin/node'), 0o755)
  const licence = licencesOfNode.map((path) => join(dirname(process.execPath), path)).find(existsSync)
  if (licence !== undefined) copyFileSync(licence, join(app, 'bin/node.LICENSE'))
  for (const path of ['install.sh', 'README.md']) copyFileSync(join(root, 'infra/offline', path), join(folder, path))
  writeFileSync(
    join(folder, 'RELEASE'),
    Object.entries(lines)
      .map(([name, value]) => `${name}=${value}\n`)
      .join(''),
  )
  const sums = filesIn(folder).map((path) => `${sumOf(join(folder, path))}  ${path}\n`)
  writeFileSync(join(folder, 'SHA256SUMS'), sums.join(''))
}

/**
 * Makes the bundle of what is built and writes it, with its checksum beside it, into a folder. Returns its path. Throws where something
 * is not built, and on anything but Linux, where what is installed would be no system service.
 * @param {string} folder @param {{ level?: number }} [how] how hard gzip tries, from 1 to 9
 */
export function bundle(folder, { level = 9 } = {}) {
  if (process.platform !== 'linux') throw new Error('安装包只能在 Linux 上制作，它装在同样的机器上。')
  const { name, made, lines } = release()
  const work = mkdtempSync(join(tmpdir(), 'duzhan-bundle-'))
  try {
    mkdirSync(join(work, name))
    layOut(join(work, name), lines)
    mkdirSync(folder, { recursive: true })
    const path = join(resolve(folder), `${name}.tar.gz`)
    const owners = ['--sort=name', `--mtime=@${made}`, '--owner=0', '--group=0', '--numeric-owner', '--mode=u+rw,go=rX']
    execFileSync('tar', ['-C', work, ...owners, `--use-compress-program=gzip -n -${level}`, '-cf', path, name])
    writeFileSync(`${path}.sha256`, `${sumOf(path)}  ${basename(path)}\n`)
    return path
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const began = Date.now()
  prepare()
  const path = bundle(process.argv[2] ?? join(root, 'dist'))
  const megabytes = (statSync(path).size / 1e6).toFixed(1)
  console.log(`${path}\n${megabytes} MB，用时 ${((Date.now() - began) / 1000).toFixed(0)} 秒。`)
}

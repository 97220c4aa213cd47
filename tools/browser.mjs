// The browser and a Chinese font for tests and screenshots come from npm: no root, no download step. They are unpacked once
// into this repository's own .cache, never into a shared folder, where another user's file could stand under the same name.
import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { brotliDecompress } from 'node:zlib'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const cache = join(root, '.cache', 'chromium')
// both are development dependencies of the root, so they stand here and nowhere else
const packageFolder = (/** @type {string} */ name) => join(root, 'node_modules', name)
const inflate = promisify(brotliDecompress)
const run = promisify(execFile)

/**
 * How to launch Chromium with playwright: the unpacked shell (or DUZHAN_CHROMIUM), its arguments and its environment.
 * @returns {Promise<{ executablePath: string, args: string[], env: Record<string, string> }>}
 */
export async function browserLaunch() {
  const override = process.env['DUZHAN_CHROMIUM']
  if (override && !existsSync(override))
    throw new Error(`no browser at ${override}: set DUZHAN_CHROMIUM to a Chromium, or unset it`)
  const env = { ...definedEnvironment(), FONTCONFIG_FILE: fontsConfiguration() }
  if (override) return { executablePath: override, args: ['--no-sandbox'], env }
  const folder = await unpacked()
  const executablePath = join(folder, 'chrome')
  if ((await missingLibraries(executablePath, env)).length === 0) return { executablePath, args: ['--no-sandbox'], env }
  env.LD_LIBRARY_PATH = [join(folder, 'lib'), env.LD_LIBRARY_PATH].filter(Boolean).join(':')
  const missing = await missingLibraries(executablePath, env)
  if (missing.length > 0) throw new Error(`the browser cannot start: this machine lacks ${missing.join(', ')}`)
  return { executablePath, args: ['--no-sandbox'], env }
}

/** @returns {Record<string, string> & { LD_LIBRARY_PATH?: string }} */
const definedEnvironment = () =>
  Object.fromEntries(Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))

/** Unpacks the browser unless this version is there already, and gives its folder. @returns {Promise<string>} */
async function unpacked() {
  const source = packageFolder('@sparticuz/chromium')
  const { version } = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8'))
  const folder = join(cache, `${version}-${process.arch}`)
  if (existsSync(folder)) return folder
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('the browser from npm is for Linux on x64 only: set DUZHAN_CHROMIUM to a Chromium')
  }
  const building = `${folder}.${process.pid}`
  mkdirSync(join(building, 'lib'), { recursive: true })
  try {
    writeFileSync(join(building, 'chrome'), await inflate(readFileSync(join(source, 'bin', 'chromium.br'))), { mode: 0o755 })
    for (const { name, content } of tarFiles(await inflate(readFileSync(join(source, 'bin', 'al2023.tar.br'))))) {
      writeFileSync(join(building, 'lib', name), content, { mode: 0o755 })
    }
    renameSync(building, folder) // the folder appears whole or not at all
  } catch (error) {
    if (!existsSync(folder)) throw error // a second process doing the same may have been faster
  } finally {
    rmSync(building, { recursive: true, force: true })
  }
  return folder
}

/** Writes the font configuration for where this repository stands now, and gives its path. @returns {string} */
function fontsConfiguration() {
  const fonts = packageFolder('@expo-google-fonts/noto-sans-sc')
  const families = ['sans-serif', 'serif', 'monospace', 'PingFang SC', 'Microsoft YaHei', 'FangSong', 'SimSun']
  const content = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(fonts, '400Regular')}</dir>
  <dir>${join(fonts, '700Bold')}</dir>
  <cachedir>${join(cache, 'fontcache')}</cachedir>
${families.map((family) => `  <alias><family>${family}</family><prefer><family>Noto Sans SC</family></prefer></alias>`).join('\n')}
</fontconfig>
`
  const path = join(cache, 'fonts.conf')
  if (existsSync(path) && readFileSync(path, 'utf8') === content) return path
  mkdirSync(cache, { recursive: true })
  writeFileSync(`${path}.${process.pid}`, content)
  renameSync(`${path}.${process.pid}`, path)
  return path
}

/** The plain files of a tar archive, by base name. @param {Buffer} archive @returns {{ name: string, content: Buffer }[]} */
function tarFiles(archive) {
  const files = []
  for (let at = 0; at + 512 <= archive.length && archive[at] !== 0; ) {
    const text = (/** @type {number} */ from, /** @type {number} */ length) =>
      archive.toString('latin1', at + from, at + from + length).replace(/\0.*$/s, '')
    const size = Number.parseInt(text(124, 12), 8)
    if (text(156, 1) === '0' || text(156, 1) === '') {
      files.push({ name: text(0, 100).split('/').at(-1) ?? '', content: archive.subarray(at + 512, at + 512 + size) })
    }
    at += 512 + Math.ceil(size / 512) * 512
  }
  return files
}

/** Libraries that the loader does not find; none where there is no ldd to ask. @param {string} path @param {Record<string, string>} env */
async function missingLibraries(path, env) {
  const listing = await run('ldd', [path], { env }).then(
    ({ stdout }) => stdout,
    () => '',
  )
  return [...listing.matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1] ?? '')
}

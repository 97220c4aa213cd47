// A server that speaks MongoDB's protocol and shares no line with our store: FerretDB, built from its Go module, over SQLite.
import { execFileSync, spawn } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { MongoClient } from 'mongodb'
import { freePort } from '../freePort.mjs'

const version = 'v1.24.2'
const home = join(dirname(dirname(dirname(fileURLToPath(import.meta.url)))), 'node_modules/.cache/ferretdb', version)

/** Whether Go is at hand to build it with. */
export function canBuild() {
  try {
    execFileSync('go', ['version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** The module as Go keeps it is read-only, and lacks the file that names its version. @param {string} folder */
export function makeWritable(folder) {
  chmodSync(folder, 0o755)
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true }))
    chmodSync(join(entry.parentPath, entry.name), entry.isDirectory() ? 0o755 : 0o644)
}

/** Builds it unless that was done before, and returns its program. @returns {string} */
function built() {
  const program = join(home, 'ferretdb')
  if (existsSync(program)) return program
  const download = execFileSync('go', ['mod', 'download', '-json', `github.com/FerretDB/FerretDB@${version}`], {
    encoding: 'utf8',
  })
  const source = join(home, 'source')
  rmSync(home, { recursive: true, force: true })
  mkdirSync(home, { recursive: true })
  cpSync(JSON.parse(download).Dir, source, { recursive: true })
  makeWritable(source)
  writeFileSync(join(source, 'build/version/version.txt'), `${version}\n`)
  execFileSync('go', ['build', '-o', program, './cmd/ferretdb'], { cwd: source, stdio: 'inherit' })
  rmSync(source, { recursive: true, force: true })
  return program
}

/** Starts it on this machine with data of its own, which `close` throws away. */
export async function startFerretDb() {
  const program = built()
  const data = mkdtempSync(join(tmpdir(), 'ferretdb-'))
  const port = await freePort()
  const server = spawn(
    program,
    [
      ...['--handler=sqlite', `--sqlite-url=file:${data}/`, `--listen-addr=127.0.0.1:${port}`, `--state-dir=${data}`],
      ...['--telemetry=disable', '--debug-addr=-', '--log-level=error'],
    ],
    { stdio: ['ignore', 'inherit', 'inherit'] },
  )
  const ended = new Promise((resolve) => server.once('exit', resolve))
  const uri = `mongodb://127.0.0.1:${port}/`
  const close = async () => {
    server.kill()
    await ended
    rmSync(data, { recursive: true, force: true })
  }
  for (let tries = 0; ; tries++) {
    const client = new MongoClient(uri, { serverSelectionTimeoutMS: 500 })
    try {
      await client.db('admin').command({ ping: 1 })
      return { uri, close }
    } catch (error) {
      if (tries === 40 || server.exitCode !== null) {
        await close()
        throw error
      }
      await pause(250)
    } finally {
      await client.close()
    }
  }
}

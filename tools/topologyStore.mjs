// The embedded store as a machine of its own: reached over the network, which it does not offer itself. Words: its folder.
import { spawn } from 'node:child_process'
import { connect, createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const folder = process.argv[2] ?? ''
const command = join(dirname(dirname(fileURLToPath(import.meta.url))), 'packages/embedded-mongo/bin/duzhan-store.mjs')
const store = spawn(process.execPath, [command, 'start', folder], { stdio: ['ignore', 'pipe', 'inherit'] })
store.once('exit', (code) => process.exit(code ?? 1))
process.once('SIGTERM', () => store.kill('SIGTERM'))

const server = createServer((asked) => {
  const answered = connect(join(folder, 'store.sock'))
  for (const [one, other] of [
    [asked, answered],
    [answered, asked],
  ]) {
    one?.pipe(other ?? asked)
    one?.once('error', () => other?.destroy())
    one?.once('close', () => other?.destroy())
  }
})
store.stdout.once('data', () => server.listen(27_017, '0.0.0.0'))

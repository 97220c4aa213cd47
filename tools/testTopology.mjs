// npm run test:topology: the processes of infra/compose/compose.yaml, each in a network namespace of its own with the addresses and names
// that compose would give it. The browser's story is told on them, and each is killed under load. All of it lives in a network, among
// processes and with mounts that nobody else on this machine sees, and ends with this command, however that one ends. Needs root and `ip`.
import { spawn, spawnSync } from 'node:child_process'
import { createHash, X509Certificate } from 'node:crypto'
import { mkdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { prepare } from './prepare.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const folder = join(root, '.cache/topology')
const certificate = join(folder, 'duzhan.pem')

/** A certificate of the platform's name; returns the digest of its key, by which a browser is told to believe it. */
function makeCertificate() {
  mkdirSync(folder, { recursive: true })
  const words = [
    ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'],
    ...['-subj', '/CN=duzhan.example', '-addext', 'subjectAltName=DNS:duzhan.example'],
    ...['-keyout', join(folder, 'duzhan.key'), '-out', certificate],
  ]
  const { status, stderr } = spawnSync('openssl', words, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`openssl made no certificate: ${stderr}`)
  const { publicKey } = new X509Certificate(readFileSync(certificate))
  return createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('base64')
}

/**
 * A program among processes of their own: it is killed when this command ends, and takes with it whatever was started in there. The
 * shell stays, because the first process there is the one that buries the others' orphans.
 */
const alone = [
  ...['setpriv', '--pdeathsig', 'KILL'],
  ...['unshare', '--net', '--mount', '--pid', '--fork', '--kill-child', '--mount-proc', 'sh', '-ec'],
]

/** A network with nothing in it, and places of its own for what `ip` keeps in files. */
const apart = `
mkdir -p /run/netns /etc/netns
mount -t tmpfs tmpfs /run/netns && mount -t tmpfs tmpfs /etc/netns
cp /etc/hosts ${folder}/hosts && mount --bind ${folder}/hosts /etc/hosts
ip link set lo up
"$@" || exit $?`

/** Runs a part of the tests in such a network. @param {string} part @param {NodeJS.ProcessEnv} env @returns {Promise<number>} its exit code */
async function run(part, env) {
  const tests = [join(root, 'node_modules/@playwright/test/cli.js'), 'test', '--config', 'e2e/topology.config.ts', part]
  const [program = '', ...words] = [...alone, apart, 'sh', process.execPath, ...tests]
  const child = spawn(program, words, { cwd: root, stdio: 'inherit', env })
  return await new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)))
}

/** The first stands on the compose file as it is, the others with the demonstration in its store. */
const parts = ['topologyFirst.spec', 'flow.spec', 'topology.spec']
const [program = '', ...words] = [...alone, 'ip netns list']
const isPossible = process.getuid?.() === 0 && spawnSync(program, words, { stdio: 'ignore' }).status === 0
if (isPossible) {
  prepare()
  const env = { ...process.env, TOPOLOGY_KEY: makeCertificate(), NODE_EXTRA_CA_CERTS: certificate }
  const wanted = process.argv.length > 2 ? process.argv.slice(2) : parts
  for (const part of wanted)
    process.exitCode = (await run(part, { ...env, TOPOLOGY_AS: part === parts[0] ? 'it stands' : '' })) || process.exitCode || 0
} else {
  console.error('test:topology makes network namespaces: it needs root, setpriv, unshare and ip (Debian: iproute2).')
  process.exitCode = 1
}

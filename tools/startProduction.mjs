// npm run start:production: npm start without the demonstration. Nothing but the version check stands at the top, in words that an old
// Node still reads, because the answer to an old Node must be a sentence and not a failed import.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`需要 Node 20.19 或更高版本，当前是 ${process.versions.node}。请升级 Node 后再试。`)
  process.exit(1)
}
process.env['DUZHAN_DEMO'] = 'off'
void import('./prepare.mjs').then((prepared) => prepared.launch('apps/standalone/dist/serve.js'))

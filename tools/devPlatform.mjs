// A process in which `npm run dev` starts the platform when it is told to. What the platform imports from npm, as it was built last, is
// loaded before: that is a good part of a start, and nobody waits for it here.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const [folder = ''] = process.argv.splice(2) // the platform takes none of it for a word of its own
const told = new Promise((start) => process.once('message', start))
const built = readdirSync(folder).filter((name) => name.endsWith('.js'))
const imported = built.flatMap((name) =>
  [...readFileSync(join(folder, name), 'utf8').matchAll(/^import [^;]*?"([^."][^"]*)";$/gm)].map(([, from = '']) => from),
)
await Promise.allSettled([...new Set(imported)].map((name) => import(name)))
await told
await import(pathToFileURL(join(folder, 'serve.js')).href)

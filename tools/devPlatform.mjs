// A process in which `npm run dev` starts the platform when it is told to. What the platform imports, as it was built last, is loaded before:
// that is a good part of a start, and nobody waits for it here. A file of ours that changes has another name by then, and is loaded anew.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const [folder = ''] = process.argv.splice(2) // the platform takes none of it for a word of its own
const told = new Promise((start) => process.once('message', start))
const parts = [...readFileSync(join(folder, 'serve.js'), 'utf8').matchAll(/^import .*"(\.[^"]+)";$/gm)].map(
  ([, part = '']) => part,
)
await Promise.all(parts.map((part) => import(pathToFileURL(join(folder, part)).href)))
await told
await import(pathToFileURL(join(folder, 'serve.js')).href)

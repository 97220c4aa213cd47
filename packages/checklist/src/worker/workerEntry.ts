import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** The built worker of this package, found from wherever the caller was bundled to. A thread cannot run from source. */
export function workerEntry(): URL {
  const manifest = createRequire(import.meta.url).resolve('@duzhan/checklist/package.json')
  return pathToFileURL(join(manifest, '..', 'dist', 'checklistWorker.js'))
}

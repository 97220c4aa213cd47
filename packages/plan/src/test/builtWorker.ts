import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'

const folder = join(import.meta.dirname, '..', '..')

/** The worker as the build makes it, in a folder of its own: a test needs no build before it and disturbs none. */
export async function builtWorker(): Promise<URL> {
  const outDir = join(folder, '.tsc', 'worker-under-test')
  await build({
    root: folder,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    ssr: { target: 'node', noExternal: [/^@duzhan\//] },
    build: {
      ssr: true,
      target: 'node20',
      outDir,
      minify: false,
      rolldownOptions: { input: { planWorker: join(folder, 'src', 'serve.ts') } },
    },
  })
  return pathToFileURL(join(outDir, 'planWorker.js'))
}

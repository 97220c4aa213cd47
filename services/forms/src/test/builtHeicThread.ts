import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'

const folder = join(import.meta.dirname, '..', '..')

/** The thread as the build makes it, in a folder of its own: a test needs no build before it and disturbs none. */
export async function builtHeicThread(): Promise<URL> {
  const outDir = join(folder, '.tsc', 'heic-under-test')
  await build({
    root: folder,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: {
      ssr: true,
      target: 'node20',
      outDir,
      minify: false,
      rolldownOptions: { input: { heicThread: join(folder, 'src', 'evidence', 'heicThread.ts') } },
    },
  })
  return pathToFileURL(join(outDir, 'heicThread.js'))
}

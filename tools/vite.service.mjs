// One build for every Node entry: our own packages are bundled into dist/, what comes from npm stays in node_modules.
// Entries are src/serve.ts, or what package.json names under "duzhan": {"entries": {"serve": "src/serve.ts"}}.
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { defineConfig } from 'vite'

/** The build of the workspace in a folder; of some of its entries, where they are named. @param {string} folder @param {string[]} [only] */
export function serviceBuild(folder, only) {
  const manifest = JSON.parse(readFileSync(resolve(folder, 'package.json'), 'utf8'))
  /** @type {Record<string, string>} */
  const entries = manifest.duzhan?.entries ?? { serve: 'src/serve.ts' }
  const input = Object.fromEntries(
    Object.entries(entries).flatMap(([name, path]) =>
      only?.includes(name) === false ? [] : [[name, folder === '.' ? path : resolve(folder, path)]],
    ),
  )
  return defineConfig({
    publicDir: false,
    ssr: { target: 'node', noExternal: [/^@duzhan\//] },
    build: {
      ssr: true,
      target: 'node20',
      outDir: 'dist',
      emptyOutDir: true,
      sourcemap: true,
      minify: false,
      reportCompressedSize: false,
      rolldownOptions: {
        input,
        external: (id) =>
          !id.startsWith('.') &&
          !id.startsWith('/') &&
          !id.startsWith('\0') &&
          !id.startsWith('@duzhan/') &&
          !Object.values(input).includes(id),
        output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  })
}

export default serviceBuild('.')

// One build for every Node entry: our own packages are bundled into dist/, what comes from npm stays in node_modules.
// Entries are src/serve.ts, or what package.json names under "duzhan": {"entries": {"serve": "src/serve.ts"}}.
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { defineConfig } from 'vite'

const manifest = JSON.parse(readFileSync(resolve('package.json'), 'utf8'))
const input = manifest.duzhan?.entries ?? { serve: 'src/serve.ts' }

export default defineConfig({
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

import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const platform = { target: 'http://127.0.0.1:3000', changeOrigin: false }
const ours = (file: string) => fileURLToPath(new URL(`./src/formEngine/${file}`, import.meta.url))

export default defineConfig({
  plugins: [react()],
  resolve: {
    // parts of the form engine that a checklist never needs, each with the reason in the file that takes its place
    alias: [
      { find: 'markdown-to-jsx/react', replacement: ours('plainText.tsx') },
      { find: 'fast-uri', replacement: ours('localReference.ts') },
      { find: /^\.\.\/getDefaultRegistry\.js$/, replacement: ours('registry.ts') },
    ],
  },
  build: { outDir: 'dist', emptyOutDir: true, target: 'es2022', modulePreload: { polyfill: false } },
  server: { host: '127.0.0.1', proxy: { '/trpc': platform, '/files': platform, '/demo.json': platform } },
})

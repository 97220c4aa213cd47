import { defineConfig } from 'vite'

export default defineConfig({
  ssr: { noExternal: [/^@duzhan\//] },
  build: {
    ssr: true,
    target: 'node20',
    outDir: 'dist',
    minify: false,
    rollupOptions: { input: { server: 'src/server.ts' } },
  },
})

import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const platform = { target: 'http://127.0.0.1:3000', changeOrigin: false }

export default defineConfig({
  plugins: [react()],
  build: { outDir: 'dist', emptyOutDir: true, target: 'es2022' },
  server: { host: '127.0.0.1', proxy: { '/trpc': platform, '/files': platform, '/demo.json': platform } },
})

import { defineConfig } from 'vite'

export default defineConfig({
  ssr: { noExternal: [/^@duzhan\//] },
  build: {
    ssr: true,
    target: 'node20',
    outDir: 'dist',
    minify: false,
    rollupOptions: {
      input: {
        server: 'src/server.ts',
        watchdog: 'src/watchdog.ts',
        cli: 'src/cli.ts',
        faultyServer: 'torture/faultyServer.ts',
        parent: 'torture/parent.ts',
        readDamaged: 'torture/readDamaged.ts',
        starter: 'torture/starter.ts',
        readStored: 'torture/readStored.ts',
        rounds: 'torture/rounds.ts',
        torture: 'torture/torture.ts',
        bench: 'bench/bench.ts',
      },
    },
  },
})

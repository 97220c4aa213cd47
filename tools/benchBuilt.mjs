// What the benches of the page share: a built entry of apps/web/bench on loopback, and times in short.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { build, loadConfigFromFile } from 'vite'

const web = join(import.meta.dirname, '..', 'apps', 'web')

/** The median and the 95th percentile of times. @param {number[]} times */
export const summary = (times) => {
  const sorted = [...times].sort((a, b) => a - b)
  const at = (/** @type {number} */ share) => Math.round((sorted[Math.floor((sorted.length - 1) * share)] ?? 0) * 10) / 10
  return { n: sorted.length, median: at(0.5), p95: at(0.95) }
}

/** Builds one entry of apps/web/bench as the product is built, and serves it on loopback. @param {string} entry */
export async function served(entry) {
  const outDir = mkdtempSync(join(tmpdir(), 'duzhan-bench-form-'))
  const config = (await loadConfigFromFile({ command: 'build', mode: 'production' }, join(web, 'vite.config.ts')))?.config ?? {}
  // the engine as it comes has what the page's own build leaves out
  const resolve = entry === 'stock' ? undefined : config.resolve
  await build({
    root: web,
    configFile: false,
    logLevel: 'error',
    plugins: config.plugins ?? [],
    ...(resolve && { resolve }),
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2022',
      rolldownOptions: {
        input: join(web, 'bench', `${entry}.tsx`),
        output: { entryFileNames: 'bench.js', assetFileNames: 'assets/[name][extname]' },
      },
    },
  })
  const types = { '.js': 'text/javascript', '.css': 'text/css' }
  const styles = existsSync(join(outDir, 'assets', `${entry}.css`)) ? `<link rel="stylesheet" href="/assets/${entry}.css">` : ''
  const page = `<!doctype html><html lang="zh-CN"><head>${styles}</head><body><div id="root"></div><script type="module" src="/bench.js"></script></body></html>`
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://bench').pathname
    if (path === '/') return void response.setHeader('content-type', 'text/html').end(page)
    try {
      const file = readFileSync(join(outDir, path))
      response
        .setHeader('content-type', types[/** @type {keyof typeof types} */ (extname(path))] ?? 'application/octet-stream')
        .end(file)
    } catch {
      response.writeHead(404).end()
    }
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)))
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address())
  return {
    url: `http://127.0.0.1:${port}/`,
    close: () => {
      server.close()
      rmSync(outDir, { recursive: true, force: true })
    },
  }
}

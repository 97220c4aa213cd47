// npm run bench:dev: how long it takes from saving a file to seeing it in a browser, in a copy of this repository that `npm run dev` serves.
import { execFileSync, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { chromium } from '@playwright/test'
import { browserLaunch } from './browser.mjs'
import { endWithUs } from './endWithUs.mjs'
import { freePort } from './freePort.mjs'
import { prepare } from './prepare.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
/** So long, in milliseconds, it may take. */
const limit = 2_000

/** What is changed: a word of the page, and a word that a service answers with. Each place must be there exactly once. */
const changes = {
  page: {
    file: 'apps/web/src/locales/zh/shell.ts',
    from: "demo: '演示账号'",
    to: (/** @type {string} */ word) => `demo: '${word}'`,
  },
  service: {
    file: 'services/gateway/src/app.ts',
    from: 'response.json(options.demo())',
    to: (/** @type {string} */ word) => `response.json(options.demo().map((one) => ({ ...one, title: '${word}' })))`,
  },
}

/** Copies what runs, as it is, builds included; packages from npm are linked, because nobody changes them. @returns {string} */
function copyOfRepository() {
  mkdirSync(join(root, '.cache'), { recursive: true })
  const copy = mkdtempSync(join(root, '.cache', 'dev-'))
  // cp keeps times to the nanosecond, by which builds are known to be fresh
  const parts = ['apps', 'services', 'packages', 'tools', 'package.json', 'package-lock.json', 'tsconfig.base.json', 'turbo.json']
  execFileSync('cp', ['-a', ...parts.map((name) => join(root, name)), copy])
  mkdirSync(join(copy, '.cache'))
  execFileSync('cp', ['-a', join(root, '.cache/build-stamp'), join(copy, '.cache')])
  execFileSync('cp', ['-al', join(root, 'node_modules'), join(copy, 'node_modules')])
  return copy
}

/**
 * Saves a file as editors do, whole and at once, with a word that was not there before.
 * @param {string} copy @param {keyof typeof changes} what @param {string} word
 */
function save(copy, what, word) {
  const { file, from, to } = changes[what]
  const original = readFileSync(join(root, file), 'utf8')
  if (original.split(from).length !== 2) throw new Error(`${file} holds "${from}" more or less than once`)
  writeFileSync(
    join(copy, `${file}.new`),
    original.replace(from, () => to(word)),
  )
  renameSync(join(copy, `${file}.new`), join(copy, file))
}

/** Starts `npm run dev` in a folder and resolves with where its page is. @param {string} copy */
async function startDev(copy) {
  const [port, pagePort] = [await freePort(), await freePort()]
  const child = spawn(process.execPath, [join(copy, 'tools/dev.mjs')], {
    cwd: copy,
    env: { ...process.env, PORT: String(port), DEV_PORT: String(pagePort), DATA_DIR: join(copy, 'data'), HOST: '0.0.0.0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const stay = endWithUs(child)
  const exited = new Promise((done) => child.once('exit', done))
  const url = `http://127.0.0.1:${pagePort}`
  await new Promise((ready, failed) => {
    let said = ''
    child.stdout.on('data', (text) => {
      said += text
      if (said.includes(url)) ready(undefined)
    })
    void exited.then((code) => failed(new Error(`npm run dev ended with ${code}: ${said}`)))
  })
  const stop = async () => {
    child.kill('SIGTERM')
    await exited
    stay()
  }
  return { url, ports: [port, pagePort], stop }
}

/**
 * Serves a copy by `npm run dev` and measures the milliseconds from saving to seeing, so many times for each kind of change; what is typed
 * must outlive a change of a service. `look` may try more while it runs.
 * @param {{ rounds?: number, look?: (dev: { url: string, ports: number[] }) => Promise<void> }} [options]
 * @returns {Promise<{ page: number[], service: number[] }>}
 */
export async function measureDev({ rounds = 3, look = async () => undefined } = {}) {
  prepare()
  const copy = copyOfRepository()
  try {
    const dev = await startDev(copy)
    const browser = await chromium.launch(await browserLaunch())
    try {
      const page = await browser.newPage({ locale: 'zh-CN' })
      page.setDefaultTimeout(120_000) // beside others on few processors it takes its time, and how long it took is told
      await page.goto(dev.url)
      await page.getByText('演示账号', { exact: true }).waitFor()
      /** @type {{ page: number[], service: number[] }} */
      const seen = { page: [], service: [] }
      for (let round = 1; round <= rounds; round++)
        for (const what of /** @type {const} */ (['page', 'service'])) {
          const word = `改动${round}${what}`
          if (what === 'service') await page.getByLabel('账号').fill(word)
          const saved = performance.now()
          save(copy, what, word)
          await page.getByText(word, { exact: true }).first().waitFor()
          seen[what].push(Math.round(performance.now() - saved))
          if (what === 'service' && (await page.getByLabel('账号').inputValue()) !== word)
            throw new Error('what stood in a field is gone')
        }
      await look(dev)
      return seen
    } finally {
      await browser.close()
      await dev.stop()
    }
  } finally {
    rmSync(copy, { recursive: true, force: true, maxRetries: 5 })
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const seen = await measureDev()
  console.log(JSON.stringify({ limit, ...seen }))
  if (Math.max(...seen.page, ...seen.service) > limit) process.exitCode = 1
}

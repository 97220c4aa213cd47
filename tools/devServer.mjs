// What `npm run dev` runs: one store that stays, the platform as a process that is started again after every build, and vite's server for the page.
import { fork } from 'node:child_process'
import { mkdirSync, rmSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { build, createServer, mergeConfig } from 'vite'
import { endWithUs } from './endWithUs.mjs'
import { serviceBuild } from './vite.service.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
/** The only address anything listens on: what is under work is for nobody else. */
const loopback = '127.0.0.1'
/** Three folders below the root, as the platform expects of itself. */
const platformFolder = join(root, '.cache', 'dev', 'platform')
/** So long, in milliseconds, the platform may take to end in order. Nothing that it acknowledged is lost if it does not. */
const patience = 300

/** @typedef {(line: string) => void} Say */

/** Ends a child, by force where it takes longer than it may. @param {import('node:child_process').ChildProcess} child @param {number} within */
function ended(child, within) {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise((done) => {
    const late = setTimeout(() => child.kill('SIGKILL'), within)
    child.once('exit', () => {
      clearTimeout(late)
      done(undefined)
    })
    child.kill('SIGTERM')
  })
}

/** The embedded store of a folder, in a process that ends with this one. @param {string} path @returns {Promise<{ uri: string, close: () => Promise<unknown> }>} */
function openStore(path) {
  if (process.env.MONGODB_URI) return Promise.resolve({ uri: process.env.MONGODB_URI, close: async () => undefined })
  mkdirSync(path, { recursive: true, mode: 0o700 })
  const child = fork(join(root, 'packages/embedded-mongo/dist/server.js'), [JSON.stringify({ path })], { execArgv: [] })
  const stay = endWithUs(child)
  const close = () => ended(child, 5_000).then(stay)
  return new Promise((opened, failed) => {
    child.once('exit', () => failed(new Error(`the store in ${path} ended`)))
    child.once('message', (/** @type {{ type: string, uri: string, message: string }} */ { type, uri, message }) => {
      if (type === 'ready') opened({ uri, close })
      else failed(new Error(message))
    })
  })
}

/** So long, in milliseconds, after a start the process of the next one is made: the page has asked again by then. */
const afterwards = 1_500

/**
 * Starts the built platform, again and again, one start after the other, each in a process that was made ready before. What it says is
 * passed on at the first start only.
 * @param {{ environment: NodeJS.ProcessEnv, say: Say }} options
 */
function platformRunner({ environment, say }) {
  /** @type {import('node:child_process').ChildProcess | null} */
  let child = null
  /** @type {import('node:child_process').ChildProcess | null} */
  let next = null
  /** @type {NodeJS.Timeout | undefined} */
  let making
  let starts = 0
  let turn = Promise.resolve()
  const stop = async () => {
    if (child !== null) await ended(child, patience)
  }
  const make = () => {
    const made = fork(join(root, 'tools/devPlatform.mjs'), [platformFolder], {
      cwd: root,
      env: environment,
      execArgv: ['--enable-source-maps'],
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    })
    const stay = endWithUs(made)
    made.once('exit', () => {
      stay()
      // what it was to load may be written at that moment, or be at fault: the start makes another then
      if (next === made) next = null
    })
    return made
  }
  /** @returns {Promise<void>} */
  const start = () =>
    new Promise((ready) => {
      const isFirst = starts++ === 0
      clearTimeout(making)
      const started = next ?? make()
      child = started
      next = null
      started.send('start')
      started.once('exit', (code) => {
        if (code) say(`平台已退出（退出码 ${code}）：改正后保存即再启动。`)
        ready()
      })
      if (started.stdout)
        createInterface({ input: started.stdout }).on('line', (line) => {
          const isAnnouncement = line.startsWith('督战平台已启动')
          if (isFirst) say(line)
          else if (isAnnouncement) say(`${line.slice(0, line.indexOf('）') + 1)}，页面已重新取数`)
          if (!isAnnouncement) return
          ready()
          making = setTimeout(() => {
            next = make()
          }, afterwards)
        })
    })
  return {
    /** Resolves when the platform that was built last answers, or has ended at once. */
    standing: () => turn,
    /** @param {() => void} after called when it is ready, or has ended at once */
    restart(after) {
      turn = turn.then(stop).then(start).then(after)
      return turn
    },
    close: async () => {
      await turn.then(stop)
      clearTimeout(making)
      next?.kill('SIGKILL')
    },
  }
}

/** A file for each of our packages and services, by whose contents it is named: what did not change is in the next process already. */
const perWorkspace = {
  groups: [
    { name: (/** @type {string} */ id) => id.match(/\/((?:packages|services)\/[^/]+)\//)?.[1]?.replace('/', '-') ?? null },
  ],
}

/** What is built and watched: the platform, into a folder of its own, and the threads that its packages start. */
const builds = [
  {
    folder: 'apps/standalone',
    entries: ['serve'],
    // a file stays until `npm run dev` starts again: the next process may be loading it
    to: { outDir: platformFolder, emptyOutDir: false, rolldownOptions: { output: { codeSplitting: perWorkspace } } },
  },
  { folder: 'packages/checklist', entries: ['checklistWorker'], to: { emptyOutDir: false } },
  { folder: 'packages/plan', entries: ['planWorker'], to: { emptyOutDir: false } },
]

/**
 * Builds everything now and whenever a file of it is saved, and calls `built` each time when nothing is being built any more.
 * @param {{ say: Say, built: () => void }} options
 */
async function watch({ say, built }) {
  /** @type {Set<string>} */
  const busy = new Set(builds.map(({ folder }) => folder))
  let isBroken = false
  const watchers = await Promise.all(
    builds.map(async ({ folder, entries, to }) => {
      const config = mergeConfig(serviceBuild(join(root, folder), entries), { build: { ...to, watch: {} } })
      const watcher = await build({ ...config, configFile: false, root: join(root, folder), logLevel: 'silent' })
      if (!('on' in watcher)) throw new Error('vite does not watch')
      watcher.on('event', (event) => {
        if (event.code === 'START') {
          busy.add(folder)
          isBroken = false
        }
        if (event.code === 'ERROR') {
          isBroken = true
          say(`未能构建 ${folder}：${event.error.message}`)
        }
        if ('result' in event) void event.result?.close()
        if (event.code !== 'END' && event.code !== 'ERROR') return
        busy.delete(folder)
        if (busy.size === 0 && !isBroken) built()
      })
      return watcher
    }),
  )
  return { close: () => Promise.all(watchers.map((watcher) => watcher.close())) }
}

/**
 * Starts everything and resolves when the platform was ready once. Both ports are of the loopback interface, whatever `HOST` says.
 * @param {{ port: number, pagePort: number, data: string, say?: Say }} options
 */
export async function startDev({ port, pagePort, data, say = console.log }) {
  rmSync(platformFolder, { recursive: true, force: true })
  const store = await openStore(resolve(root, data, 'store'))
  const environment = {
    ...process.env,
    MONGODB_URI: store.uri,
    DATA_DIR: resolve(root, data),
    PORT: String(port),
    HOST: loopback,
    DUZHAN_PROXIES: '0',
  }
  const runner = platformRunner({ environment, say })
  const ofPlatform = ['/trpc', '/files', '/demo.json']
  const proxy = Object.fromEntries(
    ofPlatform.map((path) => [path, { target: `http://${loopback}:${port}`, changeOrigin: false }]),
  )
  /** The page asks anew while the platform starts; what it asks that one meanwhile waits. @type {import('vite').Plugin} */
  const held = {
    name: 'held',
    configureServer: ({ middlewares }) => {
      middlewares.use(({ url = '' }, _response, next) => {
        if (ofPlatform.some((path) => url.startsWith(path))) void runner.standing().then(() => next())
        else next()
      })
    },
  }
  const page = await createServer({
    root: join(root, 'apps/web'),
    configFile: join(root, 'apps/web/vite.config.ts'),
    logLevel: 'error',
    plugins: [held],
    server: { host: loopback, port: pagePort, strictPort: true, proxy },
  })
  await page.listen()
  let isFirst = true
  /** @type {Promise<{ close: () => Promise<unknown> }>} */
  let watching
  await new Promise((ready, failed) => {
    const built = () => {
      void runner.restart(() => ready(undefined))
      if (!isFirst) page.ws.send({ type: 'custom', event: 'duzhan:platform' })
      isFirst = false
    }
    watching = watch({ say, built })
    watching.catch(failed)
  })
  const url = `http://${loopback}:${pagePort}`
  say(`页面（保存即更新）：${url}`)
  return {
    url,
    close: async () => {
      await (await watching).close()
      await page.close()
      await runner.close()
      await store.close()
    },
  }
}

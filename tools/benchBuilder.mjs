// npm run bench:builder: what a change of a checklist of 300 items of mixed kinds costs its author's browser, as JSON: script time
// of typing into a title, of dragging an item and of toggling a box, and what follows when nothing is changed for a moment.
import { cpus } from 'node:os'
import { chromium } from '@playwright/test'
import { served, summary } from './benchBuilt.mjs'
import { browserLaunch } from './browser.mjs'

const items = Number(process.env.BENCH_ITEMS ?? 300)
const changes = Number(process.env.BENCH_CHANGES ?? 40)
const goals = { median: 16, p95: 50 }

/** One change of a kind, in the page. @param {[string, number]} what */
const change = ([kind, turn]) => {
  const write = (/** @type {HTMLTextAreaElement} */ field, /** @type {string} */ text) => {
    Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set?.call(field, text)
    field.dispatchEvent(new Event('input', { bubbles: true }))
  }
  const one = (/** @type {string} */ selector, /** @type {number} */ at) => {
    const all = [...document.querySelectorAll(selector)]
    const found = all[at % all.length]
    if (!(found instanceof HTMLElement)) throw new Error(`nothing is ${selector}`)
    return found
  }
  if (kind === 'type') {
    const field = one('.builder-item textarea', 3)
    if (field instanceof HTMLTextAreaElement) write(field, `${field.value}字`)
  } else if (kind === 'toggle') one('.builder-item .edit-check input[type=checkbox]', turn).click()
  else {
    const transfer = new DataTransfer()
    const fire = (/** @type {HTMLElement} */ at, /** @type {string} */ event) =>
      at.dispatchEvent(new DragEvent(event, { bubbles: true, cancelable: true, dataTransfer: transfer }))
    const [from, to] = [one('.builder-outline-item', turn * 7), one('.builder-outline-item', turn * 7 + 40)]
    fire(from, 'dragstart')
    // the page is drawn between the grip and the drop, as it is for a hand
    return new Promise((resolve) =>
      requestAnimationFrame(() => {
        fire(to, 'dragover')
        fire(to, 'drop')
        fire(from, 'dragend')
        resolve(undefined)
      }),
    )
  }
}

const browser = await chromium.launch(await browserLaunch())
const built = await served('builder')
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
  page.on('pageerror', (error) => console.error(error.message))
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' }) // what the main thread worked, not what it waited for others
  const worked = async () => {
    const { metrics } = await devtools.send('Performance.getMetrics')
    const of = (/** @type {string} */ name) => (metrics.find((one) => one.name === name)?.value ?? 0) * 1_000
    return { script: of('ScriptDuration'), task: of('TaskDuration') }
  }
  const settled = () => page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 60))))
  await page.goto(built.url)
  await page.waitForFunction(() => 'openBuilder' in globalThis)
  const closed = await worked()
  await page.evaluate((count) => Reflect.get(globalThis, 'openBuilder')(count), items)
  await page.locator('.builder-item').first().waitFor({ timeout: 60_000 })
  await page.waitForTimeout(1_500)
  const opened = await worked()
  /** @type {Record<string, unknown>} */
  const result = { open: { script: Math.round(opened.script - closed.script), task: Math.round(opened.task - closed.task) } }
  for (const kind of ['type', 'toggle', 'drag']) {
    const [script, task, after] = [[], [], []].map(() => /** @type {number[]} */ ([]))
    for (let turn = 0; turn < changes; turn += 1) {
      const before = await worked()
      await page.evaluate(change, /** @type {[string, number]} */ ([kind, turn]))
      await settled()
      const changed = await worked()
      await page.waitForTimeout(600)
      const rested = await worked()
      script?.push(changed.script - before.script)
      task?.push(changed.task - before.task)
      after?.push(rested.task - changed.task)
    }
    result[kind] = { script: summary(script ?? []), task: summary(task ?? []), whenStill: summary(after ?? []) }
  }
  console.log(JSON.stringify({ date: new Date().toISOString(), processors: cpus().length, items, goals, ...result }, null, 2))
} finally {
  built.close()
  await browser.close()
}

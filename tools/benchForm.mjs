// npm run bench:form: what a checklist of 500 items of all kinds costs a browser, as JSON: processor time to open it and for one
// change, of the page's own form and of the form engine as it comes, in one run. Medians and 95th percentiles, in milliseconds.
import { cpus } from 'node:os'
import { chromium } from '@playwright/test'
import { served, summary } from './benchBuilt.mjs'
import { browserLaunch } from './browser.mjs'

const items = Number(process.env.BENCH_ITEMS ?? 500)
const opens = Number(process.env.BENCH_OPENS ?? 5)
const changes = Number(process.env.BENCH_CHANGES ?? 40)
const goals = { open: 300, change: 16 }

/**
 * Opens the form again and again, then changes it again and again, each time by what its main thread worked.
 * @param {import('@playwright/test').Browser} browser
 * @param {string} url
 * @param {{ step: string, drawn: string, change: (page: import('@playwright/test').Page, index: number) => Promise<void> }} what
 */
async function measured(browser, url, { step, drawn, change }) {
  const page = await browser.newPage({ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true })
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' }) // what the main thread worked, not what it waited for others
  const worked = async () => {
    const { metrics } = await devtools.send('Performance.getMetrics')
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1_000
  }
  const settled = () => page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 60))))
  const opening = []
  for (let index = 0; index <= opens; index += 1) {
    await page.goto(url)
    await page.waitForFunction(() => 'openForm' in globalThis)
    const before = await worked()
    await page.evaluate(([count, at]) => Reflect.get(globalThis, 'openForm')(count, at), /** @type {const} */ ([items, step]))
    await page.locator(drawn).first().waitFor({ timeout: 240_000 })
    await settled()
    await settled()
    if (index > 0) opening.push((await worked()) - before) // the first fills the browser's caches
  }
  const changing = []
  const saying = []
  for (let index = 0; index < changes; index += 1) {
    const before = await worked()
    await change(page, index)
    await settled()
    const changed = await worked()
    changing.push(changed - before)
    // the word that it is saved comes once the person pauses, in a frame of its own
    if (!(await page.locator('[data-save=saving]').count())) continue
    const looking = await worked()
    await page.waitForTimeout(350)
    await settled()
    saying.push((await worked()) - looking)
  }
  await page.close()
  return { open: summary(opening), change: summary(changing), ...(saying.length > 0 && { saidSaved: summary(saying) }) }
}

/** Clicks one radio button after the other, as a finger would, without the cost of finding the place on the screen. */
const choose = (/** @type {import('@playwright/test').Page} */ page, /** @type {number} */ index) =>
  page.evaluate((turn) => {
    const radios = [...document.querySelectorAll('input[type=radio]')]
    const next = radios[(turn * 2 + 1) % radios.length]
    if (next instanceof HTMLInputElement) next.click()
  }, index)
/** Takes another option of one drop-down after the other: so the engine as it comes asks what our form asks by buttons. */
const select = (/** @type {import('@playwright/test').Page} */ page, /** @type {number} */ index) =>
  page.evaluate((turn) => {
    const lists = [...document.querySelectorAll('select:not([multiple])')]
    const list = lists[turn % lists.length]
    if (!(list instanceof HTMLSelectElement)) throw new Error('the form has no drop-down')
    list.selectedIndex = 1 + (turn % (list.options.length - 1))
    list.dispatchEvent(new Event('change', { bubbles: true }))
  }, index)
/** Opens one row of the ledger after the other, and types into it. */
const type = (/** @type {import('@playwright/test').Page} */ page, /** @type {number} */ index) =>
  page.evaluate((turn) => {
    const row = document.querySelectorAll('#item-rows-ledger .row-head')[Math.floor(turn / 2)]
    if (turn % 2 === 0 && row instanceof HTMLElement && row.ariaExpanded !== 'true') row.click() // opening a row is one of the changes
    const fields = [...document.querySelectorAll('#item-rows-ledger input, #root_rows_ledger input')].filter(
      (one) => one instanceof HTMLInputElement && one.type !== 'radio' && one.type !== 'file',
    )
    const field = fields[turn % fields.length]
    if (turn % 2 === 0) return
    if (!(field instanceof HTMLInputElement)) throw new Error('the ledger has no field')
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(
      field,
      field.inputMode === 'text' || Number.isNaN(Number(field.value)) ? `户主${turn}` : String(turn),
    )
    field.dispatchEvent(new Event('input', { bubbles: true }))
  }, index)

const browser = await chromium.launch(await browserLaunch())
const result = { date: new Date().toISOString(), processors: cpus().length, items, tableRows: 200, goals }
try {
  const ours = await served('ours')
  const form = await measured(browser, ours.url, { step: 's1', drawn: '#section-title', change: choose })
  const table = await measured(browser, ours.url, { step: 'rows', drawn: '#item-rows-ledger', change: type })
  ours.close()
  const stock = await served('stock')
  const engine = await measured(browser, stock.url, { step: '', drawn: 'input', change: select })
  stock.close()
  const ratio = (/** @type {'open' | 'change'} */ of) => Math.round((engine[of].median / form[of].median) * 10) / 10
  console.log(
    JSON.stringify({ ...result, form, table, engine, timesFaster: { open: ratio('open'), change: ratio('change') } }, null, 2),
  )
} finally {
  await browser.close()
}

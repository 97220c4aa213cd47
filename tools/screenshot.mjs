// A picture of one page: node tools/screenshot.mjs URL OUT.png [--width 390] [--account xt-author] [--password …] [--full]
import { parseArgs } from 'node:util'
import { chromium } from '@playwright/test'
import { browserLaunch } from './browser.mjs'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    width: { type: 'string', default: '1280' },
    height: { type: 'string' },
    account: { type: 'string' },
    password: { type: 'string', default: process.env['DUZHAN_DEMO_PASSWORD'] ?? 'Duzhan-2020' },
    wait: { type: 'string', default: '400' },
    full: { type: 'boolean', default: false },
  },
})
const [url, out] = positionals
if (!url || !out) {
  console.error('usage: node tools/screenshot.mjs URL OUT.png [--width 390] [--account NAME] [--password WORD] [--full]')
  process.exit(1)
}
const width = Number(values.width)
const browser = await chromium.launch(await browserLaunch())
try {
  const page = await browser.newPage({
    viewport: { width, height: Number(values.height ?? (width < 600 ? 844 : 800)) },
    deviceScaleFactor: width < 600 ? 2 : 1,
    locale: 'zh-CN',
  })
  page.on('console', (message) => {
    if (message.type() === 'error') console.error(`page: ${message.text()}`)
  })
  page.on('pageerror', (error) => console.error(`page: ${error.message}`))
  await page.goto(url)
  if (values.account) {
    await page.getByLabel('账号').fill(values.account)
    await page.getByLabel('密码').fill(values.password)
    await page.getByRole('button', { name: '登录' }).click()
    await page.getByRole('button', { name: '登录' }).waitFor({ state: 'detached' })
    await page.goto(url)
  }
  await page.waitForLoadState('networkidle', { timeout: 5000 }).catch(() => undefined) // a polling page never falls idle
  await page.waitForTimeout(Number(values.wait))
  await page.screenshot({ path: out, fullPage: values.full })
} finally {
  await browser.close()
}

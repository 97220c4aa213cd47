import type { Locator, Page } from '@playwright/test'
import { menu } from './desk.ts'
import { type Platform, startPlatform } from './platform.ts'

// What whoever begins with an installation proper does first: set it up by the printed address, sign in, change a first password.

/** How something is clicked; a test that counts clicks hands over its own. */
export type Click = (thing: Locator) => Promise<void>
const once: Click = (thing) => thing.click()

/** Starts a platform without the demonstration, in the form that DUZHAN_FORM names. */
export function startProper(data: string): Promise<Platform> {
  const form = process.env['DUZHAN_FORM'] === 'distributed' ? 'distributed' : 'serve'
  return startPlatform({ data, demo: false, form })
}

/** The address that a first start prints and the code in it, both empty where it printed none. */
export function printedSetup(platform: Platform): { address: string; code: string } {
  const [address = '', code = ''] = /http\S+\/setup#(\S+)/.exec(platform.said()) ?? []
  return { address, code }
}

export const fill = (page: Page, label: string, text: string): Promise<void> => page.getByLabel(label, { exact: true }).fill(text)
export const press = (page: Page, name: string | RegExp, click: Click = once): Promise<void> =>
  click(page.getByRole('button', { name, exact: true }))

interface FirstOperator {
  /** What is typed to find the jurisdiction, and what the one that is chosen is called in full; without it the first that is found. */
  search: string
  jurisdiction?: string
  post: string
  account: string
  password: string
}

/** Fills the page that makes the first operator; the code is there from the address. */
export async function setUp(page: Page, of: FirstOperator, click: Click = once): Promise<void> {
  await page.getByRole('combobox').fill(of.search)
  await click(page.getByRole('option', of.jurisdiction === undefined ? {} : { name: of.jurisdiction }).first())
  await fill(page, '岗位', of.post)
  await fill(page, '账号', of.account)
  await fill(page, '密码', of.password)
  await fill(page, '再输一遍密码', of.password)
  await press(page, '完成设置', click)
}

/** Signs in with a first password, changes it to a person's own, and waits until the person is in. */
export async function comeInFirst(
  page: Page,
  { account, first, own }: { account: string; first: string; own: string },
  click: Click = once,
): Promise<void> {
  await page.goto('/')
  await fill(page, '账号', account)
  await fill(page, '密码', first)
  await press(page, '登录', click)
  await fill(page, '初始密码', first)
  await fill(page, '新密码', own)
  await fill(page, '再输一遍新密码', own)
  await press(page, '修改并进入', click)
  await menu(page).waitFor()
}

/** Reads the first password off the slip that was made for a person. */
export const passwordOnSlip = async (page: Page): Promise<string> =>
  (await page.getByRole('region', { name: '账号条' }).locator('code').nth(1).textContent()) ?? ''

/** Chooses a region anew in a picker, by its name. */
export async function pickRegion(page: Page, label: string, name: string, click: Click = once): Promise<void> {
  await press(page, `重新选择：${label}`, click)
  await page.getByRole('combobox', { name: label, exact: true }).fill(name)
  await click(page.getByRole('option', { name }).first())
}

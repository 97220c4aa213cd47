import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '@duzhan/service-kit'
import { startTestIssuer, type TestIssuer } from '@duzhan/test-kit/testIssuer'
import { expect, openDevice, signOut, test } from './desk.ts'
import { pageFaults } from './pageFaults.ts'
import { type Platform, startPlatform } from './platform.ts'

// People who sign in elsewhere come to the platform from there, at a desk and with a telephone.
let data = ''
let issuer: TestIssuer
let platform: Platform

test.beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'duzhan-sign-on-'))
  issuer = await startTestIssuer()
  const port = await freePort()
  platform = await startPlatform({
    data,
    port,
    form: process.env['DUZHAN_FORM'] === 'distributed' ? 'distributed' : 'serve',
    settings: {
      DUZHAN_OIDC_ISSUER: issuer.url,
      DUZHAN_OIDC_CLIENT_ID: issuer.clientId,
      DUZHAN_OIDC_CLIENT_SECRET: issuer.clientSecret,
      DUZHAN_OIDC_ADDRESS: `http://127.0.0.1:${port}`,
      DUZHAN_OIDC_LABEL: '省统一身份认证登录',
    },
  })
})
test.afterAll(async () => {
  await platform?.end('SIGTERM')
  await issuer?.close()
  rmSync(data, { recursive: true, force: true })
})

for (const width of [1280, 390]) {
  test(`the button leads to the issuer and back to the page that was asked for, and out again (${width})`, async ({
    browser,
  }, testInfo) => {
    const page = await (await openDevice(browser, width, platform.url)).newPage()
    const look = async (name: string, isRefused = false) => {
      if (!isRefused) expect(await pageFaults(page), name).toEqual([])
      if (process.env['DUZHAN_LOOK']) await page.screenshot({ path: testInfo.outputPath(`${name}-${width}.png`), fullPage: true })
    }
    const button = page.getByRole('button', { name: '省统一身份认证登录' })
    const asIssuerKnows = async (account: string) => {
      await button.click()
      await expect(page).toHaveURL(new RegExp(`^${issuer.url}/authorize`))
      await page.getByLabel('账号').fill(account)
      await page.getByRole('button', { name: '认证' }).click()
    }
    await page.goto('/messages')
    await expect(button).toBeVisible()
    await look('sign-in')

    await asIssuerKnows('nobody-here')
    await expect(page.getByText('本平台没有账号“nobody-here”')).toBeVisible()
    await expect(page).toHaveURL(`${platform.url}/sign-on`)
    await look('unknown', true)
    await page.getByRole('link', { name: '回到登录页' }).click()
    await asIssuerKnows('')
    await expect(page.getByText('没有同意登录')).toBeVisible()

    await page.goto('/messages')
    await asIssuerKnows('xt-inspector')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('消息')
    await expect(page).toHaveURL(`${platform.url}/messages`)
    await page.goto('/me')
    await expect(page.getByText('通过统一身份认证登录')).toBeVisible()
    await look('me')
    await page.goBack()
    await expect(page, 'the way back leads not to the issuer').toHaveURL(`${platform.url}/messages`)
    await signOut(page)
    await expect(button).toBeVisible()

    // the password is still there: unfolded, since this is a demonstration
    await page.getByLabel('账号', { exact: true }).fill('xt-inspector')
    await page.getByLabel('密码', { exact: true }).fill('Duzhan-2020')
    await look('with-password')
    await page.getByRole('button', { name: '登录', exact: true }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('首页')
  })
}

import { createHmac } from 'node:crypto'
import { expect, openDevice, own, signOut, test } from './desk.ts'
import { pageFaults } from './pageFaults.ts'

/** The six digits that an authenticator app shows (RFC 6238). */
function telephoneCode(secret: string, at: number): string {
  const bits = [...secret].map((one) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(one).toString(2).padStart(5, '0')).join('')
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)))
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
  const mac = createHmac('sha1', key).update(counter).digest()
  return String((mac.readUInt32BE((mac.at(-1) ?? 0) & 15) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

test.describe('one’s own account', () => {
  test.use({ beginsAt: 'home' })

  for (const width of [1280, 390]) {
    test(`is a few presses away, and gets a second step that the next sign-in asks for (${width})`, async ({
      sitDown,
      browser,
    }) => {
      const account = width === 390 ? 'yt-inspector' : 'shigu-unit'
      const { page, look } = await sitDown(account, width)
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('首页')
      await own(page).click()
      await page.getByRole('link', { name: '我的账号与安全' }).click()
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('我的账号')
      await expect(page.getByText('本机', { exact: true })).toBeVisible()
      await look(`me-${account}`)
      expect(await pageFaults(page)).toEqual([])
      await page.getByRole('button', { name: '开启两步验证' }).click()
      await page.getByLabel('当前密码').fill('Duzhan-2020')
      await page.getByRole('button', { name: '下一步' }).click()
      await expect(page.getByRole('img', { name: /二维码/ })).toBeVisible()
      await look(`qr-${account}`)
      expect(await pageFaults(page)).toEqual([])
      const secret = ((await page.locator('code.secret').textContent()) ?? '').replaceAll(' ', '')
      await page.getByLabel('应用显示的 6 位数字').fill(telephoneCode(secret, Date.now()))
      await page.getByRole('button', { name: '确认开启' }).click()
      const codes = page.getByRole('region', { name: '恢复码' })
      await expect(codes.getByRole('listitem')).toHaveCount(10)
      await look(`recovery-${account}`)
      expect(await pageFaults(page)).toEqual([])
      const recovery = (await codes.getByRole('listitem').first().textContent()) ?? ''
      await page.getByRole('button', { name: '已保存好，完成' }).click()
      await expect(page.getByText('还有 10 个恢复码可用。')).toBeVisible()
      await signOut(page)

      const other = await (await openDevice(browser, width)).newPage()
      await other.goto('/home')
      await other.getByLabel('账号', { exact: true }).fill(account)
      await other.getByLabel('密码', { exact: true }).fill('Duzhan-2020')
      await other.getByRole('button', { name: '登录', exact: true }).click()
      await other.getByLabel('验证码', { exact: true }).fill('000000')
      await other.getByRole('button', { name: '登录', exact: true }).click()
      await expect(other.getByText('验证码不正确或已经用过')).toBeVisible()
      await other.getByLabel('验证码', { exact: true }).fill(recovery)
      await other.getByRole('button', { name: '登录', exact: true }).click()
      await expect(other.getByRole('heading', { level: 1 })).toHaveText('首页')
      await other.context().close()
    })
  }

  test('shows large text on this device, also after it was closed, with nothing wider than the screen', async ({ sitDown }) => {
    for (const width of [1280, 390]) {
      const { page, look } = await sitDown('xt-author', width)
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('首页')
      const sizeOf = () => page.evaluate(() => Number.parseFloat(getComputedStyle(document.body).fontSize))
      const usual = await sizeOf()
      await own(page).click()
      await page.getByLabel('大字显示').check()
      expect(await sizeOf()).toBe(usual * 1.25)
      for (const address of [
        '/home',
        '/xiangtan-2020',
        '/xiangtan-2020/visits',
        '/xiangtan-2020/findings',
        '/xiangtan-2020/dues',
        '/me',
      ]) {
        await page.goto(address)
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
        expect(await sizeOf()).toBe(usual * 1.25)
        await look(`large${address.replaceAll('/', '-')}`)
      }
    }
  })
})

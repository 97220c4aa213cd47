import { enter, expect, openDevice, signIn, signOut, test, toWork } from './desk.ts'

test.describe('a newcomer', () => {
  test.use({ signsInBy: 'page', beginsAt: 'home' })

  for (const width of [390, 1280]) {
    test(`signs in with a demo account, sees what waits, and enters where the work is (${width})`, async ({ sitDown }) => {
      const landings = [
        ['xt-inspector', '我的任务'],
        ['hutian-unit', '问题台账'],
        ['xt-author', '湘潭市'],
        ['xt-viewer', '湘潭市'],
        ['hn-viewer', '湖南省'],
      ] as const
      for (const [account, heading] of landings) {
        const { page, look } = await sitDown(account, width)
        await expect(page.getByRole('heading', { level: 1 })).toHaveText('首页')
        await expect(page.getByText(/等您办的事/).first()).toBeVisible()
        await look(`home-${account}`)
        await toWork(page)
        await expect(page.getByRole('heading', { level: 1 })).toContainText(heading)
        await look(`landing-${account}`)
      }
    })
  }

  test('goes where they clicked, also before the page that their work begins on was found', async ({ browser }) => {
    const page = await (await openDevice(browser, 1280)).newPage()
    const later = (pattern: RegExp, milliseconds: number) =>
      page.route(pattern, async (route) => {
        await new Promise((resolve) => setTimeout(resolve, milliseconds))
        await route.continue()
      })
    await later(/plan\.byId/, 700)
    await later(/PlanPage.*\.js/, 1400)
    await signIn(page, 'hn-viewer')
    await enter(page, '方案')
    await expect(page.getByRole('region', { name: '挂牌督战任务清单（村）', exact: true })).toBeVisible()
    await page.unrouteAll({ behavior: 'wait' })
    await page.context().close()
  })

  test('is told in Chinese when the password is wrong, and may try again', async ({ browser }) => {
    const page = await (await openDevice(browser, 390)).newPage()
    await page.goto('/')
    await page.getByLabel('账号', { exact: true }).fill('xt-inspector')
    await page.getByLabel('密码', { exact: true }).fill('not-the-password')
    await page.getByRole('button', { name: '登录', exact: true }).click()
    await expect(page.getByText('账号或密码不正确')).toBeVisible()
    await page.getByRole('button', { name: /\bxt-inspector$/ }).click()
    await page.getByRole('button', { name: '登录', exact: true }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('首页')
    await page.context().close()
  })

  test('who signs out is out: the address of a page leads to the sign-in', async ({ sitDown }) => {
    const { page } = await sitDown('xt-viewer', 1280)
    await toWork(page)
    await expect(page.getByRole('heading', { level: 1 })).toContainText('湘潭市')
    const address = page.url()
    await signOut(page)
    await expect(page.getByRole('button', { name: '登录', exact: true })).toBeVisible()
    await page.goto(address)
    await expect(page.getByRole('button', { name: '登录', exact: true })).toBeVisible()
  })
})

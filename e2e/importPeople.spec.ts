import { expect, openDevice, test } from './desk.ts'
import { pageFaults } from './pageFaults.ts'

// Files are read in a worker of the browser itself: what a test of the page alone cannot see.
const csv = (name: string, ...lines: string[]) => ({
  ...{ name, mimeType: 'text/csv' },
  buffer: Buffer.from(['账号,岗位,角色,地区', ...lines].join('\n')),
})
const good = ['xx-ducha-1,湘乡市督查一组组长,督战员、查看,湘乡市', 'xx-fuhe-1,湘乡市复核专员,复核,430381000000']

test('an operator adds the people of a sheet, all or none, and each comes in by a slip', async ({ sitDown, browser }) => {
  const { page, look } = await sitDown('xt-admin', 1280)
  const workers: string[] = []
  page.on('worker', (worker) => workers.push(worker.url()))
  await page.goto('/operator/people')
  await page.getByRole('button', { name: '按表导入' }).click()
  const choose = (file: ReturnType<typeof csv>) => page.locator('input[type=file]').setInputFiles(file)

  await choose(csv('人员.xlsx', ...good))
  await expect(page.getByText('扩展名“xlsx”与内容不符')).toBeVisible()
  await choose(csv('人员.csv', good[0] ?? '', 'xt-viewer,督查二组组长,皇帝,衡阳市'))
  await expect(page.getByRole('alert')).toContainText('第 3 行“督查二组组长”的“地区”：本辖区内没有“衡阳市”')
  await choose(csv('人员.csv', good[0] ?? '', 'xt-viewer,督查二组组长,查看,湘潭市'))
  await expect(page.getByRole('alert')).toContainText('账号“xt-viewer”已存在')
  await expect(page.getByRole('button', { name: /^确认开通/ })).toHaveCount(0)
  await look('people-faults')

  await choose(csv('人员.csv', ...good))
  await expect(page.getByText('共 2 人，可以开通')).toBeVisible()
  expect(await pageFaults(page)).toEqual([])
  await page.getByRole('button', { name: '确认开通 2 个账号' }).click()
  const slips = page.getByRole('region', { name: '账号条' })
  await expect(slips).toContainText('xx-fuhe-1')
  await look('people-slips')
  expect(workers.length, 'each file is read beside the page').toBe(4)

  const password = (await slips.locator('code').nth(1).textContent()) ?? ''
  const second = await (await openDevice(browser, 390)).newPage()
  await second.goto('/')
  await second.getByLabel('账号', { exact: true }).fill('xx-ducha-1')
  await second.getByLabel('密码', { exact: true }).fill(password)
  await second.getByRole('button', { name: '登录' }).click()
  await expect(second.getByLabel('新密码', { exact: true })).toBeVisible()
})

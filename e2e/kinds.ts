import { expect, type Locator, type Page } from '@playwright/test'
import { type Desk, enter } from './desk.ts'

/** One item of the section on screen, by its printed number. */
export const item = (page: Page, no: string): Locator =>
  page.getByRole('region', { name: new RegExp(`^${no.replace('.', '\\.')}\\. `) })

/** Opens the checklist of a village that is to be visited. */
export async function startVisit({ page }: Desk, village: string): Promise<void> {
  await enter(page, '督战任务')
  await page.getByRole('link', { name: new RegExp(village) }).click()
  await page.getByRole('link', { name: '开始督战' }).click()
  await expect(page.locator('#section-title')).toBeVisible()
}

/** Chooses files in an item, as the device's own chooser gives them. */
export const choose = (of: Locator, ...files: { name: string; mimeType: string; buffer: Buffer }[]): Promise<void> =>
  of.locator('input[type=file]').setInputFiles(files)

/** A small photo of one colour, so that no two are the same. */
export async function photo(page: Page, name: string, colour: string) {
  const text = await page.evaluate(async (fill) => {
    const canvas = new OffscreenCanvas(640, 480)
    const brush = canvas.getContext('2d')
    if (brush) {
      brush.fillStyle = fill
      brush.fillRect(0, 0, 640, 480)
    }
    const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/jpeg' })).arrayBuffer())
    return btoa(String.fromCharCode(...bytes))
  }, colour)
  return { name, mimeType: 'image/jpeg', buffer: Buffer.from(text, 'base64') }
}

/** A real document of one empty page. */
export const contract = {
  name: '管护合同.pdf',
  mimeType: 'application/pdf',
  buffer: Buffer.from(
    [
      '%PDF-1.4',
      '1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj',
      '2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj',
      '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj',
      'trailer<</Root 1 0 R/Size 4>>',
      '%%EOF\n',
    ].join('\n'),
  ),
}

/** A programme for Windows under the name of a document. */
export const renamedProgramme = {
  ...contract,
  name: '账页.pdf',
  buffer: Buffer.from(`MZ\u0090\u0000${'\u0000'.repeat(400)}PE`, 'latin1'),
}

/** Draws a line on the signature pad, by parts of its width and height. */
export async function draw(page: Page, points: readonly (readonly [number, number])[]): Promise<void> {
  const pad = page.getByRole('img', { name: /签名区$/ })
  await pad.scrollIntoViewIfNeeded()
  // the page may still be moving: where the pad is counts once it was there twice
  let box = await pad.boundingBox()
  await expect
    .poll(async () => {
      const before = JSON.stringify(box)
      box = await pad.boundingBox()
      return JSON.stringify(box) === before
    })
    .toBe(true)
  if (!box) throw new Error('there is no pad to sign on')
  const { x, y, width, height } = box
  const at = ([right, down]: readonly [number, number]) => [x + width * right, y + height * down] as const
  const [first = [0, 0], ...others] = points
  await page.mouse.move(...at(first))
  await page.mouse.down()
  for (const point of others) await page.mouse.move(...at(point), { steps: 6 })
  await page.mouse.up()
}

/** How much of the signature pad is ink, in pixels as wide as the pad's own. */
export const inkOf = (page: Page): Promise<number> =>
  page.getByRole('img', { name: /签名区$/ }).evaluate((pad) => {
    const canvas = pad as HTMLCanvasElement // the pad is one
    const { data = new Uint8ClampedArray() } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? {}
    let dark = 0
    for (let at = 0; at < data.length; at += 4) if ((data[at] ?? 255) < 128) dark += 1
    return dark
  })

/** Copies the rows as a spreadsheet does, and pastes them into the panel of a table. */
export async function paste(of: Locator, rows: readonly (readonly string[])[]): Promise<void> {
  const page = of.page()
  await of.getByRole('button', { name: '从电子表格粘贴' }).click()
  await page.evaluate((text) => navigator.clipboard.writeText(text), rows.map((row) => row.join('\t')).join('\n'))
  await of.getByPlaceholder('粘贴到这里').press('Control+V')
}

/** Fills what every item asks, without a finding, as fast as it goes; photos, file and signature included. */
export async function fillWell(page: Page): Promise<void> {
  const write = (no: string, text: string) => item(page, no).getByRole('textbox').first().fill(text)
  const press = (no: string, name: string) => item(page, no).getByRole('button', { name }).click()
  const next = () => page.getByRole('button', { name: '下一节' }).click()
  await press('1', '现在')
  await item(page, '2').getByRole('radio', { name: '是' }).check()
  await press('3', '今天')
  await write('4', '280')
  await next()
  await item(page, '5').getByRole('radio', { name: '较好' }).check()
  await write('6', '1')
  await press('7', '增加：垃圾')
  await press('8', '满分')
  await item(page, '9').getByRole('radio', { name: '1', exact: true }).check()
  await choose(item(page, '10'), await photo(page, 'gate.jpg', '#6a4'), await photo(page, 'road.jpg', '#a64'))
  await press('11', '获取当前位置')
  await next()
  await press('12', '请选择')
  await item(page, '12').getByRole('option', { name: '村级水厂' }).click()
  await item(page, '13').getByRole('checkbox', { name: '水压不足' }).check()
  await next()
  await paste(item(page, '15'), [
    ['俞金花', '112.25', 'B级', '2020-02-18'],
    ['胡水根', '95', 'A级', '2020-03-01'],
  ])
  await press('15', '加入 2 行')
  for (const name of ['俞金花', '胡水根']) {
    await press('16', '添加一户')
    await item(page, '16').getByRole('textbox', { name: '户主' }).fill(name)
    await item(page, '16').getByRole('radio', { name: '无害化卫生厕所' }).check()
  }
  await next()
  await write('17', '20')
  await write('18', '18')
  await item(page, '21').getByRole('radio', { name: '村务公开栏' }).check()
  await choose(item(page, '22'), contract)
  await expect(item(page, '22')).toContainText('PDF 文件')
  await next()
  await write('23', '村容整洁，供水正常，资金按进度拨付。')
  await press('24', '村党组织负责人签名')
  await draw(page, [
    [0.1, 0.3],
    [0.4, 0.7],
    [0.6, 0.3],
  ])
  await press('24', '完成签名')
  await expect(item(page, '24').getByRole('img', { name: '村党组织负责人的签名' })).toBeVisible()
}

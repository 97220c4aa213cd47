import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { callAs } from './call.ts'
import { answer, answerWell, clauses, goToSection, isSaved, sectionNumbers } from './checklist.ts'
import { type Desk, enter, expect, signIn, signOut, test } from './desk.ts'
import { goodSubmission } from './goodSubmission.ts'
import { type Platform, startPlatform } from './platform.ts'

const note = '墙体开裂，已当场反馈村支两委。'

/** Opens the checklist of a village that is still to be visited, by its place among those. */
async function openVisit(page: Page, index: number): Promise<string> {
  await enter(page, '督战任务')
  const waiting = page.locator('.visit-row').filter({ hasText: '待督战' }).nth(index)
  const name = (await waiting.locator('strong').first().textContent()) ?? ''
  // by its name: one that was visited a moment ago may still leave the list
  await page.locator('.visit-row').filter({ hasText: name }).first().click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(name)
  await page.getByRole('link', { name: '开始督战' }).click()
  await expect(page.locator('#section-title')).toBeVisible()
  return name
}

/** The drafts as the device's own store holds them for a person. */
const draftsOf = (page: Page, account: string) =>
  page.evaluate(
    (name) =>
      new Promise<
        { id: string; answers: Record<string, Record<string, { answer?: string; note?: string; photos?: string[] }>> }[]
      >((resolve, reject) => {
        const opening = indexedDB.open(name)
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const reading = opening.result.transaction('drafts').objectStore('drafts').getAll()
          reading.onsuccess = () => {
            opening.result.close()
            // the device keeps answers as a text
            resolve(reading.result.map((kept) => ({ ...kept, answers: JSON.parse(kept.answers) })))
          }
        }
      }),
    `duzhan ${account}`,
  )

/** Photos of a camera's size, each another: making them small takes the phone its time. */
async function largePhotos(page: Page, count: number) {
  const taken = await page.evaluate(async (many) => {
    const photos: string[] = []
    for (let index = 0; index < many; index++) {
      const canvas = new OffscreenCanvas(4000, 3000)
      const brush = canvas.getContext('2d')
      for (let stroke = 0; brush && stroke < 3000; stroke++) {
        brush.fillStyle = `hsl(${(stroke * 37 + index * 91) % 360} 60% 50%)`
        brush.fillRect((stroke * 613) % 4000, (stroke * 271) % 3000, 120, 90)
      }
      const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.95 })).arrayBuffer())
      let text = ''
      for (const byte of bytes) text += String.fromCharCode(byte)
      photos.push(btoa(text))
    }
    return photos
  }, count)
  return taken.map((text, index) => ({
    name: `site-${index}.jpg`,
    mimeType: 'image/jpeg',
    buffer: Buffer.from(text, 'base64'),
  }))
}

/** Fills what is left of the checklist and goes to the last look. */
async function fillToReview(page: Page): Promise<void> {
  for (const no of sectionNumbers) {
    await goToSection(page, no)
    await answerWell(page)
  }
  await expect(page.getByText('全部填写完成')).toBeVisible()
  await isSaved(page)
  await page.getByRole('button', { name: '检查并提交' }).last().click()
}

test.describe('what an inspector typed is not lost, and what was sent can be put right', () => {
  let platform: Platform
  const data = mkdtempSync(join(tmpdir(), 'duzhan-correction-'))
  test.beforeAll(async () => {
    const form = process.env['DUZHAN_FORM'] === 'distributed' ? 'distributed' : 'serve'
    platform = await startPlatform({ form, data, clock: '2020-03-20T09:00:00+08:00' })
  })
  test.afterAll(async () => {
    await platform?.end('SIGTERM')
    rmSync(data, { recursive: true, force: true })
  })

  test('answer and note written while four large photos are prepared stay, on the page and in the draft', async ({ sitDown }) => {
    const { page, look } = await sitDown('xt-inspector', 390, platform.url)
    await openVisit(page, 0)
    const photos = await largePhotos(page, 4)
    const item = page.locator('.item').first()
    await item.locator('input[type=file]').setInputFiles(photos)
    await answer(clauses(page).first(), '否')
    await item.getByRole('textbox').fill(note)
    await expect(item.getByRole('img')).toHaveCount(4)
    await expect(item.getByRole('radio', { name: '否', exact: true })).toBeChecked()
    await expect(item.getByRole('textbox')).toHaveValue(note)
    await isSaved(page)
    await look('photos-while-writing')
    const [draft] = await draftsOf(page, 'xt-inspector')
    const held = Object.values(Object.values(draft?.answers ?? {})[0] ?? {})[0]
    expect({ ...held, photos: held?.photos?.length }).toEqual({ answer: 'no', note, photos: 4 })

    // the same when the section is left meanwhile, and what was there before stays too
    const second = page.locator('.item').nth(1)
    await second.locator('input[type=file]').setInputFiles(photos)
    await goToSection(page, '二')
    await answerWell(page)
    await goToSection(page, '一')
    await expect(second.getByRole('img')).toHaveCount(4)
    await page.reload()
    await expect(item.getByRole('img')).toHaveCount(4)
    await expect(second.getByRole('img')).toHaveCount(4)
    await expect(item.getByRole('textbox')).toHaveValue(note)
    await second.getByRole('button', { name: '移除照片 1' }).click()
    await expect(second.getByRole('img')).toHaveCount(3)
  })

  test('a note of blanks only is missing, and said so at the item', async ({ sitDown }) => {
    const { page, look } = await sitDown('xt-inspector', 390, platform.url)
    await openVisit(page, 1)
    const item = page.locator('.item').first()
    await answer(clauses(page).first(), '否')
    await item.getByRole('textbox').fill('  \u3000\u200b\n ')
    await item.getByRole('textbox').blur()
    await expect(item.locator('.field-error')).toContainText('情况说明')
    await expect(page.getByText('还有 26 项未填')).toBeVisible()
    await look('blank-note')
    await item.getByRole('textbox').fill(`  ${note}\u3000`)
    await item.getByRole('textbox').blur()
    await expect(item.getByRole('textbox')).toHaveValue(note)
    await expect(item.locator('.field-error')).toHaveCount(0)
  })

  test('two windows on one draft: the one that comes late is told, and nothing is overwritten unseen', async ({ sitDown }) => {
    const { page, look } = await sitDown('xt-inspector', 390, platform.url)
    await openVisit(page, 2)
    await answer(clauses(page).first(), '是')
    await isSaved(page)
    const other = await page.context().newPage()
    await other.goto(page.url())
    await answer(clauses(other).first(), '否')
    await other.getByRole('textbox').first().fill(note)
    await isSaved(other)
    await expect(page.getByText('已在另一个窗口中修改')).toBeVisible()
    await look('moved')
    await page.getByRole('button', { name: '载入另一窗口的内容' }).click()
    await expect(page.getByRole('textbox').first()).toHaveValue(note)

    // the other way round: this window goes on with its own, the other is told
    await other.getByRole('textbox').first().fill(`${note}另窗口补充。`)
    await expect(page.getByText('已在另一个窗口中修改')).toBeVisible()
    await page.getByRole('button', { name: '以本窗口的内容为准' }).click()
    await expect(page.getByRole('textbox').first()).toHaveValue(note)
    await expect(other.getByText('已在另一个窗口中修改')).toBeVisible()
    await other.getByRole('button', { name: '载入另一窗口的内容' }).click()
    await expect(other.getByRole('textbox').first()).toHaveValue(note)

    // one sends, the other is told and can compare
    await fillToReview(other)
    await page.getByRole('button', { name: '载入另一窗口的内容' }).click()
    await other.getByRole('button', { name: '提交督战记录' }).click()
    await expect(other.getByRole('heading', { level: 1 })).toHaveText('提交成功')
    await expect(page.getByText('已在另一个窗口提交')).toBeVisible()
    await page.getByRole('button', { name: '对照已提交的记录' }).click()
    await expect(page.getByText('两份内容的答案、说明和照片完全相同。')).toBeVisible()
    await look('sent-elsewhere')
    await page.getByRole('link', { name: '查看回执' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('提交成功')
  })

  test('a draft that is refused for good says why, compares, is saved as a file, and goes after a second question', async ({
    sitDown,
  }) => {
    const { page, look } = await sitDown('xt-inspector', 390, platform.url)
    const village = await openVisit(page, 1)
    const target = /targets\/([^/]+)\//.exec(page.url())?.[1] ?? ''
    await answer(clauses(page).first(), '否')
    const item = page.locator('.item').first()
    await item.getByRole('textbox').fill(note)
    await item.locator('input[type=file]').setInputFiles(await largePhotos(page, 1))
    await expect(item.getByRole('img')).toHaveCount(1)
    await fillToReview(page)
    // the same number is taken by other content, as from a second device with a copy of the draft
    const [draft] = (await draftsOf(page, 'xt-inspector')).filter(({ answers }) => Object.keys(answers).length === 9)
    const call = await callAs(platform.url, 'xt-inspector')
    const taken = await call('mutation', 'forms.submission.submit', {
      ...(await goodSubmission(call, target)),
      id: draft?.id ?? '',
    })
    expect(taken.status).toBe(200)
    await page.getByRole('button', { name: '提交督战记录' }).click()
    await expect(page.getByText('这份填报未被接收')).toBeVisible()
    await expect(page.getByText(/内容不同/)).toBeVisible()
    await page.getByRole('button', { name: '对照已提交的记录' }).click()
    await expect(page.getByRole('region', { name: '本机的内容' })).toContainText(note)
    await look('refused')

    const saving = page.waitForEvent('download')
    await page.getByRole('button', { name: '另存为文件' }).click()
    const file = readFileSync(await (await saving).path(), 'utf8')
    for (const part of [village, note, '<img src="data:image/']) expect(file).toContain(part)

    // it is named where it lies, and goes only after a second question
    await page.getByRole('link', { name: '暂存并离开' }).click()
    await enter(page, '督战任务')
    await page.getByRole('link', { name: new RegExp(`${village}.*未被接收`) }).click()
    await page.getByRole('button', { name: '放弃这份填报' }).click()
    await expect(page.getByText(/无法恢复/)).toBeVisible()
    await page.getByRole('button', { name: '确定放弃' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText(village)
    await enter(page, '督战任务')
    await expect(page.getByRole('link', { name: new RegExp(`${village}.*未被接收`) })).toHaveCount(0)

    // what was set aside is found by the author of the plan
    const author = await sitDown('xt-author', 1280, platform.url)
    await enter(author.page, '督战任务')
    await author.page.getByRole('link', { name: '查看另存的填报' }).click()
    await author.look('asides')
    await author.page.getByRole('link', { name: '查看记录' }).first().click()
    await expect(author.page.getByRole('region', { name: '另存的内容' })).toContainText(note)
    await author.look('aside')
    await author.page.getByRole('link', { name: '查看已收到的记录' }).click()
    await expect(author.page.getByText('同一编号另有 1 份内容不同的填报，已另存。')).toBeVisible()
  })

  test('a wrong tap is corrected: both records stay, the finding is withdrawn, the figure follows', async ({ sitDown }) => {
    const inspector = await sitDown('xt-inspector', 390, platform.url)
    const { page, look } = inspector
    const village = await openVisit(page, 1)
    await answer(clauses(page).first(), '否')
    await page.getByRole('textbox').first().fill(note)
    await fillToReview(page)
    await expect(page.getByText(/发现误填，可在记录页面填报更正/)).toBeVisible()
    await page.getByRole('button', { name: '提交督战记录' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('提交成功')
    await look('receipt')
    await page.getByRole('link', { name: '更正这份记录' }).click()
    await expect(page.getByText('这是一份更正')).toBeVisible()
    await expect(clauses(page).first().getByRole('radio', { name: '否', exact: true })).toBeChecked()
    await expect(page.getByRole('textbox').first()).toHaveValue(note)
    await answer(clauses(page).first(), '是')
    await page.getByRole('textbox').first().fill('')
    await look('correct')
    await goToSection(page, sectionNumbers[8])
    await page.getByRole('button', { name: '检查并提交' }).last().click()
    const send = page.getByRole('button', { name: '提交更正' })
    await expect(send).toBeDisabled()
    await page.getByLabel('更正理由').fill('现场误点，已向村支两委核对')
    await look('correct-review')
    await send.click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('提交成功')
    await page.getByRole('link', { name: '查看督战记录' }).click()
    await expect(page.getByText('这是一份更正，替代此前提交的记录。')).toBeVisible()
    await look('corrected-new')
    await page.getByRole('link', { name: '查看原记录' }).click()
    await expect(page.getByText(/这份记录已更正/)).toBeVisible()
    await expect(page.getByRole('link', { name: '更正这份记录' })).toHaveCount(0)
    await look('corrected-old')

    // the ledger follows the record a moment later
    const call = await callAs(platform.url, 'xt-viewer')
    const withdrawn = () => call('query', 'assignments.finding.list', { plan: 'xiangtan-2020', state: 'withdrawn' })
    await expect.poll(async () => (await withdrawn()).data?.total).toBe(1)
    const viewer = await sitDown('xt-viewer', 1280, platform.url)
    await enter(viewer.page, '问题台账')
    await expect(viewer.page.getByRole('link', { name: new RegExp(`${village}.*待签收`) })).toHaveCount(0)
    await viewer.page.getByRole('group', { name: '状态' }).getByText('已撤回').click()
    await viewer.page
      .getByRole('link', { name: new RegExp(village) })
      .first()
      .click()
    await expect(viewer.page.getByText('现场误点，已向村支两委核对')).toBeVisible()
    await viewer.look('withdrawn')
    await viewer.page.getByRole('link', { name: '查看更正后的记录' }).click()
    await expect(viewer.page.getByText('没有发现问题')).toBeVisible()
  })

  test('who leaves is told what is not sent; who comes next sees none of it; who comes back goes on', async ({ sitDown }) => {
    const desk: Desk = await sitDown('xt-inspector', 390, platform.url)
    const { page, look } = desk
    const village = await openVisit(page, 0)
    await answer(clauses(page).first(), '否')
    await page.getByRole('textbox').first().fill(note)
    await isSaved(page)
    const address = page.url()
    await signOut(page)
    await expect(page.getByText(/本机还有 1 份未提交的督战记录/)).toBeVisible()
    await look('sign-out')
    await page.getByRole('button', { name: '保留并退出' }).click()
    await expect(page.getByRole('button', { name: '登录', exact: true })).toBeVisible()
    await signIn(page, 'xx-inspector')
    await enter(page, '督战任务')
    await expect(page.getByText('我的任务')).toBeVisible()
    await expect(page.getByText('本机有未提交的督战记录')).toHaveCount(0)
    await page.goto(address)
    await expect(page.getByText(note)).toHaveCount(0)
    await signOut(page)
    await expect(page.getByRole('button', { name: '登录', exact: true })).toBeVisible()
    await signIn(page, 'xt-inspector')
    await enter(page, '督战任务')
    await page.getByRole('link', { name: new RegExp(`${village} · 继续填写`) }).click()
    await expect(page.getByRole('textbox').first()).toHaveValue(note)

    // given up with a second question, nothing of it stays
    await signOut(page)
    await page.getByRole('button', { name: '全部放弃并退出' }).click()
    await expect(page.getByText(/无法恢复/)).toBeVisible()
    await page.getByRole('button', { name: '确定放弃并退出' }).click()
    await expect(page.getByRole('button', { name: '登录', exact: true })).toBeVisible()
    await expect.poll(() => draftsOf(page, 'xt-inspector')).toEqual([])
  })
})

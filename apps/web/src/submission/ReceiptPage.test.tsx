import type { Receipt } from '@duzhan/contracts'
import { asInspector, world } from '@duzhan/test-kit/personas'
import { describe, expect, it } from 'vitest'
import { takeDevice } from '../device/devicePerson.ts'
import { draftStore } from '../device/draftStore.ts'
import { aDraft } from '../test/builders/aDraft.ts'
import { factOf, names, textOf, the } from '../test/find.ts'
import { onDevice } from '../test/onDevice.ts'
import { opened } from '../test/opened.tsx'

let count = 0
/** A record that this device sent, and the receipt that it got for it. */
async function sent(over: Partial<Receipt> = {}, part?: { key: string; team: string; others: string[] }) {
  const id = `01900000-0000-7000-8000-${String(++count).padStart(12, '0')}`
  const [draft] = await onDevice(aDraft({ key: `receipt-${count}`, id, ...(part && { part }) }))
  if (!draft) throw new Error('nothing is kept')
  takeDevice(asInspector.account)
  const receipt: Receipt = {
    ...{ id, hash: 'h', receivedAt: '2020-03-19T16:30:00.000Z', plan: world.plan, revision: 1 },
    ...{ checklist: 'village', target: 'v-1', signature: 'abc123' },
    ...over,
  }
  await draftStore().keepReceipt(draft, receipt)
  return id
}
const open = (id: string) => opened(`/demo-2020/receipts/${id}`, asInspector)

describe('the receipt of a record', () => {
  it('says what was sent and when it came, by the clock in Shanghai', async () => {
    const id = await sent()
    await open(id)
    expect(names('heading')).toEqual(['提交成功'])
    expect(['督战对象', '督战清单', '接收时间', '编号', '校验码'].map(factOf)).toEqual([
      '上坪村',
      '村督战清单',
      '2020-03-20 00:30',
      id,
      'abc123',
    ])
  })

  it('leads to the record, its correction and the next task', async () => {
    const id = await sent()
    await open(id)
    expect(['查看督战记录', '更正这份记录', '返回督战任务'].map((name) => the('link', name).getAttribute('href'))).toEqual([
      `/demo-2020/submissions/${id}`,
      `/demo-2020/submissions/${id}/correct`,
      '/demo-2020/visits',
    ])
  })

  it('says that it came late and will not count', async () => {
    await open(await sent({ late: true }))
    expect(factOf('接收时间')).toBe('2020-03-20 00:30 补报')
    expect(textOf()).toContain('不计入那一期的汇总')
  })

  it('says whose part it was', async () => {
    await open(await sent({}, { key: 'health', team: '卫健组', others: ['青石县督战队'] }))
    expect(factOf('填报部分')).toBe('卫健组的部分；其余由青石县督战队填报')
  })

  it('is not on a device that did not send it, which still leads to the record', async () => {
    await open('unknown')
    expect(textOf()).toContain('这台设备上没有这份回执')
    expect(the('link', '查看督战记录').getAttribute('href')).toBe('/demo-2020/submissions/unknown')
  })
})

import { movedItems, newChecklist, sectionsOf, withItems } from '@duzhan/checklist/edit'
import { expect, it, vi } from 'vitest'
import { textOf } from '../../test/find.ts'
import { shown } from '../../test/shown.tsx'
import { Notes } from './Notes.tsx'

const asked = { kind: 'judgement', title: '是否有项目，是否有分红' } as const
const note = { section: 'section1', item: 'item1', isRefused: false, rule: null, message: '一题只问一件事。' }
const nothing = vi.fn()

it('names items by where they stand now, and looks for what can be split only where the checklist changed', async () => {
  let looks = 0
  const watched = (schema: object) => ({
    ...schema,
    get properties() {
      looks += 1
      return 'properties' in schema ? schema.properties : {}
    },
  })
  const checked = withItems(newChecklist('清单'), 'section1', [asked, asked])
  const show = (schema: unknown, now: unknown) =>
    shown(<Notes schema={schema} notes={[note]} isChecked sections={sectionsOf(now)} act={nothing} onGo={nothing} />)
  const schema = watched(checked)
  await show(schema, checked)
  expect(textOf()).toContain('一、1：一题只问一件事。')
  expect(textOf()).toContain('把 2 道一题多问的拆成小问')
  looks = 0
  await show(schema, movedItems(checked, [{ section: 'section1', item: 'item1' }], { section: 'section1', before: null }))
  expect(textOf()).toContain('一、2：一题只问一件事。')
  expect(looks).toBe(0)
  await show(watched(newChecklist('清单')), checked)
  expect(looks).toBeGreaterThan(0)
  expect(textOf()).not.toContain('把 2 道一题多问的拆成小问')
})

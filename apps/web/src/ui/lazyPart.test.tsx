import { afterEach, expect, it } from 'vitest'
import type { KindAnswerProps } from '../kind/kindView.ts'
import { later } from '../kind/later.tsx'
import { leaveKind, readKind, settled } from '../kind/test/filledKind.tsx'
import { lazyPart } from './lazyPart.tsx'

afterEach(leaveKind)

it('a part that cannot be fetched says so in its place, and comes when it is tried again', async () => {
  let tries = 0
  const Part = lazyPart<KindAnswerProps>(async () => {
    tries += 1
    if (tries === 1) throw new TypeError('Failed to fetch dynamically imported module')
    return () => <p>here</p>
  })
  const page = await readKind(Part, {})
  await settled(() => expect(page.text()).toContain('没能载入。请联网后重试'))
  await page.press('重试')
  await settled(() => expect(page.text()).toBe('here'))
})

it('a part that was fetched before is there at once', async () => {
  const Part = lazyPart<KindAnswerProps>(async () => () => <p>here</p>)
  await Part.preload()
  expect((await readKind(Part, {})).text()).toBe('here')
})

it('the view of a kind fetches what it needs later too, so that all is there once the network is gone', async () => {
  let isThere = false
  const view = {
    Field: () => null,
    Answer: null,
    Tag: null,
    preload: async () => {
      isThere = true
    },
  }
  await later(async () => ({ file: view }), 'file').preload?.()
  expect(isThere).toBe(true)
})

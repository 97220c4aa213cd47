import 'fake-indexeddb/auto'
import fc from 'fast-check'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { takeDevice } from '../device/devicePerson.ts'
import { type Draft, draftKey } from '../device/draft.ts'
import { DraftMoved, DraftStore, draftStore } from '../device/draftStore.ts'
import { OpenDraft } from './openDraft.ts'
import { closeDraft, openDraft } from './openDrafts.ts'

const nowhere = async () => null
let count = 0
const draftOf = (over: Partial<Draft> = {}): Draft => ({
  key: draftKey('one', 'p', `open-${++count}`),
  id: `01890a5d-ac96-774b-bcce-${String(count).padStart(12, '0')}`,
  account: 'one',
  plan: 'p',
  visit: `open-${count}`,
  target: { id: 'v1', name: '甲村', place: '某县某镇' },
  checklist: 'village',
  revision: 1,
  title: '任务清单',
  schema: {},
  startedAt: '2020-03-20T01:00:00.000Z',
  finishedAt: null,
  answers: {},
  savedAt: null,
  version: 0,
  correction: null,
  refused: null,
  ...over,
})
const path = 'duty.done'
const receipt = { id: 'r', hash: 'h', receivedAt: '', plan: 'p', revision: 1, checklist: 'c', target: 't', signature: 's' }
const settled = (open: OpenDraft) => vi.waitFor(() => expect(open.state().saveState.kind).toMatch(/saved|failed/))

describe('a draft open in one window', () => {
  it('adds photos to what the item holds by then: answer and note written meanwhile stay', async () => {
    const store = new DraftStore(`open-${++count}`)
    const first = draftOf()
    const open = new OpenDraft(first, store)
    let ready = () => {}
    const prepared = new Promise<void>((resolve) => {
      ready = resolve
    })
    const taking = prepared.then(() => open.change(path, (held) => ({ ...held, photos: ['a', 'b', 'c', 'd'] })))
    open.change(path, (held) => ({ ...held, answer: 'no' }))
    open.change(path, (held) => ({ ...held, note: '墙体开裂' }))
    ready()
    await taking
    await settled(open)
    const kept = { duty: { done: { answer: 'no', note: '墙体开裂', photos: ['a', 'b', 'c', 'd'] } } }
    expect(open.state().draft.answers).toEqual(kept)
    expect((await store.byKey(first.key))?.answers).toEqual(kept)
  })

  it('ends with the same answers in whatever order the parts of an item come', async () => {
    const parts: [string, unknown][] = [
      ['answer', 'no'],
      ['note', '墙体开裂'],
      ['photos', ['a']],
    ]
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(parts, { minLength: 3 }), async (order) => {
        const open = new OpenDraft(draftOf(), new DraftStore(`open-${++count}`))
        for (const [part, value] of order) open.change(path, (held) => ({ ...held, [part]: value }))
        await settled(open)
        expect(open.held(path)).toEqual(Object.fromEntries(parts))
      }),
      { numRuns: 12 },
    )
  })

  it('drops what was emptied, and an item that holds nothing more', async () => {
    const open = new OpenDraft(draftOf({ answers: { duty: { done: { answer: 'no', note: '墙体开裂' } } } }), new DraftStore('x'))
    open.change(path, (held) => ({ ...held, note: ' \u3000\u200b\n' }))
    expect(open.held(path)).toEqual({ answer: 'no' })
    open.change(path, (held) => ({ ...held, answer: undefined }))
    expect(open.state().draft.answers).toEqual({ duty: {} })
  })

  it('is finished with trimmed texts; a correction keeps the end of its visit', async () => {
    const answers = { duty: { done: { answer: 'no', note: '  墙体开裂\u3000' } } }
    const plain = new OpenDraft(draftOf({ answers }), new DraftStore(`open-${++count}`))
    expect(await plain.finish('2020-03-20T02:00:00.000Z', nowhere)).toMatchObject({
      finishedAt: '2020-03-20T02:00:00.000Z',
      answers: { duty: { done: { note: '墙体开裂' } } },
    })
    const correction = { submission: 's', reason: '现场误点' }
    const sent = draftOf({ answers, correction, finishedAt: '2020-03-19T00:00:00.000Z' })
    const open = new OpenDraft(sent, new DraftStore(`open-${++count}`))
    open.change(path, () => ({ answer: 'yes' }))
    expect(await open.finish('2020-03-20T02:00:00.000Z', nowhere)).toMatchObject({ finishedAt: '2020-03-19T00:00:00.000Z' })
  })
})

describe('a draft open in two windows', () => {
  /** Two windows on one device: each opens the stored draft for itself. */
  async function twoWindows() {
    const name = `open-${++count}`
    const store = new DraftStore(name)
    const kept = await store.save(draftOf())
    return { store, kept, one: new OpenDraft(kept, new DraftStore(name)), two: new OpenDraft(kept, new DraftStore(name)) }
  }
  const answerWith = async (open: OpenDraft, answer: string) => {
    open.change(path, (held) => ({ ...held, answer }))
    await settled(open)
  }

  it('never overwrites one with the other: who comes late is told, and chooses to take the other’s', async () => {
    const { store, kept, one, two } = await twoWindows()
    await answerWith(one, 'yes')
    two.change(path, () => ({ answer: 'no' }))
    await vi.waitFor(() => expect(two.state().standing).toBe('elsewhere'))
    expect((await store.byKey(kept.key))?.answers).toEqual({ duty: { done: { answer: 'yes' } } })
    await two.reload()
    expect(two.state()).toMatchObject({ standing: 'here', draft: { answers: { duty: { done: { answer: 'yes' } } } } })
    await answerWith(two, 'na')
    expect((await store.byKey(kept.key))?.answers).toEqual({ duty: { done: { answer: 'na' } } })
  })

  it('or goes on with its own, and then the other is late', async () => {
    const { store, kept, one, two } = await twoWindows()
    await answerWith(one, 'yes')
    two.change(path, () => ({ answer: 'no' }))
    await vi.waitFor(() => expect(two.state().standing).toBe('elsewhere'))
    await two.takeOver()
    expect((await store.byKey(kept.key))?.answers).toEqual({ duty: { done: { answer: 'no' } } })
    one.change(path, () => ({ answer: 'na' }))
    await vi.waitFor(() => expect(one.state().standing).toBe('elsewhere'))
    expect((await store.byKey(kept.key))?.answers).toEqual({ duty: { done: { answer: 'no' } } })
  })

  it.each(['sent', 'discarded'] as const)(
    'that was %s in one is over in the other, and cannot be sent from there',
    async (end) => {
      const { store, kept, two } = await twoWindows()
      if (end === 'sent') await store.keepReceipt(kept, receipt)
      else await store.discard(kept.key)
      two.change(path, () => ({ answer: 'no' }))
      await vi.waitFor(() => expect(two.state().standing).toBe(end))
      await expect(two.finish('2020-03-20T02:00:00.000Z', nowhere)).rejects.toThrow(DraftMoved)
      expect(await store.byKey(kept.key)).toBeUndefined()
    },
  )
})

describe('the drafts that this window has open', () => {
  beforeEach(() => takeDevice('one'))

  it('go on when the page is left and entered again; what is on its way into an old one goes into the new one', async () => {
    const kept = await draftStore().save(draftOf())
    const open = openDraft(kept)
    expect(openDraft(kept)).toBe(open)
    const newer = await draftStore().save({ ...kept, answers: { duty: { done: { answer: 'yes' } } } })
    const again = openDraft(newer)
    expect(again).not.toBe(open)
    open.change(path, (held) => ({ ...held, photos: ['a'] }))
    await settled(again)
    expect(again.held(path)).toEqual({ answer: 'yes', photos: ['a'] })
    closeDraft(kept.key)
    expect(openDraft(newer)).not.toBe(again)
  })

  it('are closed when somebody else sits down, whose store knows nothing of them', async () => {
    const kept = await draftStore().save(draftOf())
    await draftStore().addPhoto({ owner: kept.key, hash: 'a'.repeat(64), blob: new Blob(['x']), isUploaded: false })
    const open = openDraft(kept)
    takeDevice('two')
    expect(await draftStore().all()).toEqual([])
    expect(await draftStore().byKey(kept.key)).toBeUndefined()
    expect(await draftStore().photo('a'.repeat(64))).toBeUndefined()
    open.change(path, () => ({ answer: 'no' })) // a photo that was still being prepared, say
    await settled(open)
    takeDevice('one')
    expect(openDraft(kept)).not.toBe(open)
    expect((await draftStore().byKey(kept.key))?.answers).toEqual({ duty: { done: { answer: 'no' } } })
  })
})

import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { problemOf } from '../api/problemOf.ts'
import { type Draft, draftKey } from '../device/draft.ts'
import { draftStore } from '../device/draftStore.ts'
import { submitDraft } from './submitDraft.ts'

const hash = 'a'.repeat(64)
const receipt = {
  id: 'r',
  hash: 'h',
  receivedAt: '2020-03-20T02:00:00.000Z',
  plan: 'p',
  revision: 3,
  checklist: 'village',
  target: 'v1',
  signature: 's',
}
let visit = 0
const draftOf = (): Draft & { finishedAt: string } => ({
  key: draftKey('one', 'p', `visit-${++visit}`),
  id: `01890a5d-ac96-774b-bcce-${String(visit).padStart(12, '0')}`,
  account: 'one',
  plan: 'p',
  visit: `visit-${visit}`,
  target: { id: 'v1', name: '甲村', place: '某县某镇' },
  checklist: 'village',
  revision: 3,
  title: '任务清单',
  schema: {},
  startedAt: '2020-03-20T01:00:00.000Z',
  finishedAt: '2020-03-20T01:30:00.000Z',
  answers: { duty: { done: { answer: 'no', note: '三组没有落实', photos: [hash] } } },
  savedAt: '2020-03-20T01:30:00.000Z',
  version: 0,
  correction: null,
  refused: null,
})

type Answer = () => Response | Promise<Response>
let uploads: string[]
let bodies: unknown[]
let answers: Answer[]
const accepted: Answer = () => Response.json([{ result: { data: receipt } }])
const refused =
  (code: string, details: unknown): Answer =>
  () =>
    Response.json(
      [{ error: { message: code, code: -32009, data: { problem: { code, kind: 'conflict', details, requestId: 'r' } } } }],
      {
        status: 409,
      },
    )
const lost: Answer = () => Promise.reject(new TypeError('Failed to fetch'))

beforeEach(() => {
  uploads = []
  bodies = []
  answers = []
  vi.stubGlobal('fetch', async (input: string, init: RequestInit) => {
    if (input.startsWith('/files/')) {
      uploads.push(input)
      return new Response(null, { status: 201 })
    }
    bodies.push(JSON.parse(String(init.body)))
    return (answers.shift() ?? lost)()
  })
})
afterEach(() => vi.unstubAllGlobals())

async function begun() {
  const draft = draftOf()
  await draftStore().save(draft)
  await draftStore().addPhoto({ owner: draft.key, hash, blob: new Blob(['photo']), isUploaded: false })
  return draft
}

describe('sending a filled checklist', () => {
  it('leaves out what is hidden by the answers above it, which stays on the device', async () => {
    const draft = draftOf()
    const isBad = {
      required: ['duty'],
      properties: { duty: { required: ['done'], properties: { done: { properties: { answer: { const: 'no' } } } } } },
    }
    const schema = {
      properties: {
        duty: { properties: { done: {}, since: { 'x-shown-if': isBad } } },
        repair: { 'x-shown-if': isBad, properties: { plan: {} } },
      },
    }
    const since = { value: '2020-02' }
    const repair = { plan: { text: '三月底前' } }
    const filled = { ...draft, schema, answers: { duty: { done: { answer: 'yes' }, since }, repair } }
    await draftStore().save(filled)
    answers = [lost]
    await submitDraft(filled, () => {}).catch(() => {})
    expect(bodies).toEqual([{ '0': expect.objectContaining({ answers: { duty: { done: { answer: 'yes' } } } }) }])
    expect((await draftStore().byKey(draft.key))?.answers).toEqual(filled.answers)

    answers = [accepted]
    await submitDraft({ ...filled, answers: { duty: { done: { answer: 'no' }, since }, repair } }, () => {})
    expect(bodies[1], 'shown again, it is there as it was').toEqual({
      '0': expect.objectContaining({ answers: { duty: { done: { answer: 'no' }, since }, repair } }),
    })
  })

  it('sends the photos first, then the answers with the revision they were given on, and keeps the receipt', async () => {
    const draft = await begun()
    answers = [accepted]
    const left: number[] = []
    expect(await submitDraft(draft, (photos) => left.push(photos))).toEqual(receipt)
    expect(uploads).toEqual([`/files/${hash}?plan=p&target=v1`])
    expect(left).toEqual([1, 0])
    const { id, plan, revision, checklist, startedAt, finishedAt } = draft
    expect(bodies[0]).toEqual({
      0: { id, plan, revision, checklist, target: 'v1', due: draft.visit, startedAt, finishedAt, answers: draft.answers },
    })
    expect(await draftStore().byKey(draft.key)).toBeUndefined()
    expect((await draftStore().receipt(draft.id))?.receipt).toEqual(receipt)
  })

  it('says that it was made in secret where it was, and never in a correction, which is as its record', async () => {
    const sent = async (over: Partial<Pick<Draft, 'covert' | 'correction'>>) => {
      answers = [accepted]
      await submitDraft({ ...(await begun()), ...over }, () => {})
      return (bodies.at(-1) as { 0: object })[0]
    }
    expect(await sent({ covert: { choice: 'chosen', isCovert: true } })).toMatchObject({ isCovert: true })
    expect(await sent({ covert: { choice: 'chosen', isCovert: false } })).not.toHaveProperty('isCovert')
    const correction = { submission: '01900000-0000-7000-8000-000000000009', reason: '现场误点，已核对' }
    expect(await sent({ covert: { choice: 'always', isCovert: true }, correction })).not.toHaveProperty('isCovert')
  })

  it('keeps everything when the network fails, and sends the very same when asked again', async () => {
    const draft = await begun()
    answers = [lost, accepted]
    const failure = await submitDraft(draft, () => {}).catch((error: unknown) => problemOf(error))
    expect(failure).toMatchObject({ code: 'network.lost' })
    expect(await draftStore().byKey(draft.key)).toEqual({ ...draft, version: 1 })
    expect(await draftStore().receipt(draft.id)).toBeUndefined()
    await submitDraft(draft, () => {})
    expect(bodies[1]).toEqual(bodies[0])
    expect(uploads).toHaveLength(1)
  })

  it('keeps the draft when the platform refuses it', async () => {
    const draft = await begun()
    answers = [refused('submission.answers-invalid', { errors: [] })]
    await expect(submitDraft(draft, () => {})).rejects.toThrow('submission.answers-invalid')
    expect(await draftStore().byKey(draft.key)).toEqual({ ...draft, version: 1 })
  })

  it('sends a photo again that the platform says it lacks', async () => {
    const draft = await begun()
    answers = [refused('evidence.missing', { hashes: [hash], count: 1 }), accepted]
    expect(await submitDraft(draft, () => {})).toEqual(receipt)
    expect(uploads).toHaveLength(2)
    expect(bodies).toHaveLength(2)
  })

  it('gives up on photos that the platform keeps missing, with the draft still there', async () => {
    const draft = await begun()
    answers = [refused('evidence.missing', { hashes: [hash] }), refused('evidence.missing', { hashes: [hash] })]
    await expect(submitDraft(draft, () => {})).rejects.toThrow('evidence.missing')
    expect(bodies).toHaveLength(2)
    expect(await draftStore().byKey(draft.key)).toEqual({ ...draft, version: 1 })
  })

  describe('with a file that the platform does not take for what it is', () => {
    const other = 'b'.repeat(64)
    const locked = { code: 'evidence.file-locked', kind: 'invalid', details: {}, requestId: 'r' }
    beforeEach(() => {
      const send = globalThis.fetch
      vi.stubGlobal('fetch', async (input: string, init: RequestInit) => {
        const answer = await send(input, init)
        return input.startsWith(`/files/${other}`) ? Response.json(locked, { status: 422 }) : answer
      })
    })
    const withFile = async () => {
      const { answers: held, ...draft } = await begun()
      await draftStore().addPhoto({ owner: draft.key, hash: other, blob: new Blob(['file']), isUploaded: false, as: 'file' })
      const files = [{ hash: other, name: '通知.pdf', size: 9 }]
      return { ...draft, answers: { ...held, papers: { notice: { files } } } }
    }

    it('says so at its field, sends the other files, and keeps the draft', async () => {
      const draft = await withFile()
      const failure = await submitDraft(draft, () => {}).catch((error: unknown) => problemOf(error))
      expect(failure).toMatchObject({
        code: 'submission.answers-invalid',
        details: { errors: [{ path: 'papers.notice.files', message: expect.stringContaining('加了密码') }] },
      })
      expect(uploads).toEqual([`/files/${hash}?plan=p&target=v1`, `/files/${other}?plan=p&target=v1&as=file`])
      expect(bodies, 'nothing is sent without it').toEqual([])
      expect(await draftStore().byKey(draft.key)).toBeDefined()
    })

    it('goes on once it was taken out of the answers', async () => {
      const { answers: _, ...draft } = await withFile()
      answers = [accepted]
      expect(await submitDraft({ ...draft, answers: draftOf().answers }, () => {})).toEqual(receipt)
    })
  })
})

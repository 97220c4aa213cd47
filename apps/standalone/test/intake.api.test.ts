import { randomUUID } from 'node:crypto'
import type { ChecklistView, SubmissionInput } from '@duzhan/contracts'
import { packs } from '@duzhan/plan-packs'
import { problemText } from '@duzhan/problems'
import { unchecked } from '@duzhan/test-kit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { filled, newId, submissionOf } from './answers.ts'
import { post, problemIn, signIn, type TestPlatform, testPlatform, type Visitor } from './platform.ts'

const plan = 'xiangtan-2020'
const tanqiao = 'v430381106229' // 潭桥村: the city team's
const bajiang = 'v430381101224' // 巴江村: 湘乡市's own team's
const submit = 'forms.submission.submit'
const json = { 'content-type': 'application/json' }
const hours = 60 * 60 * 1_000

describe('what is refused leaves nothing behind', () => {
  let platform: TestPlatform
  let inspector: Visitor
  let checklist: ChecklistView
  const good = (over: Partial<SubmissionInput> = {}) => submissionOf(tanqiao, filled(checklist), over)

  beforeAll(async () => {
    platform = await testPlatform()
    inspector = await platform.as('xt-inspector')
    checklist = await inspector.api.forms.checklist.byKey.query({ plan, checklist: 'village' })
  })
  afterAll(() => platform?.close())

  const stored = async () => {
    const viewer = await platform.as('xt-viewer')
    return (await viewer.api.forms.submission.list.query({ plan, limit: 100 })).map(({ id }) => id)
  }

  /** Tries something, finds nothing stored, and tells the problem, which must have a Chinese sentence of its own. */
  async function refused(attempt: () => Promise<Response>): Promise<{ status: number; code: string; details: unknown }> {
    const before = await stored()
    const response = await attempt()
    const problem = await problemIn(response)
    expect(await stored(), 'nothing stored').toEqual(before)
    if (problem === null) throw new Error('it was taken in')
    const sentence = problemText(problem.code, problem.details, 'zh')
    expect(sentence).not.toBe(problemText('no.such-code', { code: problem.code }, 'zh'))
    expect(sentence).toMatch(/[\u4e00-\u9fff].*。/)
    return { status: response.status, code: problem.code, details: problem.details }
  }
  const refusedInput = (input: unknown, who = inspector) => refused(() => post(who, submit, input))

  describe('an envelope that is not a submission', () => {
    it.each<[string, (input: SubmissionInput) => unknown]>([
      ['an unknown field', (input) => ({ ...input, approved: true })],
      [
        'an unknown field inside the position',
        (input) => ({ ...input, position: { longitude: 1, latitude: 1, accuracy: 1, x: 1 } }),
      ],
      ['a latitude beyond the pole', (input) => ({ ...input, position: { longitude: 1, latitude: 91, accuracy: 1 } })],
      ['a number for the plan', (input) => ({ ...input, plan: 7 })],
      ['an operator for the plan', (input) => ({ ...input, plan: { $ne: 1 } })],
      ['an operator for the target', (input) => ({ ...input, target: { $gt: '' } })],
      ['an operator for the id', (input) => ({ ...input, id: { $ne: null } })],
      ['an id that is no UUID v7', (input) => ({ ...input, id: randomUUID() })],
      ['no id', ({ id: _, ...input }) => input],
      ['no answers', ({ answers: _, ...input }) => input],
      ['a list for answers', (input) => ({ ...input, answers: [] })],
      ['a revision below one', (input) => ({ ...input, revision: 0 })],
      ['a fraction for the revision', (input) => ({ ...input, revision: 1.5 })],
      ['a date without time', (input) => ({ ...input, finishedAt: '2020-03-20' })],
      ['a path for the checklist', (input) => ({ ...input, checklist: '../village' })],
      ['a text instead of an object', () => 'submission'],
      ['nothing', () => null],
    ])('%s', async (_, spoil) => {
      const { status, code, details } = await refusedInput(JSON.stringify(spoil(good())))
      expect({ status, code }).toEqual({ status: 422, code: 'input.invalid' })
      expect((details as { errors: unknown[] }).errors.length).toBeGreaterThan(0)
    })

    it('says where the fault lies', async () => {
      const { details } = await refusedInput({ ...good(), position: { longitude: 1, latitude: 91, accuracy: 1 } })
      expect(details).toEqual({ errors: [{ path: 'position.latitude', rule: 'too_big' }] })
    })
  })

  describe('answers that do not fit the checklist', () => {
    type Answers = Record<string, Record<string, Record<string, unknown>>>
    const withWaste = (over: Record<string, unknown>) => (answers: Answers) => {
      const { environment = {} } = answers
      return { ...answers, environment: { ...environment, waste: { ...environment['waste'], ...over } } }
    }
    const waste = 'environment.waste'
    it.each<[string, (answers: Answers) => unknown, string]>([
      ['an unknown section', (answers) => ({ ...answers, extra: {} }), ''],
      ['an operator as a section', (answers) => ({ ...answers, $where: 'sleep(1000)' }), ''],
      ['a missing section', ({ industry: _, ...answers }) => answers, ''],
      ['a missing item', (answers) => ({ ...answers, environment: {} }), 'environment'],
      ['an unknown item', (answers) => ({ ...answers, environment: { ...answers['environment'], extra: {} } }), 'environment'],
      ['an answer that is no choice', withWaste({ hasLitter: 'perhaps' }), `${waste}.hasLitter`],
      ['an operator for an answer', withWaste({ hasLitter: { $ne: 1 } }), `${waste}.hasLitter`],
      ['a truth value for an answer', withWaste({ hasLitter: true }), `${waste}.hasLitter`],
      ['a bad answer without a note', withWaste({ hasLitter: 'yes' }), waste],
      ['a photo that is no hash', withWaste({ photos: ['x.jpg'] }), `${waste}.photos`],
      ['a note beyond a thousand characters', withWaste({ note: '长'.repeat(1_001) }), `${waste}.note`],
    ])('%s', async (_, spoil, at) => {
      const { status, code, details } = await refusedInput({ ...good(), answers: spoil(filled(checklist) as Answers) })
      expect({ status, code }).toEqual({ status: 422, code: 'submission.answers-invalid' })
      const paths = (details as { errors: { path: string }[] }).errors.map(({ path }) => path)
      expect(paths.some((path) => path.startsWith(at))).toBe(true)
    })

    it('a prototype among the answers, at any depth', async () => {
      const text = JSON.stringify(good())
      const deep = text.replace('"waste":{', '"waste":{"__proto__":{"hasLitter":"no"},')
      expect(deep).not.toBe(text)
      expect((await refusedInput(deep)).code).toBe('submission.answers-invalid')
      const top = text.replace('"answers":{', '"answers":{"__proto__":{"polluted":true},')
      expect((await refusedInput(top)).code).toBe('submission.answers-invalid')
      expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
    })
  })

  describe('a time that cannot be true', () => {
    const claimed = (startedAt: string, finishedAt = startedAt) => ({ startedAt, finishedAt })
    it.each<[string, Partial<SubmissionInput>, string]>([
      ['the year 0', claimed('0000-01-01T00:00:00Z'), 'input.invalid'],
      ['the year 0 for the end alone', { finishedAt: '0000-01-01T00:00:00Z' }, 'input.invalid'],
      ['the year 9999', { finishedAt: '9999-12-31T23:59:59Z' }, 'input.invalid'],
      ['a phone reset to 1970', claimed('1970-01-01T00:00:00Z'), 'submission.time-too-old'],
      ['a phone reset to 2019', claimed('2019-01-01T00:00:00Z'), 'submission.time-too-old'],
      ['begun in 2019, finished now', { startedAt: '2019-01-01T00:00:00Z' }, 'submission.time-too-old'],
      ['the eve of the plan', claimed('2019-12-31T15:59:59Z'), 'submission.time-before-plan'],
      ['an hour from now', claimed('2020-03-20T02:00:00Z'), 'submission.time-ahead'],
      ['finished before it began', claimed('2020-03-20T00:50:00Z', '2020-03-20T00:10:00Z'), 'submission.time-reversed'],
    ])('%s', async (_, over, code) => {
      expect(await refusedInput(good(over))).toMatchObject({ status: 422, code })
    })
  })

  describe('answers that say nothing', () => {
    type Answers = Record<string, Record<string, Record<string, unknown>>>
    const withNote = (note: string) => {
      const answers = filled(checklist, ['environment.waste.hasLitter']) as Answers
      const { environment = {} } = answers
      return { ...answers, environment: { ...environment, waste: { ...environment['waste'], note } } }
    }
    it.each(['     ', '\u3000'.repeat(6), '\n\n\r\n\n', '\u200b\u200c\u200d\u2060\ufeff'])('a note of %j', async (note) => {
      const { code, details } = await refusedInput(good({ answers: withNote(note) }))
      expect({ code, details }).toMatchObject({
        code: 'submission.answers-invalid',
        details: { errors: [{ path: 'environment.waste.note', keyword: 'required' }] },
      })
    })

    it('are cut off a note that says something', async () => {
      const submission = good({ answers: withNote('\u3000村口有一处垃圾堆\u200b\n') })
      await inspector.api.forms.submission.submit.mutate(submission)
      const { answers } = await inspector.api.forms.submission.byId.query({ id: submission.id })
      expect((answers as Answers)['environment']?.['waste']?.['note']).toBe('村口有一处垃圾堆')
    })

    it('nested without end are refused with a sentence', async () => {
      const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
      const text = JSON.stringify(good()).replace('"answers":{', `"answers":{"deep":${deep},`)
      expect(await refusedInput(text)).toMatchObject({
        code: 'submission.answers-invalid',
        details: { errors: [{ keyword: 'limit', params: { limit: 'depth' } }] },
      })
    })
  })

  describe('a request that is none', () => {
    it.each<[string, () => Promise<Response>, number, string]>([
      ['a broken body', () => post(inspector, submit, '{"id":'), 422, 'request.malformed'],
      [
        'a body over one megabyte',
        () => post(inspector, submit, { ...good(), answers: { x: 'y'.repeat(1_100_000) } }),
        413,
        'body.too-large',
      ],
      ['a form', () => inspector.request(`/trpc/${submit}`, { method: 'POST', body: new FormData() }), 422, 'request.malformed'],
      [
        'plain text',
        () =>
          inspector.request(`/trpc/${submit}`, {
            method: 'POST',
            body: JSON.stringify(good()),
            headers: { 'content-type': 'text/plain' },
          }),
        422,
        'request.malformed',
      ],
      [
        'a submission by GET',
        () => inspector.request(`/trpc/${submit}?input=${encodeURIComponent(JSON.stringify({ ...good(), answers: {} }))}`),
        405,
        'request.malformed',
      ],
      [
        'another site’s page',
        () =>
          inspector.request(`/trpc/${submit}`, {
            method: 'POST',
            headers: { ...json, origin: 'https://elsewhere.example' },
            body: JSON.stringify(good()),
          }),
        403,
        'request.cross-origin',
      ],
      [
        'a page without our header',
        () =>
          fetch(`${platform.url}/trpc/${submit}`, {
            method: 'POST',
            headers: { ...json, cookie: inspector.cookie },
            body: JSON.stringify(good()),
          }),
        403,
        'request.cross-origin',
      ],
      ['an unknown procedure', () => post(inspector, 'forms.submission.remove', {}), 404, 'procedure.absent'],
      ['an unknown service', () => post(inspector, 'archive.submission.submit', {}), 404, 'procedure.absent'],
      [
        'a batch for two services',
        () => post(inspector, `${submit},identity.person.create?batch=1`, { 0: good(), 1: {} }),
        422,
        'request.malformed',
      ],
      [
        'eleven calls at once',
        () =>
          post(
            inspector,
            `${Array(11).fill(submit).join(',')}?batch=1`,
            Object.fromEntries(Array.from({ length: 11 }, (_, at) => [at, good()])),
          ),
        413,
        'batch.too-large',
      ],
    ])('%s', async (_, attempt, status, code) => {
      expect(await refused(attempt)).toMatchObject({ status, code })
    })

    it('from our own page is taken, by its origin', async () => {
      const answer = await inspector.request(`/trpc/${submit}`, {
        method: 'POST',
        headers: { ...json, origin: platform.url },
        body: JSON.stringify(good()),
      })
      expect(answer.status).toBe(200)
    })
  })

  describe('a person who may not', () => {
    it.each<[string, () => Promise<Visitor>, string, string]>([
      ['nobody signed in', async () => platform.anonymous, tanqiao, 'session.required'],
      ['another county’s inspector', () => platform.as('xtx-inspector'), tanqiao, 'target.absent'],
      ['the county’s own team, at a village of the city’s', () => platform.as('xx-inspector'), tanqiao, 'target.other-team'],
      ['the city’s team, at a village of the county’s', () => platform.as('xt-inspector'), bajiang, 'target.other-team'],
      ['a village that is not on any list', () => platform.as('xt-inspector'), 'v430381106999', 'target.absent'],
    ])('%s', async (_, who, target, code) => {
      expect((await refusedInput(good({ target }), await who())).code).toBe(code)
    })

    it('a village in the register that no list designates', async () => {
      const author = await platform.as('xt-author')
      const attributes = { poorHouseholds: 1, poorPersons: 1, unliftedHouseholds: 0, unliftedPersons: 0 }
      const target = { id: 'v-new', name: '新村', kind: 'village', regionCode: '430381106230', attributes }
      await author.api.assignments.target.register.mutate({ plan, targets: [target] })
      expect((await refusedInput(good({ target: 'v-new' }))).code).toBe('target.absent')
    })

    it.each([
      ['a plan that does not exist', { plan: 'no-such-plan' }, 'target.absent'],
      ['a revision that does not exist', { revision: 7 }, 'plan.absent'],
      ['a checklist that does not exist', { checklist: 'nothing' }, 'checklist.absent'],
      ['a checklist of another kind of target', { checklist: 'household' }, 'checklist.absent'],
    ])('%s', async (_, over, code) => {
      expect((await refusedInput(good(over))).code).toBe(code)
    })
  })

  describe('a day’s records in one request', () => {
    const many = (submissions: unknown[]) => post(inspector, 'forms.submission.submitMany', { submissions })
    it('fifty at most, each with a receipt of its own or the reason why not', async () => {
      const fifty = Array.from({ length: 50 }, () => good())
      const [first, second, ...rest] = fifty
      const sent = [first, { ...second, target: 'v-none' }, ...rest]
      const outcomes = await inspector.api.forms.submission.submitMany.mutate({ submissions: sent })
      expect(outcomes.map((outcome) => ('receipt' in outcome ? outcome.receipt.id : outcome.problem.code))).toEqual(
        fifty.map(({ id }) => (id === second?.id ? 'target.absent' : id)),
      )
      const kept = await stored()
      for (const { id } of fifty) expect(kept.includes(id)).toBe(id !== second?.id)
      const again = await inspector.api.forms.submission.submitMany.mutate({ submissions: sent })
      expect(again, 'the same receipts a second time').toEqual(outcomes)
      expect(await stored()).toEqual(kept)
    })
    it.each([
      ['none', 0],
      ['more than fifty', 51],
    ])('%s is refused as a whole', async (_, count) => {
      const { code } = await refused(() => many(Array.from({ length: count }, () => good())))
      expect(code).toBe('input.invalid')
    })
  })

  describe('the same number again', () => {
    it('with the same content is the same as once, the keys in any order', async () => {
      const submission = good({ position: { longitude: 112.4, latitude: 27.8, accuracy: 12 } })
      const receipt = await inspector.api.forms.submission.submit.mutate(submission)
      const before = await stored()
      const reversed = unchecked<SubmissionInput>(Object.fromEntries(Object.entries(submission).reverse()))
      expect(await inspector.api.forms.submission.submit.mutate(reversed)).toEqual(receipt)
      expect(await stored()).toEqual(before)
    })

    it('sent ten times at once is stored once, with one receipt', async () => {
      const submission = good()
      const receipts = await Promise.all(
        Array.from({ length: 10 }, () => inspector.api.forms.submission.submit.mutate(submission)),
      )
      expect(new Set(receipts.map(({ signature }) => signature)).size).toBe(1)
      expect((await stored()).filter((id) => id === submission.id)).toHaveLength(1)
    })

    it('with other content is a conflict, and the first stays as it was', async () => {
      const submission = good()
      await inspector.api.forms.submission.submit.mutate(submission)
      const other = { ...submission, answers: filled(checklist, ['environment.waste.hasLitter']) }
      expect(await refusedInput(other)).toMatchObject({ status: 409, code: 'submission.conflict' })
      expect((await inspector.api.forms.submission.byId.query({ id: submission.id })).answers).toEqual(submission.answers)
    })

    it('by another person is a conflict', async () => {
      const first = good({ target: bajiang })
      await (await platform.as('xx-inspector')).api.forms.submission.submit.mutate(first)
      const second = good({ id: first.id })
      expect(await refusedInput(second)).toMatchObject({ status: 409, code: 'submission.conflict' })
    })
  })

  describe('a session that is over', () => {
    it('after signing out, at once', async () => {
      const visitor = await signIn(platform.url, 'xt-inspector')
      await post(visitor, submit, good())
      await visitor.api.session.signOut.mutate()
      expect(await refusedInput(good(), visitor)).toMatchObject({ status: 401, code: 'session.expired' })
    })

    it('with a token that never was', async () => {
      const forged = await platform.anonymous.request(`/trpc/${submit}`, {
        method: 'POST',
        headers: { ...json, cookie: `duzhan=${'a'.repeat(43)}` },
        body: JSON.stringify(good()),
      })
      expect((await problemIn(forged))?.code).toBe('session.expired')
    })

    it('after twelve hours', async () => {
      const visitor = await signIn(platform.url, 'xt-inspector')
      platform.clock.advance(12 * hours)
      expect(await refusedInput(good(), visitor)).toMatchObject({ status: 401, code: 'session.expired' })
      platform.clock.advance(-12 * hours)
    })
  })

  it('no operator gets anywhere else: sign-in, lists and figures refuse it', async () => {
    const operator = { $ne: null }
    const codes = await Promise.all([
      post(platform.anonymous, 'session.signIn', { account: operator, password: operator }),
      inspector.request(`/trpc/forms.submission.list?input=${encodeURIComponent(JSON.stringify({ plan, target: operator }))}`),
      inspector.request(`/trpc/assignments.visit.list?input=${encodeURIComponent(JSON.stringify({ plan, window: operator }))}`),
      inspector.request(`/trpc/assignments.finding.byId?input=${encodeURIComponent(JSON.stringify({ id: operator }))}`),
      inspector.request(
        `/trpc/aggregation.summary.byRegion?input=${encodeURIComponent(JSON.stringify({ plan, region: operator }))}`,
      ),
    ])
    for (const response of codes) expect((await problemIn(response))?.code).toBe('input.invalid')
  })

  it('a revision that closed takes visits begun before, for ninety days', async () => {
    await inspector.api.forms.submission.submit.mutate(good())
    const author = await signIn(platform.url, 'xt-author')
    await author.api.forms.plan.publish.mutate({ document: { ...(packs[0]!.plan as object), revision: 2 } })
    const closedAt = platform.clock.now().getTime()
    const at = (hour: number) => new Date(closedAt + hour * hours).toISOString()
    platform.clock.advance(2 * hours)
    const begunBefore = () => good({ startedAt: at(-1), finishedAt: at(0.5) })
    const begunAfter = () => good({ startedAt: at(0.5), finishedAt: at(1) })
    const accepted = begunBefore()
    const receipt = await inspector.api.forms.submission.submit.mutate(accepted)
    expect(await refusedInput(begunAfter())).toMatchObject({ status: 409, code: 'revision.closed' })
    expect((await inspector.api.forms.submission.submit.mutate({ ...begunAfter(), revision: 2 })).revision).toBe(2)

    platform.clock.advance(91 * 24 * hours)
    const later = await signIn(platform.url, 'xt-inspector')
    expect(await refusedInput(begunBefore(), later)).toMatchObject({ status: 409, code: 'revision.closed' })
    expect(await later.api.forms.submission.submit.mutate(accepted), 'what was taken in stays taken in').toEqual(receipt)
  })

  it('ids are the device’s own: a new one is a new submission', async () => {
    const later = await signIn(platform.url, 'xt-inspector')
    const ids = [newId(), newId()]
    const now = platform.clock.now().toISOString()
    for (const id of ids)
      await later.api.forms.submission.submit.mutate(good({ id, revision: 2, startedAt: now, finishedAt: now }))
    expect(await stored()).toEqual(expect.arrayContaining(ids))
  })
})

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoPassword } from '../src/index.ts'
import { filled, submissionOf } from './answers.ts'
import { hashOf, photo, upload } from './photos.ts'
import { post, problemOf, signIn, type TestPlatform, testPlatform } from './platform.ts'

const plan = 'xiangtan-2020'
const tanqiao = 'v430381106229'
const note = '贫困户张三家的旧房还住着人'
const text = '李四已经搬走，电话一三八零零'

describe('the log', () => {
  let platform: TestPlatform
  const cookies: string[] = []
  let hash = ''

  /** The main job from beginning to end, with everything personal that can be typed into it. */
  beforeAll(async () => {
    platform = await testPlatform()
    const [inspector, unit, reviewer] = await Promise.all(
      ['xt-inspector', 'hutian-unit', 'xx-reviewer'].map((account) => platform.as(account)),
    )
    if (!inspector || !unit || !reviewer) throw new Error('nobody came')
    cookies.push(inspector.cookie, unit.cookie, reviewer.cookie)
    const checklist = await inspector.api.forms.checklist.byKey.query({ plan, checklist: 'village' })
    const clause = 'relocation.dualResidence.answer'
    const answers = filled(checklist, [clause]) as Record<string, Record<string, Record<string, unknown>>>
    Object.assign(answers['relocation']?.['dualResidence'] ?? {}, { note })
    const submission = submissionOf(tanqiao, answers, { position: { longitude: 112.345678, latitude: 27.987654, accuracy: 5 } })
    const picture = await photo()
    hash = hashOf(picture)
    await upload(inspector, tanqiao, new Uint8Array(picture))
    await inspector.api.forms.submission.submit.mutate(submission)
    await platform.settle()
    const finding = { id: `${submission.id}:${clause}`, version: 2 }
    const reported = await unit.api.assignments.finding.reportBack.mutate({ ...finding, text, photos: [hash] })
    await reviewer.api.assignments.finding.verify.mutate({ ...finding, version: reported.version, text })
    // and what goes wrong on the way
    const spoiled = { ...submission, answers: { ...answers, relocation: note } }
    expect(await problemOf(inspector.api.forms.submission.submit.mutate(spoiled))).toBe('submission.answers-invalid')
    await post(inspector, 'forms.submission.submit', `{"answers": "${note}`)
    await post(platform.anonymous, 'session.signIn', { account: 'xt-inspector', password: `${demoPassword}!` })
    await upload(inspector, tanqiao, new TextEncoder().encode(note))
    await (await signIn(platform.url, 'xt-inspector')).api.session.signOut.mutate()
  })
  afterAll(() => platform?.close())

  it('has a line for every request, with what it needs to be found', () => {
    const lines = platform.log.map((line) => JSON.parse(line) as Record<string, unknown>)
    const submitted = lines.filter(({ path }) => path === 'forms.submission.submit')
    expect(submitted.map(({ outcome, problemCode }) => [outcome, problemCode])).toEqual([
      ['ok', undefined],
      ['invalid', 'submission.answers-invalid'],
      ['invalid', 'request.malformed'],
    ])
    expect(submitted[0]).toMatchObject({ service: 'forms', level: 30, msg: 'request' })
    expect(submitted[0]?.['actorId']).toMatch(/^[0-9a-f-]{36}$/)
    expect(submitted[0]?.['requestId']).toMatch(/^[0-9a-f-]{36}$/)
  })

  it('tells nothing of what was written, of who wrote it, or of how they signed in', () => {
    const all = platform.log.join('')
    expect(all.length).toBeGreaterThan(1_000)
    const secrets = [
      note,
      text,
      '现场查看',
      '四项保障',
      '督战员',
      '复核员',
      '责任单位',
      demoPassword,
      '112.345678',
      hash,
      's'.repeat(64),
      ...cookies.map((cookie) => cookie.split('=')[1] ?? ''),
    ]
    for (const secret of secrets) expect(all.includes(secret), secret).toBe(false)
  })
})

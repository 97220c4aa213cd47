import { packs } from '@duzhan/plan-packs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoPassword } from '../src/index.ts'
import { filled, submissionOf } from './answers.ts'
import { hashOf, photo, upload } from './photos.ts'
import { post, problemOf, signIn, type TestPlatform, testPlatform } from './platform.ts'

const plan = 'xiangtan-2020'
const tanqiao = 'v430381106229'
const note = '贫困户张三家的旧房还住着人'
const newcomer = 'newcomer-in-the-log'
const firstPassword = 'huang-shan-52-yun'
const text = '李四已经搬走，电话一三八零零'

describe('the log', () => {
  let platform: TestPlatform
  const cookies: string[] = []
  let hash = ''
  const ids = new Map<string, string>()

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
    // who may do what is changed, and what is not theirs is tried
    await platform.addPerson('xt-operator', [{ role: 'operator', region: '430300000000', plan: '*' }])
    const { api } = await platform.as('xt-operator')
    const { person, session } = api.identity
    for (const { account, id } of (await person.list.query({ limit: 100 })).people) ids.set(account, id)
    const grants = [{ role: 'viewer' as const, region: '430381000000', plan }]
    const made = await person.create.mutate({ account: newcomer, title: '保密岗位', password: firstPassword, grants })
    ids.set(newcomer, made.id)
    await person.changeGrants.mutate({ account: newcomer, grants: [] })
    await person.resetPassword.mutate({ account: newcomer, password: `${firstPassword}-too` })
    await session.end.mutate({ account: newcomer })
    await person.disable.mutate({ account: newcomer })
    expect(await problemOf(person.disable.mutate({ account: 'xt-operator' }))).toBe('person.self')
    expect(await problemOf(person.disable.mutate({ account: 'hn-viewer' }))).toBe('person.absent')
    expect(await problemOf(inspector.api.identity.person.list.query({}))).toBe('right.missing')
    const outsider = await platform.as('henan-outsider')
    expect(await problemOf(outsider.api.assignments.target.byId.query({ plan, target: tanqiao }))).toBe('target.absent')
    await outsider.request(`/files/${hash}`)
    await (await platform.as('xt-author')).api.forms.plan.publish.mutate({ document: packs[0]!.plan })
    for (let times = 0; times < 12; times++)
      await post(platform.anonymous, 'session.signIn', { account: 'xx-reviewer', password: 'a guess' })
  }, 180_000)
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

  /** What is kept at the usual level, without the platform's own doings. */
  const kept = () => platform.log.map((line) => JSON.parse(line) as Record<string, unknown>).filter(({ level }) => level === 45)
  const keptOf = (path: string) => kept().filter((line) => line['path'] === path)

  it('keeps sign-ins, wrong passwords and lock-outs, and says whose by id alone', () => {
    const lines = keptOf('identity.session.open')
    expect(lines.find(({ outcome, subject }) => outcome === 'ok' && subject === ids.get('xt-inspector'))).toBeDefined()
    const guessed = lines.filter(({ subject, outcome }) => subject === ids.get('xx-reviewer') && outcome !== 'ok')
    expect(guessed.filter(({ problemCode }) => problemCode === 'session.wrong-password')).toHaveLength(10)
    expect(guessed.filter(({ problemCode }) => problemCode === 'session.limited')).toHaveLength(2)
  })

  it.each(['create', 'changeGrants', 'resetPassword', 'disable'])('keeps who was changed by whom: %s', (verb) => {
    const line = keptOf(`identity.person.${verb}`).find(({ outcome }) => outcome === 'ok')
    expect(line).toMatchObject({ service: 'identity', actorId: 'p-xt-operator', subject: ids.get(newcomer) })
    expect(line?.['requestId']).toMatch(/^[0-9a-f-]{36}$/)
  })

  it('keeps publications and ended sessions', () => {
    expect(keptOf('forms.plan.publish')).toMatchObject([{ actorId: ids.get('xt-author'), outcome: 'ok' }])
    expect(keptOf('identity.session.end')).toMatchObject([
      { actorId: 'p-xt-operator', subject: ids.get(newcomer), outcome: 'ok' },
    ])
  })

  it('keeps what was refused, openly or as if it did not exist, files included', () => {
    const refused = kept().map(({ path, actorId, outcome, problemCode }) => ({ path, actorId, outcome, problemCode }))
    const inspector = ids.get('xt-inspector')
    expect(refused).toContainEqual({
      path: 'identity.person.list',
      actorId: inspector,
      outcome: 'forbidden',
      problemCode: 'right.missing',
    })
    for (const [path, problemCode] of [
      ['identity.person.disable', 'person.absent'],
      ['identity.person.disable', 'person.self'],
      ['assignments.target.byId', 'target.absent'],
      ['/files', 'evidence.absent'],
    ])
      expect(
        refused.find((line) => line.path === path && line.problemCode === problemCode),
        `${path} ${problemCode}`,
      ).toBeDefined()
  })

  it('keeps nothing of what the platform does of itself', () => {
    for (const { actorId, path } of kept())
      expect(String(actorId).startsWith('service:') || actorId === 'operator:setup' ? path : 'identity.session.open').toBe(
        'identity.session.open',
      )
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
      firstPassword,
      newcomer,
      'a guess',
      '保密岗位',
      '127.0.0.1',
      '112.345678',
      hash,
      's'.repeat(64),
      ...cookies.map((cookie) => cookie.split('=')[1] ?? ''),
    ]
    for (const secret of secrets) expect(all.includes(secret), secret).toBe(false)
  })
})

import {
  type Actor,
  type FindingSummary,
  type FindingView,
  type LogEntry,
  type Page,
  policy,
  readEvent,
  type StreamName,
  type Verb,
  type VisitBoard,
} from '@duzhan/contracts'
import { startTestIssuer, type TestIssuer } from '@duzhan/test-kit/testIssuer'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from './answers.ts'
import { type Change, changesOfPeople } from './changesOfPeople.ts'
import { issuerOf } from './issuerOf.ts'
import { photo } from './photos.ts'
import { actorOf, type MatrixHouse, matrixHouse, submissionInput, targetRow } from './rights/matrixHouse.ts'
import { answers, lowerPlan, matrixPlan, matrixTemplate } from './rights/matrixPlan.ts'
import { countiesIn, provinces } from './rights/matrixWorld.ts'
import { gateway, jurisdiction, ownPassword, password, signedInPeople } from './signedInPeople.ts'

const logs = ['identity.log', 'forms.log', 'assignments.log'] as const satisfies StreamName[]
/** The request that each change is made by. */
const requestId = 'of-this-change'
const nobody = actorOf('nobody', [], [])
const text = '已经整改到位并复查'

/** A region in which nothing lies. */
const aside = { code: '990155000000', name: '另县' }
const renaming = (name: string) => ({
  ...{ kind: 'rename', regions: [aside.code], into: aside.code, isNew: false, name, from: '2020-01-01', reason: text },
})

describe('of every change', () => {
  let house: MatrixHouse
  let issuer: TestIssuer
  let count = 0
  let findings: { id: string; plan: string }[]

  const must = async (verb: Verb, input: unknown, by = house.root): Promise<unknown> => {
    const { code, answer } = await house.call(by, verb, input)
    if (code !== 'done') throw new Error(`${verb}: ${code} ${JSON.stringify(answer)}`)
    return answer
  }
  const people = signedInPeople({ must, now: () => house.now(), issuer: () => issuer })
  const { signedIn, begun, secured, invited } = people
  const newPlan = async () => {
    const code = `plan-n${++count}`
    await must('plan.publish', { document: matrixPlan(code, jurisdiction, 1) })
    return code
  }
  /** A target of a new plan's register that no list holds. */
  const enteredAlone = async () => {
    const plan = await newPlan()
    const { kind, ...row } = targetRow(plan, 'alone', '990121100200')
    await must('target.register', { plan, targets: [{ ...row, kind }] })
    return { ...row, plan }
  }
  /** A finding that nobody has dealt with yet, and steps on it by turns of two people. */
  const stepped = async (...verbs: ('reportBack' | 'verify')[]) => {
    const { id } = findings.shift() ?? { id: '' }
    let version = 2
    for (const verb of verbs) {
      await must(`finding.${verb}`, { id, version, text }, verb === 'verify' ? house.second : house.root)
      version += 1
    }
    return { id, version }
  }
  /** A request for more time for one that waits for its unit, whatever was done about it before. */
  const extending = async () => {
    const { rows } = (await must('finding.list', { plan: 'plan-a', state: 'toRectify' })) as Page<FindingSummary> // as the procedure answers
    const { id, version } = rows.at(-1) ?? { id: '', version: 0 }
    const { extension } = (await must('finding.byId', { id })) as FindingView // as the procedure answers
    return { id, version, text, rectifyBy: extension.left?.latest }
  }
  const asked = async () => {
    const input = await extending()
    await must('finding.askExtension', input)
    return { id: input.id, version: input.version + 1 }
  }
  const bodyInput = (key: string) => ({
    ...{ key, jurisdiction, title: '教育局', kind: 'office', region: jurisdiction },
    ...{ parent: null, posts: [], members: null, version: 0 },
  })
  const countyOf = (at: number) => countiesIn(planOf('plan-a'))[at] ?? ''
  /** A post of the county, which alone speaks for it. */
  const atCounty = (at = 0): Actor => ({
    ...{ id: 'p-county', account: 'county', title: '县报送岗' },
    grants: [{ role: 'unit', region: countyOf(at), plan: 'plan-a' }],
  })
  /** The report that a county owes for a month, opened by looking at the board. */
  const dueOf = async (month: string, at = 0) => {
    await must('due.board', { plan: 'plan-a' })
    return { plan: 'plan-a', key: `reports.monthly/region:${countyOf(at)}/-/${month}/1`, version: 0, text }
  }
  const handedIn = async (month: string, at = 0) => {
    const due = await dueOf(month, at)
    await must('due.handIn', due, atCounty(at))
    return { ...due, version: 1 }
  }
  const filed = (plan: string, at: number, title: string) => ({
    document: lowerPlan(plan, countiesIn(planOf(plan))[at] ?? '', planOf(plan), title),
  })
  const planOf = (code: string) => house.world.plans.find((plan) => plan.code === code)?.jurisdiction ?? ''
  const target = (plan: string) => house.world.targets.find((one) => one.plan === plan && one.listedAt)?.id ?? ''

  const changes: Record<string, () => Promise<Change>> = {
    ...changesOfPeople({ must, people }),
    'region.create': async () => ({
      input: {
        regions: [
          { code: '990122000000', name: '新县' },
          { code: jurisdiction, name: jurisdiction },
        ],
      },
      entries: ['identity region create'], // the other is what it was
    }),
    'region.change': async () => {
      await must('region.create', { regions: [aside] })
      const entries = ['identity regionChange enter', 'identity region rename', 'identity regionChange apply']
      return { input: renaming(`新名${++count}`), entries }
    },
    'region.takeBack': async () => {
      await must('region.create', { regions: [aside] })
      const { id } = (await must('region.change', renaming(`新名${++count}`))) as { id: string } // what it answers
      return { input: { id, reason: text }, entries: ['identity region rename', 'identity regionChange takeBack'] }
    },
    'region.adopt': async () => ({
      by: { ...house.root, grants: [{ role: 'operator', region: '430321000000', plan: '*' }] },
      input: { code: '430321100001', rename: [] },
      entries: Array(5).fill('identity region create'), // the village and what it lies in
    }),

    'body.save': async () => ({ input: bodyInput(`body-${++count}`), entries: ['identity body create'] }),
    'body.retire': async () => {
      const { key } = bodyInput(`body-${++count}`)
      await must('body.save', bodyInput(key))
      return { input: { key, version: 1, reason: text }, entries: ['identity body retire'] }
    },

    'plan.publish': async () => {
      const code = await newPlan()
      return { input: { document: matrixPlan(code, jurisdiction, 2) }, entries: ['forms plan publish', 'forms plan close'] }
    },
    'plan.close': async () => ({ input: { plan: await newPlan(), revision: 1 }, entries: ['forms plan close'] }),
    'plan.saveDraft': async () => ({
      input: { document: matrixPlan('plan-a', jurisdiction, 4) },
      entries: ['forms draft save'],
    }),
    'plan.removeDraft': async () => ({ input: { plan: 'plan-b', revision: 3 }, entries: ['forms draft remove'] }),
    'plan.preview': async () => ({ input: { document: matrixPlan('plan-a', jurisdiction, 5) }, entries: [] }), // stores nothing
    'plan.presence': async () => ({ input: { plan: 'plan-a', at: ['phases'] }, entries: [] }), // who is where changes nothing
    'due.ahead': async () => ({ input: { document: matrixPlan('plan-a', jurisdiction, 5) }, entries: [] }), // stores nothing
    'template.save': async () => ({
      input: { document: matrixTemplate('second') },
      entries: provinces.map(() => 'forms template save'), // one for each region that it is for
    }),
    'template.fill': async () => ({
      input: { template: 'shared', plan: 'made-a', answers: { county: '甲县' } },
      entries: ['forms draft save'],
    }),
    'submission.submit': async () => ({
      input: { ...submissionInput('plan-a', target('plan-a')), answers: answers('yes') },
      entries: ['forms submission'], // a record is its own entry
    }),
    'message.read': async () => ({ input: { ids: ['none'] }, entries: [] }), // what somebody has read is their own
    'submission.submitMany': async () => ({
      input: {
        submissions: [1, 2].map(() => ({
          ...submissionInput('plan-a', target('plan-a')),
          answers: answers('yes'),
        })),
      },
      entries: ['forms submission', 'forms submission'],
    }),

    'submission.release': async () => {
      const input = { ...submissionInput('plan-a', target('plan-a')), answers: answers('yes'), isCovert: true as const }
      await must('submission.submit', input)
      await house.settle()
      return { input: { id: input.id }, entries: ['forms release make'] }
    },

    'target.register': async () => ({
      input: { plan: 'plan-a', targets: [targetRow('plan-a', 'entered', '990121100200')] },
      entries: ['assignments target register'],
    }),
    'target.preview': async () => ({
      input: { plan: 'plan-a', targets: [targetRow('plan-a', 'looked-at', '990121100200')] },
      entries: [],
    }),
    'target.stage': async () => ({
      input: { plan: 'plan-a', import: newId(), part: 0, targets: [targetRow('plan-a', 'staged', '990121100200')] },
      entries: [],
    }),
    'target.enter': async () => {
      const staged = { plan: await newPlan(), import: newId() }
      await must('target.stage', { ...staged, part: 0, targets: [targetRow(staged.plan, 'imported', '990121100200')] })
      return { input: { ...staged, parts: 1 }, entries: ['assignments register import'] }
    },
    'target.discard': async () => {
      const staged = { plan: 'plan-a', import: newId() }
      await must('target.stage', { ...staged, part: 0, targets: [targetRow('plan-a', 'staged', '990121100200')] })
      return { input: staged, entries: [] }
    },
    'target.correct': async () => {
      const { plan, id, ...given } = await enteredAlone()
      const input = { ...given, plan, target: id, version: 0, name: '更正后的名称', reason: text }
      return { input, entries: ['assignments target correct'] }
    },
    'target.retire': async () => {
      const { plan, id } = await enteredAlone()
      return { input: { plan, target: id, version: 0, on: '2020-03-20', reason: text }, entries: ['assignments target retire'] }
    },
    'target.restore': async () => {
      const { plan, id } = await enteredAlone()
      await must('target.retire', { plan, target: id, version: 0, on: '2020-03-20', reason: text })
      return { input: { plan, target: id, version: 1, reason: text }, entries: ['assignments target restore'] }
    },
    'targetList.freeze': async () => {
      const plan = await newPlan()
      const rows = ['one', 'two'].map((id) => ({ ...targetRow(plan, id, '990121100200'), attributes: { figure: 1 } }))
      await must('target.register', { plan, targets: rows })
      return {
        input: { plan },
        entries: ['assignments designation designate', 'assignments designation designate', 'assignments targetList freeze'],
      }
    },
    'targetList.decide': async () => {
      const plan = await newPlan()
      const rows = ['one', 'two'].map((id) => ({ ...targetRow(plan, id, '990121100200'), attributes: { figure: 1 } }))
      await must('target.register', { plan, targets: rows })
      await must('targetList.freeze', { plan })
      const decisions = [
        { target: 'one', verb: 'release', reason: '已经整改到位' },
        { target: 'two', verb: 'keep', reason: '仍需继续督战' },
      ]
      return { input: { plan, decisions }, entries: ['assignments designation release', 'assignments designation keep'] }
    },
    'targetList.draw': async () => {
      const plan = `plan-n${++count}`
      const document = matrixPlan(plan, jurisdiction, 1)
      const lots = { key: 'lots', title: '抽查', level: 'county', targetKinds: ['site'], everyone: true, draw: { count: 1 } }
      await must('plan.publish', { document: { ...document, targetLists: [...document.targetLists, lots] } })
      const rows = ['one', 'two'].map((id) => ({ ...targetRow(plan, id, '990121100200'), attributes: { figure: 1 } }))
      await must('target.register', { plan, targets: rows })
      await must('targetList.freeze', { plan })
      return { input: { plan, list: 'lots', reason: '登记更正后重新抽取' }, entries: ['assignments draw make'] }
    },
    'visit.replace': async () => {
      const plan = `plan-n${++count}`
      const posts = ['here', 'there'].map((key) => `${key}-${count}`)
      for (const key of posts) await must('body.save', { ...bodyInput(key), kind: 'post' })
      const document = matrixPlan(plan, jurisdiction, 1)
      const lots = {
        ...{ key: 'lots', title: '抽查', what: 'visit', who: { kind: 'team' }, about: { kind: 'lists', targetLists: ['all'] } },
        ...{ when: { kind: 'cycle', every: 'month' }, inspectors: { count: 1, among: posts } },
      }
      await must('plan.publish', { document: { ...document, duties: { ...document.duties, owed: [lots] } } })
      await must('target.register', { plan, targets: [{ ...targetRow(plan, 'one', '990121100200'), attributes: { figure: 1 } }] })
      await must('targetList.freeze', { plan })
      const { visits } = (await must('visit.list', { plan })) as VisitBoard // as the procedure answers
      const drawn = visits.find(({ inspectors }) => inspectors)
      const inspector = drawn?.inspectors?.drawn[0]?.key
      return { input: { plan, visit: drawn?.id, inspector, reason: '本人生病，不能前往' }, entries: ['assignments lot replace'] }
    },
    'finding.accept': async () => ({ input: await stepped(), entries: ['assignments finding accept'] }),
    'finding.reportBack': async () => ({ input: { ...(await stepped()), text }, entries: ['assignments finding reportBack'] }),
    'finding.verify': async () => ({
      by: house.second,
      input: { ...(await stepped('reportBack')), text },
      entries: ['assignments finding verify'],
    }),
    'finding.sendBack': async () => ({
      by: house.second,
      input: { ...(await stepped('reportBack')), text },
      entries: ['assignments finding sendBack'],
    }),
    'finding.closeOut': async () => ({
      by: house.second,
      input: await stepped('reportBack', 'verify'),
      entries: ['assignments finding closeOut'],
    }),
    'finding.askExtension': async () => ({ input: await extending(), entries: ['assignments finding askExtension'] }),
    'finding.extend': async () => {
      const { id, version } = await asked()
      return { by: house.second, input: { id, version }, entries: ['assignments finding extend'] }
    },
    'finding.refuseExtension': async () => ({
      by: house.second,
      input: { ...(await asked()), text },
      entries: ['assignments finding refuseExtension'],
    }),
    'filing.file': async () => {
      const county = countiesIn(planOf('plan-b'))[0]
      await must('filing.sendBack', { plan: 'plan-b', jurisdiction: county, version: 1, text }, house.second)
      return { input: filed('plan-b', 0, '改过的方案'), entries: ['assignments filing file'] }
    },
    'filing.record': async () => ({
      input: { ...filed('plan-a', 1, '纸上的方案'), filed: { at: '2020-03-10T01:00:00.000Z', by: '县办' } },
      entries: ['assignments filing record'],
    }),
    'filing.accept': async () => ({
      by: house.second,
      input: { plan: 'plan-a', jurisdiction: countiesIn(planOf('plan-a'))[0], version: 1 },
      entries: ['assignments filing accept'],
    }),
    'filing.sendBack': async () => ({
      by: house.second,
      input: { plan: 'plan-q', jurisdiction: countiesIn(planOf('plan-q'))[0], version: 1, text },
      entries: ['assignments filing sendBack'],
    }),
    'log.repeat': async () => ({
      input: { subscription: 'designations', key: await house.plantAside() },
      entries: ['forms setAside repeat'],
    }),
    'due.handIn': async () => ({ by: atCounty(), input: await dueOf('2020-01'), entries: ['assignments due handIn'] }),
    'due.receive': async () => ({ input: await handedIn('2020-02'), entries: ['assignments due receive'] }),
    'due.sendBack': async () => ({ input: await handedIn('2020-03'), entries: ['assignments due sendBack'] }),
    'due.excuse': async () => ({ input: await dueOf('2020-01', 1), entries: ['assignments due excuse'] }),
    'due.revokeReceipt': async () => {
      const due = await handedIn('2020-02', 1)
      await must('due.receive', due)
      return { input: { ...due, version: 2 }, entries: ['assignments due revokeReceipt'] }
    },
    'due.revokeExcuse': async () => {
      const due = await dueOf('2020-03', 1)
      await must('due.excuse', due)
      return { input: { ...due, version: 1 }, entries: ['assignments due revokeExcuse'] }
    },
    'due.tell': async () => {
      const told = { id: newId(), event: '红色预警', region: countyOf(0), at: '2020-03-20T00:00:00.000Z', text }
      return { input: { plan: 'plan-a', ...told }, entries: ['assignments event tell', 'assignments due tell'] }
    },
    'due.untell': async () => {
      const told = { id: newId(), event: '红色预警', region: countyOf(0), at: '2020-03-20T00:00:00.000Z', text }
      await must('due.tell', { plan: 'plan-a', ...told })
      const entries = ['assignments event untell', 'assignments due cancel']
      return { input: { plan: 'plan-a', id: told.id, text }, entries }
    },
    'task.report': async () => ({
      input: { plan: 'plan-a', task: 'duty', unit: 'office', region: null, state: 'done', text, version: 0 },
      entries: ['assignments task report'],
    }),
  }

  beforeAll(async () => {
    issuer = await startTestIssuer()
    house = await matrixHouse({ issuer: issuerOf(issuer) })
    findings = house.world.plans.map(({ finding, code }) => ({ id: finding, plan: code }))
    const others = house.world.targets.filter(({ plan, listedAt }) => plan === 'plan-a' && listedAt).slice(1)
    for (const { id: target } of others) {
      const submission = { ...submissionInput('plan-a', target), answers: answers('no') }
      await must('submission.submit', submission)
      findings.push({ id: `${submission.id}:duty.fulfilled.answer`, plan: 'plan-a' })
    }
    await house.settle()
  }, 180_000)
  afterAll(async () => {
    await house?.close()
    await issuer?.close()
  })

  /** What the logs hold, and the submissions, each as `service noun verb`. */
  const told = async () => {
    const kept = await Promise.all(logs.map((name) => house.stream(name)))
    const entries = kept.flat().map(({ event }) => event as LogEntry) // as `streams` shapes them
    const submissions = await house.stream('forms.submission')
    return {
      entries,
      words: [
        ...entries.map(({ service, noun, verb }) => `${service} ${noun} ${verb}`),
        ...submissions.map(() => 'forms submission'),
      ],
    }
  }
  /** What came after something was done. */
  const since = async <Result>(act: () => Promise<Result>) => {
    const before = await told()
    const result = await act()
    const after = await told()
    const known = new Set(before.entries.map(({ id }) => id))
    const left = [...before.words]
    const words = after.words.filter((word) => {
      const at = left.indexOf(word)
      if (at >= 0) left.splice(at, 1)
      return at < 0
    })
    return { result, words, entries: after.entries.filter(({ id }) => !known.has(id)) }
  }

  it('there is a row here', () => {
    const verbs = (Object.keys(policy) as Verb[]).filter((verb) => house.kindOf(verb) === 'mutation' && verb !== 'setup.complete') // keys of the table; the set-up needs a house without anybody, `setup.api.test.ts`
    expect(Object.keys(changes).sort()).toEqual(verbs.sort())
  })

  it.each(Object.keys(changes) as Verb[])('%s leaves its entry, and none when it was refused', async (verb) => {
    const change = await changes[verb]?.()
    if (!change) throw new Error(`${verb} has no row`)
    const by = change.by ?? house.root
    const refused = await since(() => house.call(nobody, verb, change.input))
    expect([refused.result.code, refused.words]).toEqual(['right.missing', []])
    const { result, words, entries } = await since(() => house.call(by, verb, change.input, requestId))
    expect(result.code, JSON.stringify(result.answer)).toBe('done')
    expect(words.sort()).toEqual([...change.entries].sort())
    for (const entry of entries)
      expect(entry).toMatchObject({
        by: { id: change.person ?? by.id },
        requestId,
        at: '2020-03-20T01:00:00.000Z',
      })
    if (change.person) expect(entries.map(({ thing }) => thing)).toEqual(entries.map(() => change.person))
  })

  it('evidence.upload leaves its entry, and none when it was refused or was there', async () => {
    const place = { plan: 'plan-a', target: target('plan-a') }
    const bytes = new Uint8Array(await photo())
    expect((await since(() => house.upload(nobody, place, bytes, requestId))).words).toEqual([])
    const { result, entries } = await since(() => house.upload(house.root, place, bytes, requestId))
    expect(result.code).toBe('done')
    expect(entries).toMatchObject([{ noun: 'evidence', verb: 'upload', by: { id: house.root.id }, requestId }])
    expect((await since(() => house.upload(house.root, place, bytes, requestId))).words).toEqual([])
  })

  it('that a submission brought other content under an id that is taken is kept, though it is refused', async () => {
    const submission = { ...submissionInput('plan-a', target('plan-a')), answers: answers('yes') }
    await must('submission.submit', submission)
    const again = () => house.call(house.root, 'submission.submit', { ...submission, answers: answers('no') }, requestId)
    const { result, entries } = await since(again)
    expect(result.code).not.toBe('done')
    expect(entries).toMatchObject([{ noun: 'aside', verb: 'keep', requestId, change: { submission: submission.id } }])
    expect((await since(again)).words, 'once').toEqual([])
  })

  it('that a body was corrected is told apart from its being entered', async () => {
    await must('body.save', bodyInput('corrected'))
    const { entries } = await since(() =>
      house.call(house.root, 'body.save', { ...bodyInput('corrected'), title: '教育体育局', version: 1 }, requestId),
    )
    expect(entries).toMatchObject([{ noun: 'body', verb: 'correct', thing: 'corrected', change: { title: '教育体育局' } }])
  })

  it('that one session was ended by an operator is told of its person', async () => {
    const { account, id } = await signedIn()
    const [open] = (await must('session.list', { account })) as { id: string }[] // as contracts shape them
    const { entries } = await since(() => house.call(house.root, 'session.end', { account, session: open?.id }))
    expect(entries).toMatchObject([{ noun: 'session', verb: 'end', thing: id, by: { id: house.root.id } }])
    expect(await must('session.list', { account })).toEqual([])
  })

  it('that a recovery code was used is told beside the session that it opened', async () => {
    const { account, id, recoveryCodes } = await secured()
    const { entries, words } = await since(() =>
      house.call(gateway, 'session.open', { account, password: ownPassword, code: recoveryCodes[0], address: '', device: null }),
    )
    expect(words).toEqual(['identity person useRecoveryCode', 'identity session open'])
    for (const { by } of entries) expect(by.id).toBe(id)
  })

  it('nothing tells anything of a second step but that there is one', async () => {
    const { secret, ticket, code, token } = await begun()
    const answer = await must('session.confirmSecondFactor', { token, ticket, code: code() }, gateway)
    const { recoveryCodes } = answer as { recoveryCodes: string[] } // as contracts shape it
    const all = JSON.stringify((await told()).entries)
    for (const word of [secret, ticket, 'sealed', ...recoveryCodes]) expect(all).not.toContain(word)
  })

  it('nothing tells what is in a link, nor the hash that is kept of it', async () => {
    const { code } = await invited()
    await must('invitation.accept', { code, password: ownPassword, address: '' }, gateway)
    const all = JSON.stringify((await told()).entries)
    for (const secret of [code, code.slice(0, 9), 'invitations']) expect(all).not.toContain(secret)
  })

  it('nothing tells a password, a hash of one, a token, or what names a session', async () => {
    const { account, token } = await signedIn()
    await must('session.changePassword', { token, current: password, next: 'qing-shan-61-shui' }, gateway)
    const [open] = (await must('session.list', { account })) as { id: string }[] // as contracts shape them
    const all = JSON.stringify((await told()).entries)
    for (const secret of [password, 'qing-shan-61-shui', '$argon2', 'passwordHash', token, open?.id ?? 'none'])
      expect(all).not.toContain(secret)
  })

  it('nothing tells what people wrote about a finding, and whoever subscribes to findings hears each step', async () => {
    const id = newId()
    const village = house.world.targets.find((one) => one.plan === 'plan-b' && one.listedAt)
    await must('submission.submit', { ...submissionInput('plan-b', village?.id ?? ''), id, answers: answers('no') })
    await house.settle()
    const news = (await house.stream('assignments.finding')).map((entry) => readEvent('assignments.finding', entry))
    expect(news.length).toBeGreaterThan(4)
    expect(news).toContainEqual(expect.objectContaining({ verb: 'open', state: 'handedOver', plan: 'plan-a', version: 2 }))
    expect(JSON.stringify(news)).not.toContain(text)
  })
})

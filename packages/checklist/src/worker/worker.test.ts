import { existsSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { compileAnswers } from '../compile.ts'
import { builtWorker } from '../test/builtWorker.ts'
import { hostileSchemas } from '../test/hostileSchemas.ts'
import { goodAnswers, smallChecklist } from '../test/smallChecklist.ts'
import { type AnswerPool, type AnswerPoolOptions, answerPool, compileInWorker } from '../worker.ts'
import { workerEntry } from './compileInWorker.ts'
import { selfTest } from './selfTest.ts'
import type { WorkerReply, WorkerRequest } from './workerMessage.ts'
import { startWorker } from './workerThread.ts'

let entry: URL
const stubborn = new URL('../test/stubbornWorker.mjs', import.meta.url)
const pools: AnswerPool[] = []
const job = (answers: unknown, key = 'village@1') => ({ key, schema: smallChecklist, answers })

/** A pool of one stubborn worker unless told otherwise. */
function pool(options: AnswerPoolOptions = {}): AnswerPool {
  const made = answerPool({ workers: 1, entry: stubborn, deadlineMs: 200, compileDeadlineMs: 200, ...options })
  pools.push(made)
  return made
}

beforeAll(async () => {
  entry = await builtWorker()
})

afterEach(async () => {
  await Promise.all(pools.splice(0).map((each) => each.close()))
})

describe('compiling before publication', () => {
  it('lets a sound checklist through', async () => {
    await expect(compileInWorker([smallChecklist], { entry })).resolves.toBeUndefined()
  })

  it('refuses what the gate refuses, there and not where it would hold up others', async () => {
    for (const { schema } of hostileSchemas.slice(0, 5)) {
      await expect(compileInWorker([smallChecklist, schema], { entry })).rejects.toMatchObject({
        code: 'checklist.refused',
        kind: 'invalid',
      })
    }
  })

  it('takes all checklists of a plan in one thread, and starts none for none', async () => {
    await expect(compileInWorker([smallChecklist, smallChecklist, smallChecklist], { entry })).resolves.toBeUndefined()
    await expect(compileInWorker([], { entry: pathToFileURL('/nowhere.js') })).resolves.toBeUndefined()
  })

  it('refuses what does not compile in time', async () => {
    await expect(compileInWorker([smallChecklist], { entry, deadlineMs: 0 })).rejects.toMatchObject({
      code: 'checklist.too-costly',
      kind: 'invalid',
      details: { reason: 'deadline' },
    })
  })

  it('refuses what does not compile in the memory allowed', async () => {
    const worker = await startWorker<WorkerRequest, WorkerReply>({ entry: stubborn, memoryMb: 16 })
    expect(await worker.ask({ ask: 'compile', key: 'k', schema: 'hoard' }, 20_000)).toBe('memory')
    expect(worker.isGone).toBe(true)
    expect(await worker.ask({ ask: 'compile', key: 'k', schema: 'x' }, 100)).toBe('crash')
  })

  it('is asked nothing by a question that cannot be copied, whose deadline fails no later one', async () => {
    const worker = await startWorker<WorkerRequest, WorkerReply>({ entry: stubborn, memoryMb: 16 })
    let deep: unknown[] = []
    for (let depth = 0; depth < 200_000; depth += 1) deep = [deep]
    await expect(worker.ask({ ask: 'compile', key: 'k', schema: deep }, 100)).rejects.toThrow('call stack')
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(await worker.ask({ ask: 'compile', key: 'k', schema: 'harmless' }, 5_000)).toEqual({ say: 'compiled' })
    await worker.stop()
  })

  it('is not given up while its answer lies here already, however busy this thread was', async () => {
    const worker = await startWorker<WorkerRequest, WorkerReply>({ entry: stubborn, memoryMb: 16 })
    await worker.ask({ ask: 'compile', key: 'k', schema: 'harmless' }, 5_000)
    const answer = worker.ask({ ask: 'validate', key: 'k', records: [{ answers: '{}' }] }, 200)
    for (const until = performance.now() + 1_000; performance.now() < until; );
    expect(await answer).toEqual({ say: 'errors', errors: [[]] })
    expect(worker.isGone).toBe(false)
    await worker.stop()
  })

  it('is given up no sooner for a moment in which the whole process stood still', async () => {
    const worker = await startWorker<WorkerRequest, WorkerReply>({ entry: stubborn, memoryMb: 16 })
    await worker.ask({ ask: 'compile', key: 'k', schema: 'harmless' }, 5_000)
    const asked = worker.ask({ ask: 'validate', key: 'k', records: [{ answers: '"spin"' }] }, 500)
    const begun = performance.now()
    for (const until = begun + 600; performance.now() < until; );
    expect(await asked).toBe('deadline')
    expect(performance.now() - begun).toBeGreaterThan(950)
  })

  it('says so when the worker cannot be started at all', async () => {
    await expect(compileInWorker([smallChecklist], { entry: pathToFileURL('/nowhere.js') })).rejects.toThrow('did not start')
  })

  it('knows where the build puts the worker', () => {
    expect(workerEntry().href).toMatch(/packages\/checklist\/dist\/checklistWorker\.js$/)
    expect(existsSync(new URL('../package.json', workerEntry()))).toBe(true)
  })
})

describe('the self-test', () => {
  it('is content with a validator that is sound', () => {
    expect(selfTest(smallChecklist, compileAnswers(smallChecklist))).toBeNull()
  })

  it('catches a validator that lets everything through', () => {
    expect(selfTest(smallChecklist, () => [])).toBe('accepts what is no answers document')
  })

  it('catches a validator that disagrees with the interpreter', () => {
    const compiled = compileAnswers(smallChecklist)
    expect(selfTest(smallChecklist, (answers) => compiled(answers).slice(0, 1))).toBe('compiled and interpreted disagree')
  })
})

describe('the pool', () => {
  it('says what the compiled validator says', async () => {
    const compiled = compileAnswers(smallChecklist)
    const real = pool({ entry, workers: 2, deadlineMs: 2_000, compileDeadlineMs: 10_000 })
    for (const answers of [goodAnswers, {}, null, { duty: { fulfilled: { answer: 'no' } } }, { extra: 1 }]) {
      expect(await real.validate(job(answers))).toEqual(compiled(answers))
    }
    expect(real.quarantined).toEqual([])
  })

  it('keeps checklists apart and takes many at once', async () => {
    const real = pool({ entry, workers: 2, deadlineMs: 2_000, compileDeadlineMs: 10_000 })
    const other = { ...smallChecklist, properties: { duty: smallChecklist.properties['duty'] }, required: ['duty'] }
    const results = await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        index % 2 === 0
          ? real.validate(job(goodAnswers))
          : real.validate({ key: 'other@1', schema: other, answers: goodAnswers }),
      ),
    )
    expect(results.map((errors) => errors.length)).toEqual(Array.from({ length: 40 }, (_, index) => index % 2))
  })

  it('validates together what waits for a thread with one schema, at most sixteen', async () => {
    const patient = pool({ deadlineMs: 5_000, compileDeadlineMs: 5_000 })
    const company = async (key: string) => Number((await patient.validate(job('harmless', key)))[0]?.message)
    const first = company('together@1')
    await new Promise((resolve) => setImmediate(resolve)) // it has the thread
    const [own, ...sizes] = await Promise.all([
      first,
      ...Array.from({ length: 20 }, () => company('together@1')),
      company('together@2'),
    ])
    expect(own).toBe(1)
    expect(sizes).toEqual([...Array.from({ length: 16 }, () => 16), ...Array.from({ length: 4 }, () => 4), 1])
  })

  it('gives each of those that were validated together its own errors, in whatever order they come', async () => {
    const real = pool({ entry, workers: 1, deadlineMs: 5_000, compileDeadlineMs: 10_000 })
    const compiled = compileAnswers(smallChecklist)
    const given = [goodAnswers, {}, { duty: { fulfilled: { answer: 'no' } } }, goodAnswers, { extra: 1 }, null]
    const found = await Promise.all([goodAnswers, ...given].map((answers) => real.validate(job(answers))))
    expect(found).toEqual([goodAnswers, ...given].map((answers) => compiled(answers)))
  })

  it('lets no one fail that came along with one that fails', async () => {
    const stuck = pool({ strikes: 1 })
    const first = stuck.validate(job('harmless'))
    const results = await Promise.allSettled([first, ...['harmless', 'exit', 'late'].map((how) => stuck.validate(job(how)))])
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'rejected'])
    expect(results[3]).toMatchObject({ reason: { code: 'checklist.quarantined' } })
  })

  it('refuses a schema that the gate refuses, even here', async () => {
    const real = pool({ entry, compileDeadlineMs: 10_000 })
    const hostile = { key: 'hostile@1', schema: { ...smallChecklist, $async: true }, answers: goodAnswers }
    await expect(real.validate(hostile)).rejects.toMatchObject({ code: 'checklist.refused' })
  })

  it.each(['spin', 'exit', 'throw'])(
    'sets a schema apart whose validation ends in “%s”, and accepts nothing by default',
    async (how) => {
      const stuck = pool()
      await expect(stuck.validate(job(how))).rejects.toMatchObject({
        code: 'checklist.quarantined',
        kind: 'unavailable',
        details: { checklist: 'village@1' },
      })
      expect(stuck.quarantined).toEqual(['village@1'])
      await expect(stuck.validate(job('harmless'))).rejects.toMatchObject({ code: 'checklist.quarantined' })
    },
  )

  it('gives a schema that was set apart another chance after a while', async () => {
    const stuck = pool({ quarantineMs: 0 })
    await expect(stuck.validate(job('spin'))).rejects.toMatchObject({ code: 'checklist.quarantined' })
    expect(stuck.quarantined).toEqual([])
    await expect(stuck.validate(job('harmless'))).resolves.toEqual([])
  })

  it('sets a schema apart that takes too much memory', async () => {
    const stuck = pool({ memoryMb: 16, deadlineMs: 20_000, strikes: 1 })
    await expect(stuck.validate(job('hoard'))).rejects.toMatchObject({ code: 'checklist.quarantined' })
  })

  it('sets a schema apart that does not compile in time', async () => {
    const stuck = pool()
    await expect(stuck.validate({ key: 'slow@1', schema: 'spin', answers: {} })).rejects.toMatchObject({
      code: 'checklist.quarantined',
      details: { checklist: 'slow@1' },
    })
  })

  it('goes on serving the others', async () => {
    const stuck = pool({ workers: 2 })
    const [bad, good] = await Promise.allSettled([stuck.validate(job('spin')), stuck.validate(job('harmless', 'other@1'))])
    expect(bad.status).toBe('rejected')
    expect(good).toEqual({ status: 'fulfilled', value: [] })
    expect(await stuck.validate(job('harmless', 'other@1'))).toEqual([])
  })

  it('refuses at once those who waited for a schema that was set apart meanwhile', async () => {
    const stuck = pool({ strikes: 1 })
    const results = await Promise.allSettled([
      stuck.validate(job('spin')),
      stuck.validate(job('harmless')),
      stuck.validate(job('x', 'other@1')),
    ])
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled'])
  })

  it('gives a schema another chance when it is released', async () => {
    const stuck = pool({ strikes: 1 })
    await expect(stuck.validate(job('exit'))).rejects.toMatchObject({ code: 'checklist.quarantined' })
    stuck.release('village@1')
    expect(await stuck.validate(job('harmless'))).toEqual([])
  })

  it('does not trouble a thread with what is no answers document', async () => {
    const idle = pool({ entry: pathToFileURL('/nowhere.js') })
    const compiled = compileAnswers(smallChecklist)
    for (const answers of [() => 0, { duty: Number.NaN }, { duty: 'x'.repeat(2_000_000) }, JSON.parse('{"__proto__":1}')]) {
      expect(await idle.validate(job(answers))).toEqual(compiled(answers))
    }
  })

  it('leaves no thread behind that was still starting when it closed', async () => {
    const closing = pool({ deadlineMs: 60_000 })
    const running = expect(closing.validate(job('spin'))).rejects.toMatchObject({ code: 'service.unavailable' })
    await closing.close()
    await running
  })

  it('turns away more than it can queue, rather than let them pile up', async () => {
    const busy = pool({ queued: 1, strikes: 1 })
    const results = await Promise.allSettled([
      busy.validate(job('spin')),
      busy.validate(job('a', 'b@1')),
      busy.validate(job('a', 'c@1')),
    ])
    expect(results[1]).toMatchObject({ status: 'fulfilled' })
    expect(results[2]).toMatchObject({ status: 'rejected', reason: { code: 'service.unavailable', kind: 'unavailable' } })
  })

  it('when it closes, ends what runs and what waits', async () => {
    const closing = pool({ deadlineMs: 60_000 })
    const running = closing.validate(job('spin'))
    const queued = closing.validate(job('harmless'))
    const results = Promise.allSettled([running, queued])
    await new Promise((resolve) => setTimeout(resolve, 300))
    await closing.close()
    expect(await results).toMatchObject([
      { reason: { code: 'service.unavailable' } },
      { reason: { code: 'service.unavailable' } },
    ])
    await expect(closing.validate(job('harmless'))).rejects.toMatchObject({ code: 'service.unavailable' })
  })
})

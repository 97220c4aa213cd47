import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { builtWorker } from '../test/builtWorker.ts'
import { heaviestPlan } from '../test/heaviestPlan.ts'
import { smallPlan } from '../test/smallPlan.ts'
import { fromText, jsonText } from '../text/jsonText.ts'
import { type PlanWorkers, type PlanWorkersOptions, planWorkers, runHere } from '../worker.ts'

const stubborn = new URL('../test/stubbornWorker.mjs', import.meta.url)
const opened: PlanWorkers[] = []
let entry: URL

/** One stubborn thread unless told otherwise. */
function workers(options: PlanWorkersOptions = {}): PlanWorkers {
  const made = planWorkers({ workers: 1, entry: stubborn, deadlineMs: 200, ...options })
  opened.push(made)
  return made
}
const real = (options: PlanWorkersOptions = {}) => workers({ entry, deadlineMs: 120_000, ...options })

/** How often the loop came round while something was under way: a thread that is held up does not come round at all. */
async function turnsDuring(work: Promise<unknown>): Promise<number> {
  let turns = 0
  const ticking = setInterval(() => {
    turns += 1
  }, 5)
  await work
  clearInterval(ticking)
  return turns
}

beforeAll(async () => {
  entry = await builtWorker()
})

afterEach(async () => {
  await Promise.all(opened.splice(0).map((each) => each.close()))
})

describe('a plan in a thread of its own', () => {
  it('comes to what it comes to here, job by job', async () => {
    const [own, later] = [smallPlan(), { ...smallPlan(), title: '改后的方案' }]
    const { run } = real()
    const [before, plan] = [jsonText(own), jsonText(later)]
    const authored = { own: plan, superior: null }
    const given = {
      preview: { ...authored, last: before, directory: null },
      file: { own: plan, superior: before },
      compare: { plan, before },
    }
    expect(await run('read', own)).toEqual(await runHere('read', own))
    expect(await run('draft', authored)).toEqual(await runHere('draft', authored))
    const compiled = { ...authored, compiled: [before] }
    expect(await run('check', compiled)).toEqual(await runHere('check', compiled))
    expect(await run('preview', given.preview)).toBe(await runHere('preview', given.preview))
    expect(await run('file', given.file)).toEqual(await runHere('file', given.file))
    expect(await run('compare', given.compare)).toBe(await runHere('compare', given.compare))
  })

  it('is refused with the same Problem, and the thread goes on', async () => {
    const { run } = real()
    await expect(run('read', { ...smallPlan(), revision: 0 })).rejects.toMatchObject({
      code: 'plan.invalid',
      kind: 'invalid',
      details: { faults: [{ code: 'number.not-above', path: 'revision' }] },
    })
    await expect(run('read', smallPlan())).resolves.toMatchObject({ code: 'small' })
  })

  it.each(['read', 'readTemplate'] as const)(
    'that is too deep to be copied into one is refused like any other (%s)',
    async (job) => {
      let deep: unknown[] = []
      for (let depth = 0; depth < 200_000; depth += 1) deep = [deep]
      await expect(workers().run(job, { deep })).rejects.toMatchObject({
        code: 'plan.invalid',
        details: { faults: [{ code: 'plan.too-deep' }] },
      })
    },
  )

  it('may be the heaviest there is: it is checked and compared, and meanwhile others have their turn', async () => {
    const { run } = real()
    const [before, plan] = [jsonText(heaviestPlan(1)), jsonText(heaviestPlan(2))]
    expect(Buffer.byteLength(plan)).toBeGreaterThan(900_000)
    const checked = run('check', { own: plan, superior: null, compiled: [] })
    expect(await turnsDuring(checked)).toBeGreaterThan(10)
    expect(fromText((await checked).plan.text).units).toHaveLength(2_000)
    const compared = run('compare', { plan, before })
    expect(await turnsDuring(compared)).toBeGreaterThan(10)
    expect(fromText(await compared).comparisons.length).toBeGreaterThan(1_000)
  }, 240_000)
})

describe('a thread that does not answer', () => {
  it.each(['spin', 'exit'])('is replaced after “%s”, and the job is answered with a problem', async (how) => {
    const { run } = workers()
    await expect(run('read', how)).rejects.toMatchObject({ code: 'plan.too-costly', kind: 'unavailable' })
    await expect(run('read', 'harmless')).resolves.toBe('harmless')
  })

  it('is replaced when it takes too much memory', async () => {
    const { run } = workers({ memoryMb: 16, deadlineMs: 20_000 })
    await expect(run('read', 'hoard')).rejects.toMatchObject({ code: 'plan.too-costly', details: { reason: 'memory' } })
    await expect(run('read', 'harmless')).resolves.toBe('harmless')
  })

  it('holds up nobody who has another thread', async () => {
    const { run } = workers({ workers: 2, deadlineMs: 1_000 })
    const stuck = run('read', 'spin').catch(({ code }) => code)
    await expect(run('read', 'harmless')).resolves.toBe('harmless')
    expect(await stuck).toBe('plan.too-costly')
  })

  it('is a fault of ours, not the author’s, when it breaks', async () => {
    await expect(workers().run('read', 'break')).rejects.toThrow('a plan job failed: on purpose')
  })

  it('turns away whoever comes when too many wait, and everybody once it is closed', async () => {
    const { run, close } = workers({ queued: 1, deadlineMs: 1_000 })
    const held = [run('read', 'spin'), run('read', 'waits')].map((each) => each.catch(({ code }) => code))
    await expect(run('read', 'late')).rejects.toMatchObject({ code: 'service.unavailable' })
    await close()
    expect(await Promise.all(held)).toEqual(['service.unavailable', 'service.unavailable'])
    await expect(run('read', 'later')).rejects.toMatchObject({ code: 'service.unavailable' })
  })
})

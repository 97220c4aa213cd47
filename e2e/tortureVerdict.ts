import type { TortureHouse } from './tortureHouse.ts'
import type { Acknowledged } from './tortureWriters.ts'

/** What the services keep of the records and made of them. */
export interface KeptState {
  records: { id: string; seq: number }[]
  /** The record that each visit was paid by. */
  visits: string[]
  findings: { id: string; submissions: string[] }[]
  log: { seq: number; id: string; noun: string; verb: string; thing: string }[]
  facts: { target: string; submission: string }[]
  /** How far each consumer of the records says that it has come. */
  cursors: Record<string, number>
  setAside: number
}

/** Reads what there is once nothing is under way. */
export async function keptIn({ db }: Pick<TortureHouse, 'db'>): Promise<KeptState> {
  const [assignments, aggregation] = [db('assignments'), db('aggregation')]
  const records = await db('forms')
    .collection('submissions')
    .find({}, { projection: { seq: 1 } })
    .sort({ seq: 1 })
    .toArray()
  const visits = await assignments
    .collection('visits')
    .find({ submission: { $ne: null } })
    .toArray()
  const findings = await assignments.collection('findings').find().toArray()
  const log = await assignments.collection('log').find().sort({ seq: 1 }).toArray()
  const facts = await aggregation.collection('facts').find().toArray()
  const cursorOf = async (of: typeof assignments) =>
    (await of.collection<{ _id: string; seq: number }>('cursors').findOne({ _id: 'submissions' }))?.seq ?? 0
  const aside = await Promise.all([assignments, aggregation].map((of) => of.collection('setAside').countDocuments()))
  return {
    records: records.map(({ _id, seq }) => ({ id: String(_id), seq: Number(seq) })),
    visits: visits.map(({ submission }) => String(submission)),
    findings: findings.map(({ _id, submissions }) => ({ id: String(_id), submissions: (submissions as unknown[]).map(String) })),
    log: log.map(({ _id, seq, noun, verb, thing }) => ({ id: String(_id), seq: Number(seq), noun, verb, thing })),
    facts: facts.map(({ target, submission }) => ({ target: String(target), submission: String(submission) })),
    cursors: { assignments: await cursorOf(assignments), aggregation: await cursorOf(aggregation) },
    setAside: aside.reduce((sum, count) => sum + count, 0),
  }
}

/** Whether every consumer says that it has come to the end; whether that is true is what `faultsOf` finds out. */
export async function hasSettled(house: Pick<TortureHouse, 'db'>): Promise<boolean> {
  const { records, cursors, setAside } = await keptIn(house)
  const dirty = await house.db('aggregation').collection('dirty').countDocuments()
  const carried = await house
    .db('assignments')
    .collection('findings')
    .countDocuments({ 'entries.0': { $exists: true } })
  const isAtEnd = Object.values(cursors).every((seq) => seq === records.length)
  return isAtEnd && setAside === 0 && dirty === 0 && carried === 0
}

/** What is wrong with what is kept, given what was acknowledged: nothing lost, nothing twice, no cursor ahead, no change untold. */
export function faultsOf(kept: KeptState, acknowledged: Acknowledged): string[] {
  const ids = kept.records.map(({ id }) => id)
  const bad = ids.filter((id) => acknowledged.get(id)?.isBad)
  const newest = new Map<string, string>()
  for (const [id, { target }] of acknowledged) if (id > (newest.get(target) ?? '')) newest.set(target, id)
  const told = kept.log.filter(({ noun, verb }) => noun === 'finding' && (verb === 'open' || verb === 'record'))
  return [
    ...differences('record', ids, [...acknowledged.keys()]),
    ...gaps('record', kept.records),
    ...differences('visit of', kept.visits, ids),
    ...differences(
      'finding of',
      kept.findings.flatMap(({ submissions }) => submissions),
      bad,
    ),
    ...gaps('entry', kept.log),
    ...differences(
      'entry',
      kept.log.map(({ id }) => id),
      [...new Set(kept.log.map(({ id }) => id))],
    ),
    ...differences(
      'entry of finding',
      told.map(({ thing }) => thing),
      kept.findings.flatMap(({ id, submissions }) => submissions.map(() => id)),
    ),
    ...differences(
      'fact',
      kept.facts.map(({ target, submission }) => `${target} ${submission}`),
      [...newest].map((pair) => pair.join(' ')),
    ),
    ...Object.entries(kept.cursors).flatMap(([name, seq]) =>
      seq === ids.length ? [] : [`the cursor of ${name} stands at ${seq} of ${ids.length}`],
    ),
    ...(kept.setAside === 0 ? [] : [`${kept.setAside} entries are set aside`]),
  ]
}

function differences(what: string, found: readonly string[], expected: readonly string[]): string[] {
  const left = new Map<string, number>()
  for (const one of found) left.set(one, (left.get(one) ?? 0) + 1)
  for (const one of expected) left.set(one, (left.get(one) ?? 0) - 1)
  return [...left].flatMap(([one, count]) => (count === 0 ? [] : [`${what} ${one}: ${count > 0 ? 'too often' : 'missing'}`]))
}

const gaps = (what: string, numbered: readonly { seq: number }[]): string[] =>
  numbered.flatMap(({ seq }, at) => (seq === at + 1 ? [] : [`${what} at place ${seq} stands ${at + 1}th`])).slice(0, 1)

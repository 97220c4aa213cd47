/** One answer of a checklist, as a device sends it. */
type Answer = Record<string, unknown>

const yes = { answer: 'yes' }
const no = { answer: 'no' }

/** The four checklists of the flood season, each filled in as on a good day. */
const good: Readonly<Record<string, Record<string, Record<string, Answer>>>> = {
  dykePatrol: {
    works: { seepage: no, cracks: no, clearing: yes },
    water: { level: { value: 20.5 }, post: yes },
  },
  dykeInspection: {
    works: { seepage: no, gates: yes, revetment: yes },
    supplies: { bags: { value: 1500 }, stone: { value: 40 } },
    duty: { log: yes, overall: { value: '好' } },
  },
  reservoirPatrol: {
    works: { seepage: no, spillway: yes, clearing: yes },
    water: { level: { value: 86.25 }, aboveLimit: no, post: yes },
  },
  reservoirInspection: {
    works: { dam: no, gates: yes, power: yes },
    supplies: { drill: yes, bags: { value: 2500 } },
    duty: { log: yes, overall: { value: '较好' } },
  },
}

/** A checklist filled in as on a good day, but for the items that `over` names by section and key. */
export function answersOf(checklist: string, over: Readonly<Record<string, Answer>> = {}): Record<string, unknown> {
  const sections = structuredClone(good[checklist] ?? {})
  for (const [path, answer] of Object.entries(over)) {
    const [section = '', item = ''] = path.split('.')
    sections[section] = { ...sections[section], [item]: answer }
  }
  return sections
}

/** One answer of a checklist, as a device sends it. */
export type Answer = Record<string, unknown>

const yes = { answer: 'yes' }

/** The two checklists of dust control, each filled in as where all is in order. */
const good: Readonly<Record<string, Record<string, Record<string, Answer>>>> = {
  patrol: { site: { fence: yes, cover: yes, spray: yes }, gate: { wash: yes } },
  joint: {
    housing: { scheme: yes, six: yes },
    environment: { monitor: yes, pm10: { value: 80 } },
    police: { trucks: yes, route: yes },
    quality: { score: { deductions: {} } },
  },
}

/** A checklist filled in as where all is in order, but for the items that `over` names by section and key. */
export function answersOf(checklist: string, over: Readonly<Record<string, Answer>> = {}): Record<string, unknown> {
  const sections = structuredClone(good[checklist] ?? {})
  for (const [path, answer] of Object.entries(over)) {
    const [section = '', item = ''] = path.split('.')
    sections[section] = { ...sections[section], [item]: answer }
  }
  return sections
}

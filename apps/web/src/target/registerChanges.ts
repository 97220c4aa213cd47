import type { TargetCard, TargetSnapshot, TargetStep } from '@duzhan/contracts'
import type { TargetKind } from '@duzhan/plan'
import { zh } from '../locales/zh.ts'

/** One thing that a change of the register changed, from and to as people read it. */
export interface RegisterChange {
  title: string
  from: string
  to: string
}

function shown(value: unknown): string {
  if (value === undefined || value === null || value === '') return zh.register.blank
  if (typeof value === 'boolean') return value ? zh.target.yes : zh.target.no
  return typeof value === 'number' ? value.toLocaleString('zh-CN') : String(value)
}

const fieldsOf = (snapshot: TargetSnapshot, kind: TargetKind | undefined): [title: string, value: string][] => [
  [zh.register.name, snapshot.name],
  [zh.register.place, `${snapshot.place}（${snapshot.regionCode}）`],
  [zh.register.position, snapshot.position ? `${snapshot.position.latitude}, ${snapshot.position.longitude}` : shown(null)],
  ...Object.entries(kind?.attributes.properties ?? {}).map(
    ([key, { title }]) => [title, shown(snapshot.attributes[key])] as [string, string],
  ),
]

/** What each step of a target's trace changed, the latest first: what it was until then beside what it was afterwards. */
export function registerChanges(card: TargetCard, kind: TargetKind | undefined): (TargetStep & { changes: RegisterChange[] })[] {
  const today: TargetSnapshot = { ...card, position: card.position ?? null }
  return card.trace.map((step, index) => {
    const after = card.trace[index - 1]?.was ?? today
    const before = step.was ? fieldsOf(step.was, kind) : []
    const now = fieldsOf(after, kind)
    const changes = before.flatMap(([title, from], at) =>
      from === now[at]?.[1] ? [] : [{ title, from, to: now[at]?.[1] ?? '' }],
    )
    return { ...step, changes }
  })
}

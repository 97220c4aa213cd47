import type { BodyKind, BodyView } from '@duzhan/contracts'
import { bodyKinds } from '@duzhan/plan'

/** Which bodies are shown: those that stand, or those that are retired; with words in their title or key. */
export interface BodyFilter {
  show: 'standing' | 'retired'
  words: string
}

/** The bodies that a filter leaves, by kind in the order of the kinds, each group by title; kinds without any are left out. */
export function bodyGroups(bodies: readonly BodyView[], { show, words }: BodyFilter): { kind: BodyKind; bodies: BodyView[] }[] {
  const wanted = words.trim().toLowerCase()
  const left = bodies
    .filter(({ retiredOn }) => (show === 'retired') === (retiredOn !== null))
    .filter(({ title, key }) => [title, key].some((text) => text.toLowerCase().includes(wanted)))
    .sort((one, other) => one.title.localeCompare(other.title, 'zh-CN') || one.key.localeCompare(other.key))
  return bodyKinds
    .map((kind) => ({ kind, bodies: left.filter((body) => body.kind === kind) }))
    .filter((group) => group.bodies.length > 0)
}

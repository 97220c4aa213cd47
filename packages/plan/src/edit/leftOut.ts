import { scalarText } from '@duzhan/checklist'
import { isKeyedList, isObject, type JsonObject } from '../json/json.ts'
import { fieldWords } from '../wording/fieldWords.ts'
import { inChecklist, labels } from '../wording/labels.ts'
import type { Wording } from '../wording/words.ts'
import { valueAt } from './editing.ts'

/** One step on the way to something: what kind of thing stands there, and how it is called; null where it has no name of its own. */
export interface PlaceStep {
  kind: Wording
  title: string | null
}

/** Something that a lower plan leaves out of its superior's. */
export interface LeftOut {
  /** As the plan writes it: `phases.second.goal`. */
  path: string
  /** From the element on to what is left out of it. */
  steps: PlaceStep[]
  /** Whether the superior has nothing there any more. */
  isGone: boolean
}

const unknown: Wording = { zh: '内容', en: 'part' }
const titles = ['title', 'post', 'about', 'text']
const longest = 60

function titleOf(value: unknown): string | null {
  if (!isObject(value)) return null
  const title = titles.map((name) => value[name]).find((one) => typeof one === 'string' && one !== '')
  if (typeof title !== 'string') return null
  return title.length > longest ? `${title.slice(0, longest)}…` : title
}

/** What of a superior's plan a lower one leaves out, each in words, in the order in which the plan names them. */
export function leftOutOf(superior: unknown, own: unknown): LeftOut[] {
  const removes = valueAt(own, ['removes'])
  return (Array.isArray(removes) ? removes.map(scalarText) : []).map((path) => ({ path, ...wayTo(superior, path.split('.')) }))
}

function wayTo(superior: unknown, path: readonly string[]): Omit<LeftOut, 'path'> {
  const names: string[] = []
  const steps: PlaceStep[] = []
  let value = superior
  let depth = 0
  path.forEach((name, index) => {
    const kind = fieldWords(names.join('.')) ?? unknown
    const isLast = index === path.length - 1
    if (isKeyedList(value)) {
      value = value.find(({ key }) => key === name)
      steps.push({ kind, title: titleOf(value) })
      return
    }
    const isPart = path[index - 1] === 'properties'
    value = isObject(value) && Object.hasOwn(value, name) ? (value as JsonObject)[name] : undefined
    if (isPart) {
      steps.push({ kind: (names[0] === 'checklists' ? inChecklist[depth] : labels.attributes) ?? unknown, title: titleOf(value) })
      depth++
      return
    }
    if (name !== 'properties') names.push(name)
    if (isLast) steps.push({ kind: fieldWords(names.join('.')) ?? unknown, title: null })
  })
  return { steps, isGone: value === undefined }
}

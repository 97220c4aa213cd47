import { jsonFaults } from '../json/jsonFaults.ts'
import { isRecord } from '../json/typeOf.ts'
import { type GateRefusal, Refusals } from './gateRefusal.ts'
import { isPropertyName, plainText } from './plainText.ts'

type Test = (value: unknown) => boolean

const limits = { bytes: 64 * 1024, depth: 12, nodes: 10_000 } as const
const widgets: readonly unknown[] = [
  'radio',
  'select',
  'checkboxes',
  'checkbox',
  'text',
  'textarea',
  'updown',
  'date',
  'time',
  'date-time',
  'email',
  'hidden',
]

const text: Test = (value) => plainText(value) === null
const flag: Test = (value) => typeof value === 'boolean'
const order: Test = (value) =>
  Array.isArray(value) && value.length <= 300 && value.every((name) => name === '*' || isPropertyName(name))
const texts: Test = (value) => Array.isArray(value) && value.length <= 500 && value.every(text)
const rows: Test = (value) => Number.isSafeInteger(value) && Number(value) >= 1 && Number(value) <= 30

const options: Readonly<Record<string, Test>> = {
  inline: flag,
  rows,
  orderable: flag,
  addable: flag,
  removable: flag,
  label: flag,
}
const settings: Readonly<Record<string, Test>> = {
  'ui:widget': (value) => widgets.includes(value),
  'ui:order': order,
  'ui:enumNames': texts,
  'ui:title': text,
  'ui:description': text,
  'ui:help': text,
  'ui:placeholder': text,
  'ui:readonly': flag,
  'ui:disabled': flag,
  'ui:autofocus': flag,
  'ui:options': (value) => isRecord(value) && Object.entries(value).every(([name, each]) => mayBe(options, name, each)),
}

/**
 * The reasons why a uiSchema may not be used: it may choose among our widgets and give plain words, but bring no field,
 * no markup, no class, no style and no address of its own.
 */
export function gateUi(uiSchema: unknown): GateRefusal[] {
  const refusals = new Refusals()
  if (jsonFaults(uiSchema, limits).length > 0) refusals.refuse('ui.value', '', '')
  else walk(uiSchema, refusals)
  return refusals.list
}

function walk(uiSchema: unknown, refusals: Refusals): void {
  const open = [{ node: uiSchema, path: '' }]
  for (let next = open.pop(); next !== undefined && !refusals.isFull; next = open.pop()) {
    const { node, path } = next
    if (!isRecord(node)) {
      refusals.refuse('schema.object', path)
      continue
    }
    for (const [name, value] of Object.entries(node)) {
      if (isPropertyName(name)) open.push({ node: value, path: `${path}/${name}` })
      else if (!Object.hasOwn(settings, name)) refusals.refuse('ui.unknown', path, name)
      else if (!mayBe(settings, name, value)) refusals.refuse('ui.value', `${path}/${name}`, name)
    }
  }
}

function mayBe(tests: Readonly<Record<string, Test>>, name: string, value: unknown): boolean {
  const test = Object.hasOwn(tests, name) ? tests[name] : undefined
  return test?.(value) ?? false
}

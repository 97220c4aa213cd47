import { scalarText } from '@duzhan/checklist'
import { isObject } from '../json/json.ts'
import { standingSchema } from '../ladder/standing.ts'
import { ratings } from '../ladder/standingWords.ts'
import { valueAt } from './editing.ts'

/** Something that a condition may ask about. */
export interface AskedAttribute {
  name: string
  title: string
  type: 'integer' | 'number' | 'string' | 'boolean'
  unit?: string
  choices?: { value: string; title: string }[]
}

const types = ['integer', 'number', 'string', 'boolean'] as const

function attributesIn(properties: unknown, titleOf = (choice: string) => choice): AskedAttribute[] {
  return Object.entries(isObject(properties) ? properties : {}).flatMap(([name, attribute]) => {
    if (!isObject(attribute)) return []
    const { title, type, 'x-unit': unit, enum: choices } = attribute
    return [
      {
        ...{
          name,
          title: typeof title === 'string' && title !== '' ? title : name,
          type: types.find((one) => one === type) ?? 'string',
        },
        ...(typeof unit === 'string' && { unit }),
        ...(Array.isArray(choices) && {
          choices: choices.map((one) => ({ value: scalarText(one), title: titleOf(scalarText(one)) })),
        }),
      },
    ]
  })
}

/**
 * What a condition at a path of the schema may ask about: the standing of a body where a step of the ladder asks, else the
 * attributes and ratios of the kinds of targets, those of one kind where only that is meant.
 */
export function attributesOf(document: unknown, path: string, kind?: number): AskedAttribute[] {
  if (path.startsWith('ladder')) return attributesIn(standingSchema.properties, (rating) => ratings[rating]?.zh ?? rating)
  const all: unknown = valueAt(document, ['targetKinds'])
  const kinds: readonly unknown[] = Array.isArray(all) ? (kind === undefined ? all : [all[kind]]) : []
  const found = kinds.flatMap((one) => {
    const derived: unknown = valueAt(one, ['derived'])
    const ratios = (Array.isArray(derived) ? derived : []).flatMap((ratio: unknown): AskedAttribute[] =>
      isObject(ratio) && typeof ratio['key'] === 'string'
        ? [{ name: ratio['key'], title: scalarText(ratio['title'] ?? ratio['key']), type: 'number' }]
        : [],
    )
    return [...attributesIn(valueAt(one, ['attributes', 'properties'])), ...(kind === undefined ? ratios : [])]
  })
  return found.filter(({ name }, at) => found.findIndex((one) => one.name === name) === at)
}

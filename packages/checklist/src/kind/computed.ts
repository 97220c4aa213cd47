import type { OutlineItem } from '../outline/outline.ts'
import type { Kind, KindShape } from './kind.ts'
import { unitOf } from './scalar.ts'

/** 自动计算: answered by nobody; `computedIn` works it out of numbers in the form. */
export const computed: Kind = {
  title: { zh: '自动计算', en: 'computed' },
  observe: () => [],
  print: () => '',
  meaning: ({ annotation }) => [annotation.function, annotation.of, annotation.unit ?? ''],
}

export const computedShape: KindShape = {
  asksClauses: false,
  fields: {},
  takesCompanions: false,
  options: ['function', 'of', 'unit', 'decimals'],
  misfits(item) {
    const { function: operation, of: places = [] } = item['x-item'] ?? {}
    if (operation === undefined) return ['function']
    return places.length < 2 || (operation === 'ratio' && places.length > 2) ? ['of'] : []
  },
  example: {
    type: 'object',
    title: '户均面积合计',
    'x-item': { kind: 'computed', no: '1', function: 'sum', of: ['first.one', 'first.two'], unit: '万元' },
    properties: {},
    additionalProperties: false,
  },
  legal: () => ({}),
  illegal: () => ({ value: 1 }),
}

/** 说明: a text for the inspector. */
export const info: Kind = {
  title: { zh: '说明文字', en: 'information' },
  observe: () => [],
  print: () => '',
  meaning: () => null,
}

export const infoShape: KindShape = {
  asksClauses: false,
  fields: {},
  takesCompanions: false,
  options: [],
  example: {
    type: 'object',
    title: '填写说明',
    description: '请先到村部核对名册，再入户。',
    'x-item': { kind: 'info' },
    properties: {},
    additionalProperties: false,
  },
  legal: () => ({}),
  illegal: () => ({ text: '看过了' }),
}

/** A result as people read it: with the decimals and the unit that the checklist gives it; a ratio in % is a percentage. */
export function printComputed(item: OutlineItem, result: number): string {
  const { decimals = 2, function: operation } = item.annotation
  const unit = unitOf({ schema: item.schema, annotation: item.annotation })
  const shown = operation === 'ratio' && unit === '%' ? result * 100 : result
  return `${Number(shown.toFixed(decimals))}${unit}`
}

import { describe, expect, it } from 'vitest'
import { planJsonSchema } from '../schema/planJsonSchema.ts'
import { smallPlan } from '../test/smallPlan.ts'
import { inWords } from '../wording/words.ts'
import { type PartRules, partRules } from './partRules.ts'

interface Node {
  properties?: Record<string, Node>
  items?: Node
  enum?: string[]
}

const root = planJsonSchema() as Node
const common = ['key', 'hold', 'source']
const nodeAt = (path: string): Node => path.split('.').reduce<Node>((node, name) => node.properties![name]!, root)
const isElement = (node: Node | undefined): boolean => node?.properties?.['key'] !== undefined

function uncovered(element: Node, { rules, nested = {} }: PartRules): string[] {
  const named = new Set([...rules.flatMap((rule) => rule.fields), ...Object.keys(nested), ...common])
  const inner = Object.entries(nested).flatMap(([name, part]) => uncovered(element.properties![name]!.items!, part))
  return [...Object.keys(element.properties!).filter((name) => !named.has(name)), ...inner]
}

describe('the rules of comparison', () => {
  it('cover every list of elements that the plan has', () => {
    const lists = Object.entries(root.properties!).flatMap(([name, node]) => [
      ...(isElement(node.items) ? [name] : []),
      ...Object.entries(node.properties ?? {}).flatMap(([inner, part]) => (isElement(part.items) ? [`${name}.${inner}`] : [])),
    ])
    expect(Object.keys(partRules).sort()).toEqual(lists.sort())
  })

  it.each(Object.entries(partRules))('name every field of %s, so that none changes unseen', (path, part) => {
    const fields = uncovered(nodeAt(path).items!, part)
    expect(fields).toEqual(path === 'checklists' ? ['schema'] : []) // compared item by item instead
  })

  it.each(Object.entries(partRules))('name no field that %s does not have', (path, part) => {
    const fields = Object.keys(nodeAt(path).items!.properties!)
    for (const field of part.rules.flatMap((rule) => rule.fields)) expect(fields).toContain(field)
  })

  const wordsOf = Object.entries(partRules).flatMap(([path, part]) =>
    part.rules.flatMap((rule) => {
      const [name = ''] = rule.fields
      const node = nodeAt(path).items!.properties![name]
      const known = rule.fields.length === 1 ? (node?.enum ?? node?.items?.enum ?? []) : []
      return known.map((word) => ({ path, name, word, rule }))
    }),
  )

  it('find words of the schema to read', () => expect(wordsOf.length).toBeGreaterThan(40))

  it.each(wordsOf)('read $path $name $word as people call it', ({ word, rule }) => {
    const side = { element: { key: 'x' }, plan: smallPlan() }
    const text = rule.text(word, side)
    expect(inWords(text, 'zh')).toMatch(/^\p{Script=Han}+$/u)
    expect(inWords(text, 'en')).toMatch(/^[a-z -]+$/)
    expect(inWords(rule.text([word, word], side), 'zh')).toMatch(/^\p{Script=Han}+、\p{Script=Han}+$/u)
  })

  it('name other elements by their titles, and one that is not there by its key', () => {
    const rule = partRules['duties.visits']!.rules.find(({ fields }) => fields[0] === 'targetLists')!
    const [list] = smallPlan().targetLists ?? []
    const text = rule.text([list!.key, 'gone'], { element: { key: 'x' }, plan: smallPlan() })
    expect(inWords(text, 'zh')).toBe(`${list!.title}、gone`)
  })
})

import { describe, expect, it } from 'vitest'
import { planJsonSchema } from '../schema/planJsonSchema.ts'
import { type PartRules, partRules } from './partRules.ts'

type Node = { properties?: Record<string, Node>; items?: Node }

const root = planJsonSchema() as Node
const common = ['key', 'hold', 'source']
const nodeAt = (path: string): Node => path.split('.').reduce<Node>((node, name) => node.properties![name]!, root)
const isElement = (node: Node | undefined): boolean => node?.properties?.['key'] !== undefined

const uncovered = (element: Node, { rules, nested = {} }: PartRules): string[] => {
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
})

import { expect, it } from 'vitest'
import { treeOf } from './tree.ts'

it('the regions on paths stand each once, the deepest first, with their children on the paths', () => {
  const tree = treeOf([
    ['province', 'city', 'county', 'village'],
    ['province', 'city', 'county'],
    ['province', 'city', 'county', 'village'],
    ['province', 'otherCity'],
  ])
  expect(tree).toEqual([
    { region: 'village', parent: 'county', children: [] },
    { region: 'county', parent: 'city', children: ['village'] },
    { region: 'city', parent: 'province', children: ['county'] },
    { region: 'otherCity', parent: 'province', children: [] },
    { region: 'province', parent: null, children: ['city', 'otherCity'] },
  ])
  expect(treeOf([])).toEqual([])
})

/** The regions from the province down to the one that targets stand for. */
export type Path = readonly string[]

export interface Branch {
  region: string
  parent: string | null
  /** Those of its children that are on a path too. */
  children: readonly string[]
}

/** The regions on the paths, each once, the deepest first: a region always comes after those that it is made of. */
export function treeOf(paths: readonly Path[]): Branch[] {
  const branches = new Map<string, { region: string; parent: string | null; depth: number; children: Set<string> }>()
  for (const path of paths)
    for (const [depth, region] of path.entries()) {
      const parent = path[depth - 1] ?? null
      if (!branches.has(region)) branches.set(region, { region, parent, depth, children: new Set() })
      if (parent !== null) branches.get(parent)?.children.add(region)
    }
  return [...branches.values()]
    .sort((one, other) => other.depth - one.depth)
    .map(({ region, parent, children }) => ({ region, parent, children: [...children] }))
}

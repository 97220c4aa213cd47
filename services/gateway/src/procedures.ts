import type { AppRouter } from './appRouter.ts'

interface Leaf {
  _def: { type: string; $types: { input: unknown; output: unknown } }
}
type Paths<Procedures> = {
  [Name in keyof Procedures & string]: Procedures[Name] extends Leaf ? Name : `${Name}.${Paths<Procedures[Name]>}`
}[keyof Procedures & string]
type At<Procedures, Path> = Path extends keyof Procedures
  ? Procedures[Path]
  : Path extends `${infer Name}.${infer Rest}`
    ? Name extends keyof Procedures
      ? At<Procedures[Name], Rest>
      : never
    : never
type Leaves = { [Path in Paths<AppRouter['_def']['record']>]: At<AppRouter['_def']['record'], Path> }

/** Every procedure by its path, e.g. `forms.plan.byId`: its kind, what it takes and what it answers. */
export type Procedures = {
  [Path in keyof Leaves]: Leaves[Path] extends {
    _def: { type: infer Kind; $types: { input: infer Input; output: infer Output } }
  }
    ? { kind: Kind; input: Input; output: Output }
    : never
}

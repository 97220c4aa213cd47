import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import ts from 'typescript'
import { expect, it } from 'vitest'

const root = dirname(import.meta.dirname)
const kinds = join(root, 'packages/checklist/src/kind/itemKinds.ts')
/** Every table that must know each kind: what the gate demands of it, and how the page shows it. */
const tables = ['packages/checklist/src/kind/kindShapes.ts', 'apps/web/src/kind/kindViews.ts']

/** What the compiler says of the tables when the table of kinds reads like this. */
function faultsWith(source: string): string[] {
  const { config } = ts.readConfigFile(join(root, 'apps/web/tsconfig.json'), ts.sys.readFile)
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, join(root, 'apps/web'))
  const { composite: _, incremental: __, tsBuildInfoFile: ___, rootDir: ____, ...plain } = options
  const settings = { ...plain, noEmit: true, allowImportingTsExtensions: true }
  const host = ts.createCompilerHost(settings)
  const read = host.getSourceFile.bind(host)
  host.getSourceFile = (name, ...more) =>
    name === kinds ? ts.createSourceFile(name, source, ts.ScriptTarget.Latest, true) : read(name, ...more)
  const program = ts.createProgram(
    tables.map((table) => join(root, table)),
    settings,
    host,
  )
  return tables.flatMap((table) =>
    program
      .getSemanticDiagnostics(program.getSourceFile(join(root, table)))
      .map(({ messageText }) => `${table}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`),
  )
}

it('a kind of item without a shape or without a view does not compile', () => {
  const source = readFileSync(kinds, 'utf8')
  const planted = faultsWith(source.replace('\n  info,\n', '\n  info,\n  slider: info,\n'))
  expect(planted).toHaveLength(tables.length)
  for (const fault of planted) expect(fault).toContain("Property 'slider' is missing")
}, 120_000)

import { dirname, join } from 'node:path'
import ts from 'typescript'

const root = dirname(import.meta.dirname)
/** What was read as it stands, by project and path: parsed once for all violations of a test. */
const parsed = new Map<string, ts.SourceFile | undefined>()

/**
 * What the compiler says of some files, by the settings of the project in `project`, while other files read as given. Paths are
 * those in the repository; each fault begins with the path of its file. How planted violations are tried without writing them.
 */
export function compileWith(planted: Record<string, string>, { project, files }: { project: string; files: string[] }): string[] {
  const { config } = ts.readConfigFile(join(root, project, 'tsconfig.json'), ts.sys.readFile)
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, join(root, project))
  const { composite: _, incremental: __, tsBuildInfoFile: ___, rootDir: ____, ...plain } = options
  const settings = { ...plain, noEmit: true, allowImportingTsExtensions: true }
  const host = ts.createCompilerHost(settings)
  const read = host.getSourceFile.bind(host)
  const sources = new Map(Object.entries(planted).map(([path, source]) => [join(root, path), source]))
  host.getSourceFile = (name, ...more) => {
    const source = sources.get(name)
    if (source !== undefined) return ts.createSourceFile(name, source, ts.ScriptTarget.Latest, true)
    const key = `${project} ${name}`
    if (!parsed.has(key)) parsed.set(key, read(name, ...more))
    return parsed.get(key)
  }
  const program = ts.createProgram(
    files.map((path) => join(root, path)),
    settings,
    host,
  )
  return files.flatMap((path) =>
    program
      .getSemanticDiagnostics(program.getSourceFile(join(root, path)))
      .map(({ messageText }) => `${path}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`),
  )
}

// node tools/releaseNotes.mjs FROM [TO]: what came between two revisions, by scope, as Markdown for CHANGELOG.md.
import { execFileSync } from 'node:child_process'
import { pathToFileURL } from 'node:url'

/** Scopes that nobody but the project's own people would look for. */
const own = new Set(['e2e', 'tools', 'test-kit'])

/** Subjects of commits as a list for each scope, in the order of the scopes; a subject without a scope stands under `other`.
 * @param {readonly string[]} subjects @returns {string} */
export function notesOf(subjects) {
  /** @type {Map<string, string[]>} */
  const byScope = new Map()
  for (const subject of subjects) {
    const [, scopes = 'other', what = subject] = /^([a-z0-9][\w, .-]*): (\S.*)$/.exec(subject) ?? []
    if (scopes.split(', ').every((scope) => own.has(scope))) continue
    byScope.set(scopes, [...(byScope.get(scopes) ?? []), what])
  }
  return [...byScope]
    .sort(([one], [other]) => one.localeCompare(other))
    .map(([scope, all]) => [`### ${scope}`, '', ...all.map((what) => `- ${what}`), ''].join('\n'))
    .join('\n')
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [from, to = 'HEAD'] = process.argv.slice(2)
  if (from === undefined) throw new Error('node tools/releaseNotes.mjs FROM [TO]')
  const log = execFileSync('git', ['log', '--no-merges', '--reverse', '--format=%s', `${from}..${to}`], { encoding: 'utf8' })
  process.stdout.write(`${notesOf(log.split('\n').filter(Boolean))}\n`)
}

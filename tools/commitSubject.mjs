// Says what is wrong with the subject of a commit: the hook `commit-msg` asks it, see `npm run hooks`.
import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'

/** A subject is a scope and what the change does, in 72 characters at most. @param {string} message @returns {string[]} what is wrong, in sentences */
export function subjectFaults(message) {
  const [subject = ''] = message.split('\n')
  if (/^(Merge|Revert) /.test(subject)) return []
  const hasScope = /^[a-z0-9][\w, .-]*: \S/.test(subject)
  return [
    ...(subject.length > 72 ? [`The subject has ${subject.length} characters, and 72 are the most.`] : []),
    ...(hasScope ? [] : ['The subject does not begin with a scope, as in "assignments: open dues per window".']),
    ...(subject.endsWith('.') ? ['The subject ends with a full stop.'] : []),
  ]
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const faults = subjectFaults(readFileSync(process.argv[2] ?? '', 'utf8'))
  for (const fault of faults) console.error(fault)
  process.exitCode = faults.length > 0 ? 1 : 0
}

import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { compileWith } from './compileWith.ts'

const root = dirname(import.meta.dirname)
/** Where the table of peer calls is held against the procedures, and a service that calls its peers. */
const held = 'services/gateway/src/peerCalls.test-d.ts'
const caller = 'services/assignments/src/main.ts'

/** What the compiler says of both when one file reads otherwise. */
function faultsAfter(path: string, from: string, to: string): string[] {
  const source = readFileSync(join(root, path), 'utf8')
  expect(source, `${path} no longer says what is to be planted`).toContain(from)
  return compileWith({ [path]: source.replace(from, to) }, { project: 'services/gateway', files: [held, caller] })
}

it('peers and procedures fit as they are', () => {
  expect(compileWith({}, { project: 'services/gateway', files: [held, caller] })).toEqual([])
}, 120_000)

it.each<[change: string, path: string, from: string, to: string, file: string, saying: string]>([
  [
    'renaming a procedure that a peer calls',
    'services/forms/src/evidence/evidence.router.ts',
    'missing: requires(',
    'absent: requires(',
    held,
    "Property 'missing' is missing",
  ],
  [
    'answering a peer otherwise',
    'services/identity/src/region/region.router.ts',
    'region.list(input))',
    'region.list(input).then((all) => all.map(({ code }) => ({ code }))))',
    held,
    "Property 'name' is missing",
  ],
  [
    'making a query that a peer calls a change',
    'services/identity/src/session/session.router.ts',
    '.query(({ input }) => session.resolve',
    '.mutation(({ input }) => session.resolve',
    held,
    '\'"mutation"\' is not assignable to type \'"query"\'',
  ],
  [
    'asking more of a peer than it sends',
    'services/forms/src/evidence/evidence.router.ts',
    '.input(EvidenceOf)',
    '.input(EvidenceOf.extend({ width: EvidenceOf.shape.plan }))',
    held,
    "Property 'width' is missing",
  ],
  [
    'calling what no peer offers',
    caller,
    "peers('forms').evidence.missing(photos)",
    "peers('forms').evidence.lost(photos)",
    caller,
    "Property 'lost' does not exist",
  ],
  [
    'sending a peer something else',
    caller,
    "peers('identity').region.list({ within })",
    "peers('identity').region.list({ below: within })",
    caller,
    "'below' does not exist",
  ],
  [
    'taking an answer for what it is not',
    caller,
    "peers('identity').region.list({ within })",
    "peers('forms').evidence.missing({ plan: within, target: within, hashes: [] })",
    caller,
    "Type 'string' is not assignable",
  ],
])(
  '%s does not compile',
  (_, path, from, to, file, saying) => {
    expect(faultsAfter(path, from, to)).toContainEqual(expect.stringMatching(new RegExp(`^${file}: .*${saying}`, 's')))
  },
  120_000,
)

import { Problem } from '@duzhan/problems'
import { unzipSync } from 'fflate'
import { type EvidenceType, fileLimits } from './evidenceType.ts'

const contents = '[Content_Types].xml'
/** The list of contents is never long; a longer one is not unpacked. */
const mostListBytes = 100_000
const mainParts = [
  {
    mark: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml',
    folder: 'word/',
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  },
  {
    mark: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml',
    folder: 'xl/',
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
] as const satisfies { mark: string; folder: string; type: EvidenceType }[]

/**
 * Which document a zip file is, by the list of contents that every document of its family carries. Of what is inside only
 * that list is unpacked. Throws `evidence.file-locked` for an encrypted one, `evidence.file-broken` for one that cannot be
 * read, `evidence.file-unpacked` for one that would swell, `evidence.file-program` for one with macros,
 * `evidence.file-archive` for any other zip and `evidence.file-type` for other documents.
 */
export function officeType(bytes: Uint8Array): EvidenceType {
  if (((bytes[6] ?? 0) & 1) === 1) throw new Problem('invalid', 'evidence.file-locked')
  const { names, list } = opened(bytes)
  if (names.some((name) => name.endsWith('vbaProject.bin'))) throw new Problem('invalid', 'evidence.file-program')
  if (list === undefined) throw new Problem('invalid', 'evidence.file-archive')
  if (list.includes('macroEnabled')) throw new Problem('invalid', 'evidence.file-program')
  const main = mainParts.find(({ mark }) => list.includes(`"${mark}"`) || list.includes(`'${mark}'`))
  if (main === undefined) throw new Problem('invalid', 'evidence.file-type')
  if (!names.some((name) => name.startsWith(main.folder))) throw new Problem('invalid', 'evidence.file-broken')
  return main.type
}

/** The names of a zip file's parts, and its list of contents where it has one. */
function opened(bytes: Uint8Array): { names: string[]; list: string | undefined } {
  const names: string[] = []
  let unpacked = 0
  const read = readable(() =>
    unzipSync(bytes, {
      filter({ name, size, originalSize }) {
        names.push(name)
        unpacked += originalSize
        return name === contents && Math.max(size, originalSize) <= mostListBytes
      },
    }),
  )
  if (unpacked > fileLimits.unpackedBytes || unpacked > bytes.length * fileLimits.unpackedRatio)
    throw new Problem('invalid', 'evidence.file-unpacked', { megabytes: fileLimits.unpackedBytes / 1024 ** 2 })
  const list = read[contents]
  return { names, list: list && new TextDecoder().decode(list) }
}

function readable<Value>(read: () => Value): Value {
  try {
    return read()
  } catch {
    throw new Problem('invalid', 'evidence.file-broken') // wherever it stumbled, to the sender it is the same
  }
}

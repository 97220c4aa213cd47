import { Problem } from '@duzhan/problems'
import { type EvidenceType, fileLimits } from './evidenceType.ts'
import { beginsWith, holds } from './marks.ts'
import { officeType } from './officeType.ts'

const programs = [
  'MZ',
  '\x7fELF',
  '#!',
  'dex\n',
  '\xca\xfe\xba\xbe',
  '\xcf\xfa\xed\xfe',
  '\xce\xfa\xed\xfe',
  'L\0\0\0\x01\x14\x02\0',
]
const oldOffice = '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'
const wide = (text: string) => [...text].map((letter) => `${letter}\0`).join('')

/**
 * What a file is by its content, whatever it is called: a type that is kept, or `image/jpeg` for any picture, which is
 * drawn anew by whoever keeps it. Throws `evidence.file-empty`, `evidence.file-too-large`, `evidence.file-program`,
 * `evidence.file-locked`, `evidence.file-broken`, `evidence.file-unpacked`, `evidence.file-archive`, `evidence.file-type`.
 */
export function sniffFile(bytes: Uint8Array): EvidenceType {
  if (bytes.length === 0) throw new Problem('invalid', 'evidence.file-empty')
  if (bytes.length > fileLimits.bytes)
    throw new Problem('too-large', 'evidence.file-too-large', { megabytes: fileLimits.bytes / 1024 ** 2 })
  if (programs.some((mark) => beginsWith(bytes, mark))) throw new Problem('invalid', 'evidence.file-program')
  if (isImage(bytes)) return 'image/jpeg'
  if (beginsWith(bytes, 'PK\x03\x04')) return officeType(bytes)
  if (beginsWith(bytes, oldOffice) && holds(bytes, wide('EncryptedPackage'))) throw new Problem('invalid', 'evidence.file-locked')
  if (holds(bytes.subarray(0, 1024), '%PDF-')) return pdf(bytes)
  throw new Problem('invalid', 'evidence.file-type')
}

/** Whether the first bytes are those of a JPEG, PNG, WebP, HEIC or AVIF picture; whether it can be drawn is another question. */
function isImage(bytes: Uint8Array): boolean {
  if (['\xff\xd8\xff', '\x89PNG\r\n\x1a\n'].some((mark) => beginsWith(bytes, mark))) return true
  if (beginsWith(bytes, 'RIFF')) return beginsWith(bytes.subarray(8), 'WEBP')
  const brands = ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1', 'avif']
  return beginsWith(bytes.subarray(4), 'ftyp') && brands.some((brand) => beginsWith(bytes.subarray(8), brand))
}

/** A PDF says at its end that it is whole, and beside its table of contents whether it is encrypted. */
function pdf(bytes: Uint8Array): EvidenceType {
  if (!holds(bytes.subarray(-2048), '%%EOF')) throw new Problem('invalid', 'evidence.file-broken')
  const text = new TextDecoder('latin1').decode(bytes)
  if (/\/Encrypt\s*(?:\d{1,9}\s+\d{1,5}\s+R\b|<<)/.test(text)) throw new Problem('invalid', 'evidence.file-locked')
  return 'application/pdf'
}

import fc from 'fast-check'
import { strToU8 } from 'fflate'
import { describe, expect, it } from 'vitest'
import { fileLimits } from './evidenceType.ts'
import { sniffFile } from './sniffFile.ts'
import { docx, pdf, xlsx, zip } from './test/documents.ts'

const latin1 = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0))
const padded = (text: string) => latin1(text.padEnd(64, '\0'))
const wide = (text: string) => [...text].map((letter) => `${letter}\0`).join('')
const oldOffice = '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'
const office = 'application/vnd.openxmlformats-officedocument'
/** As an encrypting packer marks the file: in the flags of its first part. */
function encrypted() {
  const bytes = docx()
  bytes[6] = (bytes[6] ?? 0) | 1
  return bytes
}

describe('a file known by its content', () => {
  it.each<[string, () => Uint8Array, string]>([
    ['a PDF', () => pdf(), 'application/pdf'],
    ['a PDF that speaks of encryption in its text', () => pdf('(how to /Encrypt a file)'), 'application/pdf'],
    ['a Word document', () => docx(), `${office}.wordprocessingml.document`],
    ['an Excel sheet', () => xlsx(), `${office}.spreadsheetml.sheet`],
    ['a JPEG', () => padded('\xff\xd8\xff\xe0'), 'image/jpeg'],
    ['a PNG', () => padded('\x89PNG\r\n\x1a\n'), 'image/jpeg'],
    ['a WebP', () => padded('RIFF\0\0\0\0WEBP'), 'image/jpeg'],
    ['an HEIC photo', () => padded('\0\0\0\x1cftypheic'), 'image/jpeg'],
  ])('%s is taken', (_, make, type) => {
    expect(sniffFile(make())).toBe(type)
  })

  it.each<[string, () => Uint8Array, string]>([
    ['nothing at all', () => new Uint8Array(), 'evidence.file-empty'],
    ['more than ten megabytes', () => new Uint8Array(fileLimits.bytes + 1), 'evidence.file-too-large'],
    ['a Windows program, whatever it is called', () => padded('MZ\x90\0'), 'evidence.file-program'],
    ['a Windows program with a PDF behind it', () => latin1(`MZ${'\0'.repeat(60)}%PDF-1.7\n%%EOF`), 'evidence.file-program'],
    ['a Linux program', () => padded('\x7fELF\x02'), 'evidence.file-program'],
    ['a script', () => padded('#!/bin/sh\n'), 'evidence.file-program'],
    ['a shortcut', () => padded('L\0\0\0\x01\x14\x02\0'), 'evidence.file-program'],
    ['a sheet with macros', () => xlsx('application/vnd.ms-excel.sheet.macroEnabled.main+xml'), 'evidence.file-program'],
    ['a document with macros that says it has none', () => docx({ 'word/vbaProject.bin': 'x' }), 'evidence.file-program'],
    ['an archive', () => zip({ 'photos/1.jpg': 'x' }), 'evidence.file-archive'],
    ['an Android package', () => zip({ 'AndroidManifest.xml': 'x', 'classes.dex': 'x' }), 'evidence.file-archive'],
    ['slides', () => xlsx(`${office}.presentationml.presentation.main+xml`), 'evidence.file-type'],
    ['a document with a password', () => padded(`${oldOffice}${wide('EncryptedPackage')}`), 'evidence.file-locked'],
    ['an archive with a password', encrypted, 'evidence.file-locked'],
    ['a PDF with a password', () => pdf('trailer<</Encrypt 12 0 R>>'), 'evidence.file-locked'],
    ['an old Word document', () => padded(`${oldOffice}${wide('WordDocument')}`), 'evidence.file-type'],
    ['half a PDF', () => pdf().subarray(0, 30), 'evidence.file-broken'],
    ['half a Word document', () => docx().subarray(0, 200), 'evidence.file-broken'],
    ['a Word document without its main part', () => listOnly(), 'evidence.file-broken'],
    ['a GIF', () => padded('GIF89a'), 'evidence.file-type'],
    ['an SVG', () => strToU8('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'evidence.file-type'],
    ['a page', () => strToU8('<!doctype html><script>alert(1)</script>'), 'evidence.file-type'],
    ['sound in the same box as WebP', () => padded('RIFF\0\0\0\0WAVE'), 'evidence.file-type'],
    ['a film', () => padded('\0\0\0\x1cftypisom'), 'evidence.file-type'],
  ])('%s is refused with its own code', (_, make, code) => {
    expect(() => sniffFile(make())).toThrow(code)
  })

  it.each(['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1', 'avif'])(
    'a picture of the brand %s is taken',
    (brand) => {
      expect(sniffFile(padded(`\0\0\0\x1cftyp${brand}`))).toBe('image/jpeg')
      expect(() => sniffFile(padded(`\0\0\0\x1c____${brand}`)), 'in no such box').toThrow('evidence.file-type')
    },
  )

  it.each<[string, string]>([
    ['of a Mac', '\xca\xfe\xba\xbe'],
    ['of a Mac of 64 bits', '\xcf\xfa\xed\xfe'],
    ['of a Mac of 32 bits', '\xce\xfa\xed\xfe'],
    ['of an Android phone', 'dex\n035\0'],
  ])('a program %s is refused as one', (_, mark) => {
    expect(() => sniffFile(padded(mark))).toThrow('evidence.file-program')
    expect(() => sniffFile(padded(`${mark}%PDF-1.7 %%EOF`)), 'with a PDF in it').toThrow('evidence.file-program')
  })

  it('of just ten megabytes is still looked into, and of one byte more is not', () => {
    const whole = new Uint8Array(fileLimits.bytes)
    whole.set(pdf())
    whole.set(latin1('%%EOF'), whole.length - 5)
    expect(sniffFile(whole)).toBe('application/pdf')
    const longer = new Uint8Array(fileLimits.bytes + 1)
    longer.set(whole)
    expect(() => sniffFile(longer)).toThrow(expect.objectContaining({ kind: 'too-large', details: { megabytes: 10 } }))
  })

  it('a PDF may have a mailer’s lines before it, but not more than a kilobyte', () => {
    const after = (bytes: number) => latin1(`${'\n'.repeat(bytes)}%PDF-1.7\n%%EOF`)
    expect(sniffFile(after(1019))).toBe('application/pdf')
    expect(() => sniffFile(after(1020))).toThrow('evidence.file-type')
  })

  it('a document that swells when it is opened is refused, and not unpacked', () => {
    const zeros = new Uint8Array(fileLimits.unpackedBytes + 1)
    expect(() => sniffFile(docx({ 'word/media.bin': zeros }))).toThrow('evidence.file-unpacked')
    const manifold = new Uint8Array(1_000_000)
    expect(() => sniffFile(docx({ 'word/media.bin': manifold })), 'a thousand times its size').toThrow('evidence.file-unpacked')
  })

  it('whatever is cut, turned or made up is taken or refused by a code of its own, never more than that', () => {
    const whole = fc.constantFrom(docx(), xlsx(), pdf(), padded(oldOffice))
    const damage = fc.record({ at: fc.nat(800), byte: fc.nat(255), end: fc.nat(800) })
    const damaged = fc.tuple(whole, damage).map(([bytes, { at, byte, end }]) => {
      const copy = bytes.slice(0, Math.max(1, end))
      copy[Math.min(at, copy.length - 1)] = byte
      return copy
    })
    fc.assert(
      fc.property(fc.oneof(damaged, fc.uint8Array({ minLength: 1, maxLength: 300 })), (bytes) => {
        try {
          sniffFile(bytes)
        } catch (error) {
          expect(error).toMatchObject({ name: 'Problem', code: expect.stringMatching(/^evidence\.file-/) })
        }
      }),
      { numRuns: 2_000 },
    )
  })
})

function listOnly(): Uint8Array {
  return zip({
    '[Content_Types].xml': `<Types><Override PartName="/word/document.xml" ContentType="${office}.wordprocessingml.document.main+xml"/></Types>`,
  })
}

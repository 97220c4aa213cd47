import type { Outline, OutlineItem } from '@duzhan/checklist'
import type { Draft } from '../device/draft.ts'
import { filesOf } from '../evidence/fileWords.ts'
import { signerOf } from '../evidence/signerOf.ts'
import { answerLines } from '../kind/answerLines.ts'
import { zh } from '../locales/zh.ts'
import { formatInstant } from '../ui/dates.ts'
import { type Item, itemIn } from './itemAnswers.ts'

/**
 * A draft as a page of its own: what was asked, what was answered, notes, photos, signatures and files; nothing that was
 * typed is taken for markup. `kept` holds the content of what is named, by its hash.
 */
export function exportedDraft(outline: Outline, draft: Draft, kept: ReadonlyMap<string, string>): string {
  const { target, title, startedAt, id, correction, answers } = draft
  const facts = [
    [zh.submission.target, `${target.place}${target.name}`],
    [zh.submission.checklist, title],
    [zh.stuck.startedAt, formatInstant(startedAt)],
    [zh.submission.receiptId, id],
    ...(correction ? [[zh.correction.reason, correction.reason]] : []),
  ]
  const sections = outline.sections.map(
    (section) =>
      `<h2>${escaped(`${section.no}、${section.title}`)}</h2>` +
      section.items.map((item) => itemText(item, itemIn(answers, item.path), kept)).join(''),
  )
  return [
    `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>${escaped(`${target.name} ${title}`)}</title>`,
    '<style>body{max-width:48em;margin:2em auto;padding:0 1em;font-family:sans-serif;line-height:1.6}img{max-width:100%}</style>',
    `<h1>${escaped(`${target.name} · ${zh.stuck.exportTitle}`)}</h1>`,
    `<dl>${facts.map(([name = '', value = '']) => `<dt>${escaped(name)}</dt><dd>${escaped(value)}</dd>`).join('')}</dl>`,
    ...sections,
    '</html>',
  ].join('\n')
}

function itemText(item: OutlineItem, held: Item, kept: ReadonlyMap<string, string>): string {
  const { note } = held
  const evidence = evidenceText(item, held, kept)
  const lines = answerLines(item, held)
  if (lines.length === 0 && evidence === '' && item.kind !== 'info') lines.push(zh.submission.results.unanswered)
  if (typeof note === 'string') lines.push(`${zh.submission.note}：${note}`)
  const text = lines.map((line) => `<p>${escaped(line)}</p>`).join('')
  const heading = item.no === '' ? item.title : `${item.no}. ${item.title}`
  return `<h3>${escaped(heading)}</h3>${text}${evidence}`
}

/** Photos and the signature as pictures, files to be saved; what could not be had is named. */
function evidenceText(item: OutlineItem, { photos, signature, files }: Item, kept: ReadonlyMap<string, string>): string {
  const picture = (hash: string, title: string) => {
    const [address, name] = [kept.get(hash), escaped(title)]
    return address ? `<p><img src="${escaped(address)}" alt="${name}"></p>` : `<p>${name}：${escaped(zh.stuck.photoAbsent)}</p>`
  }
  const shown = (Array.isArray(photos) ? photos.map(String) : []).map((hash, index) =>
    picture(hash, zh.checklist.photo(index + 1)),
  )
  if (typeof signature === 'string') shown.push(picture(signature, zh.evidence.signatureOf(signerOf(item))))
  const saved = filesOf(files).map(({ hash, name }) => {
    const [address, title] = [kept.get(hash), escaped(name)]
    return address
      ? `<p><a href="${escaped(address)}" download="${title}">${title}</a></p>`
      : `<p>${title}：${escaped(zh.stuck.fileAbsent)}</p>`
  })
  return [...shown, ...saved].join('')
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

import type { Outline, OutlineItem } from '@duzhan/checklist'
import { answerLines } from '../kind/answerLines.ts'
import { zh } from '../locales/zh.ts'
import { formatInstant } from '../ui/formatInstant.ts'
import type { Draft } from './draft.ts'
import { type Item, itemIn } from './itemAnswers.ts'

/** A draft as a page of its own: what was asked, what was answered, notes and photos; nothing that was typed is taken for markup. */
export function exportedDraft(outline: Outline, draft: Draft, photos: ReadonlyMap<string, string>): string {
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
      section.items.map((item) => itemText(item, itemIn(answers, item.path), photos)).join(''),
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

function itemText(item: OutlineItem, held: Item, photos: ReadonlyMap<string, string>): string {
  const { photos: hashes, note } = held
  const pictures = (Array.isArray(hashes) ? hashes.map(String) : []).map((hash, index) => {
    const address = photos.get(hash)
    const name = escaped(zh.checklist.photo(index + 1))
    return address ? `<p><img src="${escaped(address)}" alt="${name}"></p>` : `<p>${name}：${escaped(zh.stuck.photoAbsent)}</p>`
  })
  const lines = answerLines(item, held)
  if (lines.length === 0 && pictures.length === 0 && item.kind !== 'info') lines.push(zh.submission.results.unanswered)
  if (typeof note === 'string') lines.push(`${zh.submission.note}：${note}`)
  const text = lines.map((line) => `<p>${escaped(line)}</p>`).join('')
  const heading = item.no === '' ? item.title : `${item.no}. ${item.title}`
  return `<h3>${escaped(heading)}</h3>${text}${pictures.join('')}`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

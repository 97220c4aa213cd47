import { hiddenIn, type Outline, type OutlineItem } from '@duzhan/checklist'
import { useMemo } from 'react'
import { DevicePhotos, PhotoStrip } from '../evidence/PhotoGallery.tsx'
import { itemResultOf } from '../kind/itemResult.ts'
import { kindView } from '../kind/kindViews.ts'
import { zh } from '../locales/zh.ts'
import { Icon } from '../ui/Icon.tsx'
import '../styles/submission.css'

interface AnswersViewProps {
  outline: Outline
  answers: Record<string, unknown>
  onlyBad?: boolean
  /** The items to show, by path; without it all of them. */
  only?: ReadonlySet<string>
  /** Photos that may not be on the platform yet are shown from the device. */
  isOnDevice?: boolean
  onGoToItem?: (path: string) => void
}

/**
 * A filled checklist to be read: each question with its answer, bad ones marked, notes and photos beneath; what was not
 * asked, by the answers above it, is left out.
 */
export function AnswersView(props: AnswersViewProps) {
  const { outline, answers, onlyBad = false, only, isOnDevice = false, onGoToItem } = props
  const hidden = useMemo(() => hiddenIn(outline.root, answers), [outline, answers])
  const isShown = (item: OutlineItem) =>
    item.kind !== 'info' &&
    !hidden.has(item.path) &&
    (!onlyBad || itemResultOf(outline, item, givenIn(item, answers)) === 'bad') &&
    (!only || only.has(item.path))
  return (
    <div className="card answers">
      {outline.sections.map((section) => {
        const items = hidden.has(section.key) ? [] : section.items.filter(isShown)
        if (items.length === 0) return null
        return (
          <section key={section.key}>
            <h2>
              {section.no}、{section.title}
            </h2>
            <ul>
              {items.map((item) => (
                <AnswerRow
                  key={item.key}
                  outline={outline}
                  item={item}
                  answers={answers}
                  isOnDevice={isOnDevice}
                  onGoToItem={onGoToItem}
                />
              ))}
            </ul>
          </section>
        )
      })}
    </div>
  )
}

interface AnswerRowProps {
  outline: Outline
  item: OutlineItem
  answers: Record<string, unknown>
  isOnDevice: boolean
  onGoToItem: ((path: string) => void) | undefined
}

function AnswerRow({ outline, item, answers, isOnDevice, onGoToItem }: AnswerRowProps) {
  const given = givenIn(item, answers)
  const photos = Array.isArray(given['photos']) ? given['photos'].map(String) : []
  const Photos = isOnDevice ? DevicePhotos : PhotoStrip
  const Answer = kindView(item.kind)?.Answer
  const result = itemResultOf(outline, item, given)
  return (
    <li className={['answer', result === 'bad' && 'answer-bad', !item.isRequired && 'answer-optional'].filter(Boolean).join(' ')}>
      <div className="answer-line">
        <p>
          {item.no === '' ? null : <span className="number">{item.no}. </span>}
          {item.title}
        </p>
        {onGoToItem ? (
          <button
            type="button"
            className="answer-edit"
            aria-label={`${zh.checklist.backToForm} ${zh.checklist.numbered(item.no, item.title)}`}
            onClick={() => onGoToItem(item.path)}
          >
            <Icon name="edit" />
          </button>
        ) : null}
        {Answer ? (
          <Answer outline={outline} item={item} given={given} result={result} answers={answers} isOnDevice={isOnDevice} />
        ) : null}
      </div>
      {typeof given['note'] === 'string' ? (
        <p className="answer-note">
          <span className="faint">{zh.submission.note}：</span>
          {given['note']}
        </p>
      ) : null}
      <Photos hashes={photos} />
    </li>
  )
}

function givenIn(item: OutlineItem, answers: Record<string, unknown>): Record<string, unknown> {
  const [section = ''] = item.path.split('.')
  const sectionAnswers = answers[section] as Record<string, Record<string, unknown> | undefined> | undefined // as validated
  return sectionAnswers?.[item.key] ?? {}
}

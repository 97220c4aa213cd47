import { isItemKind, type Outline, type OutlineItem } from '@duzhan/checklist'
import { DevicePhotos } from '../evidence/DevicePhotos.tsx'
import { PhotoStrip } from '../evidence/PhotoStrip.tsx'
import { zh } from '../locales/zh.ts'
import { Icon } from '../ui/Icon.tsx'
import { clauseResultOf } from './clauseResultOf.ts'
import { writtenAnswers } from './writtenAnswers.ts'
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

/** A filled checklist to be read: each question with its answer, bad ones marked, notes and photos beneath. */
export function AnswersView({ outline, answers, onlyBad = false, only, isOnDevice = false, onGoToItem }: AnswersViewProps) {
  return (
    <div className="card answers">
      {outline.sections.map((section) => {
        const items = section.items.filter((item) => (!onlyBad || isBad(item, answers)) && (!only || only.has(item.path)))
        if (items.length === 0) return null
        return (
          <section key={section.key}>
            <h2>
              {section.no}、{section.title}
            </h2>
            <ul>
              {items.map((item) => (
                <AnswerRow key={item.key} item={item} answers={answers} isOnDevice={isOnDevice} onGoToItem={onGoToItem} />
              ))}
            </ul>
          </section>
        )
      })}
    </div>
  )
}

interface AnswerRowProps {
  item: OutlineItem
  answers: Record<string, unknown>
  isOnDevice: boolean
  onGoToItem: ((path: string) => void) | undefined
}

function AnswerRow({ item, answers, isOnDevice, onGoToItem }: AnswerRowProps) {
  const given = itemAnswers(item, answers)
  const photos = Array.isArray(given['photos']) ? given['photos'].map(String) : []
  const Photos = isOnDevice ? DevicePhotos : PhotoStrip
  const written = isItemKind(item.kind) ? (writtenAnswers[item.kind]?.(given) ?? null) : null
  const single = item.clauses.length === 1 ? item.clauses[0] : undefined
  return (
    <li className={isBad(item, answers) ? 'answer answer-bad' : 'answer'}>
      <div className="answer-line">
        <p>
          <span className="number">{item.no}. </span>
          {item.title}
        </p>
        {single ? <Mark result={clauseResultOf(single, given[single.key])} answer={given[single.key]} /> : null}
        {onGoToItem ? (
          <button
            type="button"
            className="answer-edit"
            aria-label={`${zh.checklist.backToForm} ${item.no}. ${item.title}`}
            onClick={() => onGoToItem(item.path)}
          >
            <Icon name="edit" />
          </button>
        ) : null}
      </div>
      {item.clauses.length > 1
        ? item.clauses.map((clause) => (
            <div className="answer-line answer-clause" key={clause.key}>
              <p>{clause.title}</p>
              <Mark result={clauseResultOf(clause, given[clause.key])} answer={given[clause.key]} />
            </div>
          ))
        : null}
      {written === null ? null : <p className="answer-note">{written}</p>}
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

function Mark({ result, answer }: { result: 'good' | 'bad' | 'na' | 'unanswered'; answer: unknown }) {
  const word =
    answer === 'yes' || answer === 'no' || answer === 'na' ? zh.checklist.answers[answer] : zh.submission.results.unanswered
  return (
    <span className={`mark mark-${result}`}>
      {word}
      {result === 'bad' ? <span className="visually-hidden">（{zh.submission.results.bad}）</span> : null}
    </span>
  )
}

function itemAnswers(item: OutlineItem, answers: Record<string, unknown>): Record<string, unknown> {
  const [section = ''] = item.path.split('.')
  const sectionAnswers = answers[section] as Record<string, Record<string, unknown> | undefined> | undefined // as validated
  return sectionAnswers?.[item.key] ?? {}
}

function isBad(item: OutlineItem, answers: Record<string, unknown>): boolean {
  const given = itemAnswers(item, answers)
  return item.clauses.some((clause) => clauseResultOf(clause, given[clause.key]) === 'bad')
}

import type { FindingView } from '@duzhan/contracts'
import type { Plan } from '@duzhan/plan'
import type { ReactNode } from 'react'
import { zh } from '../locales/zh.ts'
import { dayOf, formatDate } from '../ui/dates.ts'

const words = zh.finding.notice

/** A notice as officials know it: who is to put what right, on what ground and by when, with the photos, and a receipt to be cut off. What only a pen can add is left blank. */
export function NoticeSheet({ finding, plan }: { finding: FindingView; plan: Plan }) {
  const { target, responsible, photos, note, answer } = finding
  const { foundBy, handedOverAt, demand } = stepsOf(finding)
  return (
    <article className="notice-sheet" aria-label={words.page}>
      <p className="notice-issuer">{plan.document.issuer}</p>
      <h2>{words.title}</h2>
      <p className="notice-number">
        <span>{words.number}</span>
        <span>{words.dated}</span>
      </p>
      <table>
        <tbody>
          <Row title={words.unit}>
            <strong>{responsible.title}</strong>
          </Row>
          <Row title={words.target}>{`${target.place}${target.name}`}</Row>
          <Row title={words.found}>{words.foundBy(dayWords(finding.openedAt), foundBy)}</Row>
          <Row title={words.category}>{words.graded(finding.category, zh.finding.severities[finding.severity])}</Row>
          <Row title={words.what}>
            <p>{finding.title}</p>
            {answer ? <p>{words.answer(answer)}</p> : null}
            {note ? <p>{note}</p> : null}
          </Row>
          <Row title={words.ground}>{words.groundOf(plan.title, plan.document.number ?? '', finding.itemTitle)}</Row>
          <Row title={words.demand}>
            {demand ? <p>{demand}</p> : null}
            <p>{words.demandOf}</p>
          </Row>
          <Row title={words.deadline}>
            <strong>{formatDate(finding.rectifyBy, true)}</strong>
            {words.until(handedOverAt && dayWords(handedOverAt))}
          </Row>
          {photos.length > 0 ? (
            <Row title={words.photos}>
              <span className="notice-photos">
                {photos.map((hash, index) => (
                  <img key={hash} src={`/files/${hash}`} alt={zh.checklist.photo(index + 1)} />
                ))}
              </span>
            </Row>
          ) : null}
          <Row title={words.signed}>
            <Signature lines={words.signature} />
          </Row>
        </tbody>
      </table>
      <p className="notice-cut" aria-hidden="true">
        {words.cut}
      </p>
      <section className="notice-receipt" aria-label={words.receipt}>
        <h3>{words.receipt}</h3>
        <p>{words.received(plan.document.issuer, finding.title, `${target.place}${target.name}`)}</p>
        <table>
          <tbody>
            <Row title={words.planned}>
              <span className="notice-blank" />
            </Row>
            <Row title={words.receiver}>
              <Signature lines={words.receipted(responsible.title)} />
            </Row>
          </tbody>
        </table>
      </section>
    </article>
  )
}

const dayWords = (instant: string): string => formatDate(dayOf(new Date(instant)), true)

/** A line of the form. */
function Row({ title, children }: { title: string; children: ReactNode }) {
  return (
    <tr>
      <th scope="row">{title}</th>
      <td>{children}</td>
    </tr>
  )
}

/** Where somebody signs and puts a seal. */
function Signature({ lines }: { lines: readonly string[] }) {
  return (
    <span className="notice-signed">
      {lines.map((line) => (
        <span key={line}>{line}</span>
      ))}
    </span>
  )
}

/** Who found it, when the unit was told, and what was demanded when it was last sent back. */
function stepsOf({ timeline }: FindingView): { foundBy: string; handedOverAt: string; demand: string } {
  const latest = (verb: FindingView['timeline'][number]['verb']) => timeline.filter((step) => step.verb === verb).at(-1)
  return {
    foundBy: timeline.find(({ verb }) => verb === 'record')?.by ?? '',
    handedOverAt: latest('handOver')?.at ?? '',
    demand: latest('sendBack')?.text ?? '',
  }
}

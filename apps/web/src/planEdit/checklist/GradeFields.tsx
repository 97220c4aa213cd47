import { type EditedGrade, gradesOf, withGrades } from '@duzhan/checklist/edit'
import { zh } from '../../locales/zh.ts'
import { Act } from '../Act.tsx'
import type { ActOn } from './ItemEditor.tsx'

const words = zh.checklistEdit.grades
/** From how many points of a hundred on the usual words begin. */
const usualPoints = [90, 75, 0]

/** The words for the total of a checklist that gives points: from how many on each of them is. */
export function GradeFields({ schema, act }: { schema: unknown; act: ActOn }) {
  const grades = gradesOf(schema)
  const put = (next: readonly EditedGrade[]) => act((now) => withGrades(now, next))
  const write = (at: number, change: Partial<EditedGrade>) =>
    put(grades.map((one, index) => (index === at ? { ...one, ...change } : one)))
  const add = () =>
    put([...grades, { title: words.usual[grades.length] ?? zh.checklistEdit.choose, from: usualPoints[grades.length] ?? 0 }])
  return (
    <section className="builder-grades" aria-label={words.title}>
      <h2>{words.title}</h2>
      <p className="faint">{words.lead}</p>
      <ol className="builder-rows">
        {grades.map((grade, at) => (
          // a word has no key, and stands where it stands
          <li key={at.toString()} className="builder-row">
            <input
              className="input builder-row-title"
              aria-label={words.name(at + 1)}
              maxLength={50}
              value={grade.title}
              onChange={({ target }) => write(at, { title: target.value })}
            />
            <input
              className="input builder-short"
              type="number"
              min={0}
              step="any"
              aria-label={words.from(at + 1)}
              value={grade.from}
              onChange={({ target }) => write(at, { from: Number(target.value) })}
            />
            <span className="faint">{words.unit}</span>
            <Act label={zh.planEdit.remove} of={grade.title} onAct={() => put(grades.filter((_, index) => index !== at))} />
          </li>
        ))}
      </ol>
      <button type="button" className="button button-quiet button-small builder-add" onClick={add}>
        {words.add}
      </button>
    </section>
  )
}

import { type Fields, fieldsOf, isWrittenSame, textOf, withField } from './parts.ts'

/** A word for the total of a checklist, from so many points on. */
export interface EditedGrade {
  title: string
  from: number
}

/** The words for the total, as the document has them; none where it is a number alone. */
export function gradesOf(schema: unknown): EditedGrade[] {
  const grades = fieldsOf(fieldsOf(schema)['x-score'])['grades']
  return (Array.isArray(grades) ? grades : []).map((grade: unknown) => ({
    title: textOf(fieldsOf(grade)['title']),
    from: Number(fieldsOf(grade)['from'] ?? 0),
  }))
}

/** A checklist with other words for its total; without any it has none. */
export function withGrades(schema: unknown, grades: readonly EditedGrade[]): Fields {
  const standing = fieldsOf(schema)
  if (isWrittenSame(gradesOf(standing), grades)) return standing
  return withField(standing, 'x-score', grades.length > 0 ? { ...fieldsOf(standing['x-score']), grades } : undefined)
}

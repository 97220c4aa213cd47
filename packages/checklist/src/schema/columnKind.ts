/** The kinds that a column of a table, or a field of a group, can be of: those whose answer is one value. */
export const columnKindNames = ['number', 'grade', 'choice', 'choices', 'date', 'month', 'time', 'text'] as const

export type ColumnKind = (typeof columnKindNames)[number]

/** Whether a column can be of that kind. */
export const isColumnKind = (kind: string): kind is ColumnKind => (columnKindNames as readonly string[]).includes(kind)

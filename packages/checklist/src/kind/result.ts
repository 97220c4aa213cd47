/** What a judged place of a checklist came to. */
export type Result = 'good' | 'bad' | 'na' | 'unanswered'

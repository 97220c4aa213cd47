/** The kind of what the first release kept of a path: it kept judgements only, of an item or of a clause of one. */
export const judgedKind = (path: string): 'judgement' | 'clause' => (path.split('.').length === 2 ? 'judgement' : 'clause')

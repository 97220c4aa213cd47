/** The names of our own vocabulary: they describe, and only `x-decimals` also judges. */
export const annotations = ['x-item', 'x-indicator', 'x-finding', 'x-evidence', 'x-hold', 'x-source', 'x-unit'] as const

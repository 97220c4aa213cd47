/** The names of our own vocabulary that describe; beside them `x-decimals` and `x-evidence` judge. */
export const annotations = ['x-item', 'x-indicator', 'x-finding', 'x-hold', 'x-source', 'x-unit'] as const

/**
 * Hands over what the compiler would refuse: input that is wrong on purpose, as it may come over a wire, or something read back whose
 * type only the test knows. It is the one place where tests do so.
 */
export const unchecked = <Value>(value: unknown): Value => value as Value // that is what it is for

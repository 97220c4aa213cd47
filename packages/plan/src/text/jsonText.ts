declare const says: unique symbol

/**
 * A value written as JSON. Whole plans are stored, told to other services and handed to a thread in this form: a text is copied
 * at once, where a tree of a mebibyte is walked value by value, and whoever only passes a plan on need not read it.
 */
export type JsonText<Value> = string & { readonly [says]: Value }

/** A value that came out of a store or a feed: written as JSON, or as an earlier release kept it, which is the value itself. */
export type KeptJson<Value extends object> = JsonText<Value> | Value

/** Writes a value as JSON; it reads back as the same wherever the value is JSON. */
export const jsonText = <Value>(value: Value): JsonText<Value> => JSON.stringify(value) as JsonText<Value> // written from it just now

/** Reads a value back from its text. */
export const fromText = <Value>(text: JsonText<Value>): Value => JSON.parse(text) as Value // a JsonText is made by `jsonText` alone

/** What was kept, as text; only what an earlier release kept has to be written for that. */
export const keptText = <Value extends object>(kept: KeptJson<Value>): JsonText<Value> =>
  typeof kept === 'string' ? kept : jsonText(kept)

/** What was kept, as the value. */
export const keptValue = <Value extends object>(kept: KeptJson<Value>): Value =>
  typeof kept === 'string' ? fromText(kept) : kept

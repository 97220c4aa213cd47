/** Whether bytes begin with a mark; its letters stand for single bytes. */
export function beginsWith(bytes: Uint8Array, mark: string): boolean {
  return bytes.length >= mark.length && matches(bytes, 0, mark)
}

/** Whether a mark stands anywhere among the bytes. */
export function holds(bytes: Uint8Array, mark: string): boolean {
  const first = mark.charCodeAt(0)
  for (let at = bytes.indexOf(first); at >= 0 && at + mark.length <= bytes.length; at = bytes.indexOf(first, at + 1))
    if (matches(bytes, at, mark)) return true
  return false
}

function matches(bytes: Uint8Array, at: number, mark: string): boolean {
  for (let step = 0; step < mark.length; step++) if (bytes[at + step] !== mark.charCodeAt(step)) return false
  return true
}

/** Whether bytes begin with a mark; its letters stand for single bytes. */
export function beginsWith(bytes: Uint8Array, mark: string): boolean {
  return bytes.length >= mark.length && matches(bytes, 0, mark)
}

/**
 * Whether a mark of plain letters (ASCII) stands anywhere among the bytes. They are read as text once, because asking for the
 * next first letter again and again takes seconds where a file is made of that letter.
 */
export const holds = (bytes: Uint8Array, mark: string): boolean => new TextDecoder('latin1').decode(bytes).includes(mark)

function matches(bytes: Uint8Array, at: number, mark: string): boolean {
  for (let step = 0; step < mark.length; step++) if (bytes[at + step] !== mark.charCodeAt(step)) return false
  return true
}

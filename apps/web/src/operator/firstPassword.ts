/** Letters and digits that are not taken for each other on paper. */
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789'
const groups = 4
const groupLength = 4

/** A first password to be typed from paper once: 79 bits in four groups, of the browser's own chance. */
export function firstPassword(): string {
  const group = () => Array.from({ length: groupLength }, character).join('')
  return Array.from({ length: groups }, group).join('-')
}

function character(): string {
  const even = 256 - (256 % alphabet.length)
  for (;;) {
    const [byte = 0] = crypto.getRandomValues(new Uint8Array(1))
    if (byte < even) return alphabet[byte % alphabet.length] ?? ''
  }
}

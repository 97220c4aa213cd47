/**
 * The title of a document between the marks that Chinese puts around one: marks that stand within become 〈〉, and within those 《》
 * again, as GB/T 15834 has it.
 */
export function bookTitle(title: string): string {
  let depth = 0
  const inner = [...title].map((sign) => {
    if (sign === '《' || sign === '〈') {
      depth += 1
      return depth % 2 === 1 ? '〈' : '《'
    }
    if (sign !== '》' && sign !== '〉') return sign
    depth = Math.max(0, depth - 1)
    return depth % 2 === 0 ? '〉' : '》'
  })
  return `《${inner.join('')}》`
}

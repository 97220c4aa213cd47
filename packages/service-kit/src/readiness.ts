/**
 * Asks something for a sign of life and tells within `limit` milliseconds whether it came. While one question is without an
 * answer no other is asked: whatever hangs is not given more to do.
 */
export function answersWithin(limit: number, ask: () => Promise<unknown>): () => Promise<boolean> {
  let asked: Promise<boolean> | null = null
  return async () => {
    asked ??= ask()
      .then(
        () => true,
        () => false,
      )
      .finally(() => {
        asked = null
      })
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<boolean>((resolve) => {
      timer = setTimeout(() => resolve(false), limit)
    })
    return await Promise.race([asked, late]).finally(() => clearTimeout(timer))
  }
}

/** What reloading touches of the browser; a test passes its own. */
export interface ReloadPorts {
  reload(): void
  /** Whether the platform answers: without it a reload would leave the person with nothing at all. */
  isReachable(): Promise<boolean>
  now(): number
}

const key = 'duzhan.reloadedAt'
/** A file that is still missing so soon after a reload is not an old page's fault, and reloading again would not end. */
const once = 60_000

let underWay: Promise<unknown> | null = null
/** While the page is about to be loaded anew because the platform was updated under it; settles with what came of it. */
export const updateUnderWay = (): Promise<unknown> | null => underWay

/**
 * A page that was open while the platform was updated asks for files that are gone. It is loaded anew, once: what was typed
 * into a checklist is kept on the device. Returns a function that stops listening.
 */
export function reloadOnUpdate({ reload, isReachable, now }: ReloadPorts): () => void {
  const onLost = () => {
    const last = Number(sessionStorage.getItem(key))
    if (underWay || now() - last < once) return
    underWay = isReachable().then((isThere) => {
      if (!isThere) {
        underWay = null
        return
      }
      sessionStorage.setItem(key, String(now()))
      reload()
    })
  }
  window.addEventListener('vite:preloadError', onLost)
  return () => {
    underWay = null
    window.removeEventListener('vite:preloadError', onLost)
  }
}

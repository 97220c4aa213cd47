import { useEffect, useState } from 'react'
import { draftStore } from '../device/draftStore.ts'

const interval = 2_000

/**
 * Whether the platform has what this device keeps for its owner; undefined until that is known, true for what the device no
 * longer keeps. It is asked again while it waits, since others send it too, and whenever this page has tried (`sent`).
 */
export function useIsUploaded(owner: string, hash: string, sent: number): boolean | undefined {
  const [isUploaded, setUploaded] = useState<boolean>()
  useEffect(() => {
    if (isUploaded) return
    const ask = () =>
      void draftStore()
        .isUploaded(owner, hash)
        .then((known) => setUploaded(known ?? true))
        .catch(() => undefined) // what the store does not say is not told
    ask()
    const asking = setInterval(ask, interval)
    return () => clearInterval(asking)
  }, [owner, hash, sent, isUploaded])
  return isUploaded
}

import { useEffect, useState } from 'react'
import { draftStore } from '../device/draftStore.ts'

/** The address of a photo: of the device's own copy while there is one, else of the platform's. */
export function usePhotoUrl(hash: string): string | undefined {
  const [url, setUrl] = useState<string>()
  useEffect(() => {
    let made: string | undefined
    let isGone = false
    void draftStore()
      .photo(hash)
      .catch(() => undefined)
      .then((blob) => {
        if (isGone) return
        made = blob ? URL.createObjectURL(blob) : undefined
        setUrl(made ?? `/files/${hash}`)
      })
    return () => {
      isGone = true
      if (made) URL.revokeObjectURL(made)
    }
  }, [hash])
  return url
}

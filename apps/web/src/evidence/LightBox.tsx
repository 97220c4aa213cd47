import { type ComponentType, type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react'
import { zh } from '../locales/zh.ts'
import { Icon } from '../ui/Icon.tsx'
import '../styles/lightBox.css'

interface LightBoxProps {
  hashes: readonly string[]
  first: string
  caption: string | undefined
  Image: ComponentType<{ hash: string; title: string }>
  onClose: () => void
}

/** Photos one at a time over the page, as large as it is: next, previous and close by hand and by key. */
export function LightBox({ hashes, first, caption, Image, onClose }: LightBoxProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const [at, setAt] = useState(() => Math.max(0, hashes.indexOf(first)))
  const hash = hashes[at]
  useLayoutEffect(() => {
    const box = dialog.current
    box?.showModal()
    return () => box?.close()
  }, [])
  const go = (step: number) => setAt((now) => Math.min(Math.max(now + step, 0), hashes.length - 1))
  const onKey = ({ key }: KeyboardEvent) => {
    if (key === 'ArrowLeft') go(-1)
    if (key === 'ArrowRight') go(1)
  }
  return (
    <dialog ref={dialog} className="light-box" aria-label={zh.evidence.lightBox} onClose={onClose} onKeyDown={onKey}>
      <div className="light-box-head">
        <span className="number" aria-live="polite">
          {zh.evidence.photoAt(at + 1, hashes.length)}
        </span>
        {caption ? <p className="light-box-caption">{caption}</p> : null}
        <button type="button" className="light-box-button" aria-label={zh.evidence.closePhoto} onClick={onClose}>
          <Icon name="close" />
        </button>
      </div>
      {hash === undefined ? null : <Image key={hash} hash={hash} title={zh.checklist.photo(at + 1)} />}
      {hashes.length > 1 ? (
        <div className="light-box-steps">
          <button
            type="button"
            className="light-box-button"
            aria-label={zh.evidence.previousPhoto}
            disabled={at === 0}
            onClick={() => go(-1)}
          >
            <Icon name="back" />
          </button>
          <button
            type="button"
            className="light-box-button"
            aria-label={zh.evidence.nextPhoto}
            disabled={at === hashes.length - 1}
            onClick={() => go(1)}
          >
            <Icon name="chevron" />
          </button>
        </div>
      ) : null}
    </dialog>
  )
}

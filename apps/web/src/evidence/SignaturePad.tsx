import { useEffect, useRef, useState } from 'react'
import type { PointGroup } from 'signature_pad'
import Pad from 'signature_pad'
import { zh } from '../locales/zh.ts'
import '../styles/signature.css'

interface SignaturePadProps {
  label: string
  onDone: (picture: Blob) => void
  onCancel: () => void
}

/**
 * A pad to sign on by finger, pen or mouse. Strokes are kept as data and drawn again whenever the pad changes its size, so
 * that turning the phone loses none.
 */
export function SignaturePad({ label, onDone, onCancel }: SignaturePadProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const pad = useRef<Pad>(null)
  const [isEmptyTold, setEmptyTold] = useState(false)
  useEffect(() => {
    const surface = canvas.current
    if (!surface) return
    const pen = new Pad(surface, { minWidth: 0.9, maxWidth: 2.8, penColor: '#10161f', backgroundColor: '#ffffff' })
    pad.current = pen
    let width = 0
    const fit = () => {
      const { clientWidth, clientHeight } = surface
      if (clientWidth === 0 || clientWidth === width) return
      const strokes = width === 0 ? [] : scaled(pen.toData(), clientWidth / width)
      width = clientWidth
      const ratio = Math.max(window.devicePixelRatio, 1)
      surface.width = clientWidth * ratio
      surface.height = clientHeight * ratio
      surface.getContext('2d')?.scale(ratio, ratio)
      pen.fromData(strokes)
    }
    fit()
    const watching = new ResizeObserver(fit)
    watching.observe(surface)
    return () => {
      watching.disconnect()
      pen.off()
    }
  }, [])
  const done = () => {
    if (!pad.current || pad.current.isEmpty()) return setEmptyTold(true)
    canvas.current?.toBlob((picture) => picture && onDone(picture), 'image/png')
  }
  return (
    <div className="signature-pad">
      <canvas ref={canvas} aria-label={label} role="img" onPointerDown={() => setEmptyTold(false)} />
      {isEmptyTold ? (
        <p className="field-error" role="alert">
          {zh.evidence.signEmpty}
        </p>
      ) : null}
      <div className="signature-steps">
        <button type="button" className="button button-primary button-small" onClick={done}>
          {zh.evidence.signDone}
        </button>
        <button type="button" className="button button-small" onClick={() => pad.current?.clear()}>
          {zh.evidence.signClear}
        </button>
        <button type="button" className="button button-quiet button-small" onClick={onCancel}>
          {zh.evidence.byHandCancel}
        </button>
      </div>
    </div>
  )
}

/** Strokes as they lie on a pad that became larger or smaller by a factor, lines in proportion. */
export function scaled(strokes: readonly PointGroup[], factor: number): PointGroup[] {
  return strokes.map((stroke) => ({
    ...stroke,
    dotSize: stroke.dotSize * factor,
    minWidth: stroke.minWidth * factor,
    maxWidth: stroke.maxWidth * factor,
    points: stroke.points.map((point) => ({ ...point, x: point.x * factor, y: point.y * factor })),
  }))
}

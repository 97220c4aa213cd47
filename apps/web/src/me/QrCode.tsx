import { encode } from 'uqr'
import { zh } from '../locales/zh.ts'

/** A text as a picture that a telephone reads; it is drawn here and sent nowhere. */
export function QrCode({ text, title = zh.me.qr }: { text: string; title?: string }) {
  const { data, size } = encode(text, { border: 4 })
  const dots = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])))
  return (
    <svg className="qr" role="img" aria-label={title} viewBox={`0 0 ${size} ${size}`} shapeRendering="crispEdges">
      <path fill="#fff" d={`M0 0h${size}v${size}H0z`} />
      <path fill="#000" d={dots.join('')} />
    </svg>
  )
}

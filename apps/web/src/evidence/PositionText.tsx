import { zh } from '../locales/zh.ts'
import { Icon } from '../ui/Icon.tsx'
import { type HeldPosition, poorAccuracy } from './position.ts'
import '../styles/position.css'

/** A position as people read it: where, how exactly, how it came, and a link that a phone opens as a map. */
export function PositionText({ position }: { position: HeldPosition }) {
  const { latitude, longitude, accuracy, by, reason } = position
  const place = `${latitude},${longitude}`
  return (
    <div className="position">
      <Icon name="place" />
      <div>
        <p className="number">
          {zh.evidence.latitude(latitude)}，{zh.evidence.longitude(longitude)}
        </p>
        <p className={by === 'device' && accuracy > poorAccuracy ? 'position-facts position-poor' : 'position-facts'}>
          {by === 'device' ? zh.evidence.accuracy(accuracy) : zh.evidence.positionByHand}
          {reason ? `，${zh.evidence.positionReason(reason)}` : ''}
        </p>
        <p>
          <a href={`geo:${place}?q=${place}`}>{zh.evidence.openMap}</a>
        </p>
      </div>
    </div>
  )
}

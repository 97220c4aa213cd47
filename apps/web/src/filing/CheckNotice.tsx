import { type ConformanceFinding, isBreach } from '@duzhan/plan'
import { zh } from '../locales/zh.ts'
import { Icon } from '../ui/Icon.tsx'

/** The outcome of a check before filing, in one sentence. */
export function CheckNotice({ findings }: { findings: readonly ConformanceFinding[] }) {
  const breaches = findings.filter(isBreach).length
  if (breaches > 0) {
    return (
      <p className="notice notice-bad" role="status">
        <Icon name="warning" />
        {zh.filing.file.notReady(breaches)}
      </p>
    )
  }
  return findings.length > 0 ? (
    <p className="notice" role="status">
      <Icon name="info" />
      {zh.filing.file.onlyUnclear(findings.length)}
    </p>
  ) : (
    <p className="notice notice-good" role="status">
      <Icon name="check" />
      {zh.filing.file.ready}
    </p>
  )
}

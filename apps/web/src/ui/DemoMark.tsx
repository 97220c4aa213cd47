import { zh } from '../locales/zh.ts'

/** Says of every page of a demonstration that it is one. */
export function DemoMark() {
  return (
    <span className="demo-mark" title={zh.shell.demonstrationHint}>
      {zh.shell.demonstration}
    </span>
  )
}

export interface Figure {
  title: string
  value: string | number
  unit?: string | undefined
}

interface FiguresProps {
  figures: readonly Figure[]
}

/** A row of key figures with their units. */
export function Figures({ figures }: FiguresProps) {
  return (
    <dl className="figures">
      {figures.map((figure) => (
        <div className="figure" key={figure.title}>
          <dt>{figure.title}</dt>
          <dd>
            {typeof figure.value === 'number' ? figure.value.toLocaleString('zh-CN') : figure.value}
            {figure.unit ? <small>{figure.unit}</small> : null}
          </dd>
        </div>
      ))}
    </dl>
  )
}

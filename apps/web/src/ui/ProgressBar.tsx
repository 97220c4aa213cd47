/** How much of a whole is done, as a bar; the figures stand beside it in words. */
export function ProgressBar({ done, total, label }: { done: number; total: number; label: string }) {
  const share = total === 0 ? 0 : Math.min(1, done / total)
  return (
    <div className="bar" role="progressbar" aria-label={label} aria-valuemin={0} aria-valuemax={total} aria-valuenow={done}>
      <span style={{ width: `${share * 100}%` }} />
    </div>
  )
}

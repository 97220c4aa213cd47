export type Answer = 'yes' | 'no' | 'na'
export type Tone = 'good' | 'bad' | 'na'

/** How an answer reads: for some questions 是 is the bad news. */
export function toneOf(answer: Answer, good: 'yes' | 'no'): Tone {
  if (answer === 'na') return 'na'
  return answer === good ? 'good' : 'bad'
}

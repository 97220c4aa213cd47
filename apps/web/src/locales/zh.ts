import { checklist } from './zh/checklist.ts'
import { finding } from './zh/finding.ts'
import { plan } from './zh/plan.ts'
import { shell, signIn } from './zh/shell.ts'
import { problems, states } from './zh/states.ts'
import { submission } from './zh/submission.ts'
import { summary } from './zh/summary.ts'
import { target, visit } from './zh/visit.ts'

/** Every sentence of the page in Chinese, by screen; what takes figures is a function. */
export const zh = { shell, signIn, states, problems, plan, visit, target, checklist, finding, summary, submission } as const

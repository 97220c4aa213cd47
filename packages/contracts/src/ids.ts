import { keyShape, planCodeShape, regionShape } from '@duzhan/plan'
import { z } from 'zod'

/** A plan's code, as its author chose it, e.g. `xiangtan-2020`. */
export const PlanCode = z.string().regex(planCodeShape)
/** A stable key inside a plan. */
export const Key = z.string().regex(keyShape)
/** A target's id in the register. */
export const TargetId = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,63}$/)
/** A 12-digit statistical region code. */
export const Region = z.string().regex(regionShape)
/** A window of a cycle, e.g. `2020-03` for a month; `plan` for all the days of a plan whose visits have no cycle. */
export const WindowKey = z.string().regex(/^(plan|\d{4}(-[A-Z0-9]{2,3})?)$/)
/** A visit that is owed, e.g. `xiangtan-2020:monthly:v-1:2020-03:1`: plan, duty, target, window and turn. */
export const VisitId = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9:@._-]{0,299}$/)
/** A path in a checklist: `section` for its points, `section.item`, `section.item.part`; `score` for all points. */
export const AnswerPath = z
  .string()
  .max(200)
  .regex(/^[A-Za-z][A-Za-z0-9_]*(\.[A-Za-z][A-Za-z0-9_]*){0,2}$/)
/** The SHA-256 of a file's bytes as the device sent them, in lower-case hex. */
export const FileHash = z.string().regex(/^[0-9a-f]{64}$/)
/** From the year 1949 to the year 2199: what lies outside is a clock gone wrong, and arithmetic on it would go wrong too. */
const isOfOurTime = (text: string): boolean => text >= '1949' && text < '2200'
/** An instant in UTC. */
export const Instant = z.iso.datetime().refine(isOfOurTime)
/** A calendar date in Asia/Shanghai. */
export const CalendarDate = z.iso.date().refine(isOfOurTime)
/** A minute of a calendar date in Asia/Shanghai, `2020-04-03T14:30`. */
export const Minute = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d$/)
  .refine((text) => CalendarDate.safeParse(text.slice(0, 10)).success)

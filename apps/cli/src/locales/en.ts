import type { Locale } from './zh.ts'

/** Words of a plan that are not English stand in quotation marks. */
const ofPlan = (text: string): string => (/^[\x20-\x7e]*$/.test(text) ? text : `"${text}"`)

/** What the command line says, in English; the words of a plan itself stay in its own language. */
export const en: Locale = {
  usage: `Usage:
  duzhan plan validate PLAN.json [--upper UPPER.json] [--targets TARGETS.csv] [--places PLACES.csv] [--bodies BODIES.csv]
                                                           can the plan run, and what will it do?
  duzhan plan calendar PLAN.json TARGETS.csv [--month 2020-03] [--places PLACES.csv] [--bodies BODIES.csv]   what comes due in a month, by body
  duzhan plan diff A.json B.json [--upper UPPER.json]      what changes from A to B
  duzhan plan conform LOWER.json UPPER.json                does the lower plan hold to its superior's?
  duzhan plan lists PLAN.json TARGETS.csv [--upper UPPER.json]   the target lists that the rules give
  duzhan plan fill TEMPLATE.json ANSWERS.json [--code CODE]   the plan that a filled template makes

Options:
  --targets      the register, to say who is on which list and how much falls due
  --places       places (regionCode, name), so that those without targets count too
  --bodies       the directory of bodies (key, name, kind, regionCode), to say who acts and which region inspects which
  --lang zh|en   language of the answer (zh by default)
  --json         answer one JSON object, for programs
  --help         show this

Exit codes: 0 nothing found; 1 something found; 2 wrong usage, or a file that cannot be read
`,
  usageHint: 'Run duzhan --help to see how it is used.',
  unknownCommand: (name) => `There is no command "${name}".`,
  wrongFiles: (wanted, given) => `This command takes ${wanted} file(s), ${given} given.`,
  unknownLanguage: (name) => `There is no language "${name}", only zh and en.`,
  badOption: (reason) => `Wrong option: ${reason}`,
  revision: (title, code, revision) => `"${title}" (${code}, revision ${revision})`,
  runs: (plan) => `The plan ${plan} can run.`,
  invalid: (count) => `The plan cannot run; ${count} place(s) to correct:`,
  needsUpper: (code, revision) =>
    `It extends ${code}, revision ${revision}, and is whole only when merged over it: add --upper UPPER.json.`,
  place: (path, message) => `${ofPlan(path) || 'plan'}: ${message}`,
  warning: (message) => `note: ${message}`,
  noMonth: (text) => `"${text}" is no month; write it as 2020-03.`,
  month: (plan, month, count) => `${plan}, ${month}: ${count} due${count > 0 ? ':' : '.'}`,
  dueOn: (date, count) => `by ${date}, ${count}`,
  entry: (what, title, by, count) => `${by === null ? '(nobody)' : ofPlan(by)}: ${what} ${ofPlan(title)}, ${count}`,
  byBody: 'In all, by body:',
  bodyOwes: (by, count) => `${by === null ? '(nobody)' : ofPlan(by)}: ${count}`,
  crossed: 'Regions inspect each other:',
  crossedIn: (title, start, end, pairs) =>
    `${ofPlan(title)} from ${start} to ${end}: ${
      pairs === null
        ? 'by lots that are drawn when the visits are opened'
        : pairs.map(({ by, of }) => `${ofPlan(by)} inspects ${ofPlan(of)}`).join(', ')
    }`,
  effects: 'Once it is published:',
  withoutEffect: (count) => `${count} of what it says cannot take effect, or the platform does not act on it yet:`,
  same: 'The two plans do not differ.',
  differences: (before, after) => `From ${before} to ${after}:`,
  verdicts: {
    added: 'added',
    tightened: 'tightened',
    reworded: 'reworded',
    cannotTell: 'for a person to judge',
    weakened: 'weakened',
    removed: 'removed',
  },
  identity: 'other',
  changed: (path, before, after) => `${path}: ${before} → ${after}`,
  nothing: '(none)',
  conforms: (lower, upper) => `${lower} conforms to ${upper}.`,
  breaks: (lower, upper, count) => `${lower} breaks with ${upper} in ${count} place(s):`,
  codes: {
    'fixed.changed': 'changes what is fixed',
    'floor.weakened': 'weakens',
    'floor.removed': 'removes',
    'floor.unclear': 'for a person to judge',
  },
  list: (title, count) => `Target list "${title}": ${count}`,
  alsoOn: (list) => `, also under "${list}"`,
  total: (sums) => `total: ${sums}`,
  notListed: (count) => `On no list: ${count}`,
  cells: (count) => `The targets file has ${count} place(s) to correct:`,
  cell: (line, column, message) => `line ${line}, "${column}": ${message}`,
  moreCells: (count) => `and ${count} more`,
  ofPlan,
  target: (name, reasons) => `"${name}": ${reasons.join('; ')}`,
  sum: (title, sum, unit) => `${ofPlan(title)} ${sum}${unit ? ` ${ofPlan(unit)}` : ''}`,
  listed: (parts) => parts.join(', '),
  openBlanks: (count) => `The template has ${count} place(s) that are not filled in properly; no plan was made:`,
  missingBlank: (title, key) => `missing: "${title}" (${key})`,
  wrongBlank: (title, key, hint) => `does not fit: "${title}" (${key})${hint ? `, "${hint}"` : ''}`,
  unknownBlank: (key) => `not asked for: "${key}"`,
  unusedColumns: (columns) => `columns not used: ${columns.map(ofPlan).join(', ')}`,
}

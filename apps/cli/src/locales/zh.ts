/** What the command line says, in Chinese; the other languages have the same shape. */
export const zh = {
  usage: `用法：
  duzhan plan validate 方案.json [--upper 上级方案.json] [--targets 督战对象.csv] [--places 地区.csv] [--bodies 主体名录.csv]
                                                       检查方案能否运行，发布后会产生哪些事项
  duzhan plan calendar 方案.json 督战对象.csv [--month 2020-03] [--places 地区.csv] [--bodies 主体名录.csv]   某月各主体哪天要办什么
  duzhan plan diff 甲.json 乙.json [--upper 上级方案.json]   从甲到乙有哪些不同
  duzhan plan conform 下级.json 上级.json                  下级方案是否低于上级要求
  duzhan plan lists 方案.json 督战对象.csv [--upper 上级方案.json]   按条件得出督战名单
  duzhan plan fill 模板.json 填写内容.json [--code 方案编号]   填好模板的空白，输出方案

选项：
  --targets      督战对象文件：据此算出各名单和各项事项的数量
  --places       地区文件（区划代码、名称）：未列有督战对象的地区也计入
  --bodies       主体名录（编号、名称、类别、区划代码）：据此说明哪个单位、哪个岗位办理，各地怎样交叉督战
  --lang zh|en   输出语言（默认 zh）
  --json         输出一个 JSON 对象，供程序读取
  --help         显示本说明

退出码：0 没有发现问题；1 有发现；2 用法不对，或文件读不了
`,
  usageHint: '运行 duzhan --help 查看用法。',
  unknownCommand: (name: string) => `没有“${name}”这个命令。`,
  wrongFiles: (wanted: number, given: number) => `这个命令需要 ${wanted} 个文件，给了 ${given} 个。`,
  unknownLanguage: (name: string) => `没有语言“${name}”，只有 zh 和 en。`,
  badOption: (reason: string) => `选项不对：${reason}`,
  revision: (title: string, code: string, revision: number) => `“${title}”（${code} 第 ${revision} 版）`,
  runs: (plan: string) => `方案${plan}可以运行。`,
  invalid: (count: number) => `方案不能运行，有 ${count} 处需要改正：`,
  needsUpper: (code: string, revision: number) =>
    `它依据上级方案 ${code} 第 ${revision} 版，要与上级方案合并才完整：请加 --upper 上级方案.json。`,
  place: (path: string, message: string) => `${path || '方案'}：${message}`,
  warning: (message: string) => `提示：${message}`,
  noMonth: (text: string) => `“${text}”不是月份，应写作 2020-03。`,
  month: (plan: string, month: string, count: number) =>
    `${plan}${Number(month.slice(0, 4))}年${Number(month.slice(5))}月应办 ${count} 项${count > 0 ? '：' : '。'}`,
  dueOn: (date: string, count: number) => `${Number(date.slice(5, 7))}月${Number(date.slice(8))}日截止，${count} 项`,
  entry: (what: string, title: string, by: string | null, count: number) =>
    `${by ?? '（无人负责）'}：${what}“${title}”${count} 项`,
  byBody: '按主体合计：',
  bodyOwes: (by: string | null, count: number) => `${by ?? '（无人负责）'} ${count} 项`,
  crossed: '交叉督战安排：',
  crossedIn: (title: string, start: string, end: string, pairs: readonly { by: string; of: string }[] | null) =>
    `“${title}”${start}至${end}：${pairs === null ? '任务生成时抽签确定' : pairs.map(({ by, of }) => `${by}查${of}`).join('、')}`,
  effects: '方案发布后：',
  withoutEffect: (count: number) => `有 ${count} 处不会起作用，或平台尚不办理：`,
  same: '两份方案没有不同。',
  differences: (before: string, after: string) => `从${before}到${after}：`,
  verdicts: {
    added: '新增',
    tightened: '收紧',
    reworded: '改写',
    cannotTell: '待人工判断',
    weakened: '放宽',
    removed: '删去',
  },
  identity: '其他',
  changed: (path: string, before: string, after: string) => `${path}：${before} → ${after}`,
  nothing: '（无）',
  conforms: (lower: string, upper: string) => `${lower}符合${upper}的要求。`,
  breaks: (lower: string, upper: string, count: number) => `${lower}有 ${count} 处不符合${upper}的要求：`,
  codes: {
    'fixed.changed': '改动固定内容',
    'floor.weakened': '放宽',
    'floor.removed': '删去',
    'floor.unclear': '待人工判断',
  },
  list: (title: string, count: number) => `督战名单“${title}”：${count} 个`,
  alsoOn: (list: string) => `，另见“${list}”`,
  total: (sums: string) => `合计：${sums}`,
  notListed: (count: number) => `未列入任何名单：${count} 个`,
  cells: (count: number) => `督战对象文件有 ${count} 处需要改正：`,
  cell: (line: number, column: string, message: string) => `第 ${line} 行“${column}”：${message}`,
  moreCells: (count: number) => `还有 ${count} 处没有列出`,
  /** A word of the plan that stands by itself. */
  ofPlan: (text: string) => text,
  target: (name: string, reasons: readonly string[]) => `${name}  ${reasons.join('；')}`,
  sum: (title: string, sum: number, unit: string) => `${title} ${sum}${unit ? ` ${unit}` : ''}`,
  listed: (parts: readonly string[]) => parts.join('，'),
  openBlanks: (count: number) => `模板有 ${count} 处没有填好，没有生成方案：`,
  missingBlank: (title: string, key: string) => `还缺：${title}（${key}）`,
  wrongBlank: (title: string, key: string, hint?: string) => `不符合要求：${title}（${key}）${hint ? `，${hint}` : ''}`,
  unknownBlank: (key: string) => `模板没有要求填写：${key}`,
  unusedColumns: (columns: readonly string[]) => `未使用的列：${columns.join('、')}`,
}

/** The sentences of a language, function by function. */
export type Locale = typeof zh

/** What is said of regions and of the national tree of them. */
export const region = {
  finder: '查找区划',
  finderHint: '输入名称、拼音首字母或代码，如“朝阳区”“cyq”“110105”；同名时先写上级，如“北京 朝阳区”',
  searching: '正在查找……',
  notFound: (typed: string) => `没有找到“${typed}”。请核对名称，或改用代码查找。`,
  found: (count: number) => `找到 ${count} 个`,
  mostFound: (count: number) => `只列出最接近的 ${count} 个，请再输入一些字`,
  /** The names above a region, from the province down. */
  above: (names: readonly string[]) => names.join(' › '),
  chosen: (name: string, above: readonly string[], code: string) => `已选：${[...above, name].join(' › ')}（${code}）`,
  /** Of those that are held the names above tell two apart, and the code says nothing more. */
  chosenHeld: (name: string, above: readonly string[]) => `已选：${[...above, name].join(' › ')}`,
  choose: (name: string) => `选择${name}`,
  change: '重新选择',
  changeOf: (label: string) => `重新选择：${label}`,
  keep: '不改',
  adoption: '从国家区划引入',
  asOf: (date: string) => `国家统计局公布的区划（截至 ${date}）`,
  complete: (name: string, total: number) => `${name}及以下 ${total} 个区划已全部引入。`,
  missing: (name: string, total: number, missing: number) => `${name}及以下共 ${total} 个区划，还有 ${missing} 个没有引入。`,
  adopt: (count: number) => (count > 0 ? `引入 ${count} 个区划` : '采用公布的名称'),
  adopting: '正在引入，请稍候……',
  adopted: (count: number) => `已引入 ${count} 个区划。`,
  renamed: (count: number) => `有 ${count} 个区划的名称与公布的不同。需要采用公布名称的，请勾选：`,
  renaming: (name: string, national: string) => `${name} → ${national}`,
  ofOwnCode: (name: string) =>
    `国家统计局公布的区划中没有“${name}”，没有可以引入的下级：园区、开发区等功能区用的是自编代码。它的下级（街道、社区、村）请点上面的“手工登记”，每行写一个代码和名称，代码以本区代码的有效位开头；仍属原来县（市、区）的乡镇、村，由那里的管理员引入。`,
  own: (count: number) => `另有 ${count} 个区划是自行添加的，或已在新版中撤并；引入不会改动它们。`,
} as const

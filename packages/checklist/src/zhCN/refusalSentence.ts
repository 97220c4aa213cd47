/** The sentence of each rule of the gate; ○ stands for the detail: a name or a limit. */
const sentences = {
  'text.bytes': '内容超过 ○ 字节',
  'text.json': '内容不是有效的 JSON',
  'json.bytes': '内容超过 ○ 字节',
  'json.depth': '层次超过 ○ 层',
  'json.nodes': '内容超过 ○ 个节点',
  'json.json': '含有 JSON 以外的内容',
  'json.number': '数字过大或无效',
  'json.reservedName': '含有保留名称',
  'schema.object': '此处应是一个对象',
  'schema.count': '字段定义总数超过 ○ 个',
  'schema.depth': '字段定义嵌套超过 ○ 层',
  'schema.visits': '一次填报的校验量超过 ○ 步',
  'keyword.unknown': '不支持关键字“○”',
  'keyword.value': '关键字“○”的值不对',
  'keyword.place': '关键字“○”只能写在最外层',
  'text.length': '文字超过 ○ 个字',
  'text.plain': '只能是纯文字，不能有标记或控制字符',
  'property.name': '名称“○”不合规定，应以字母开头，只含字母、数字和下划线，不超过 64 个字符，且不是保留名称',
  'properties.count': '一个对象的属性超过 ○ 个',
  'properties.total': '属性总数超过 ○ 个',
  'required.unknown': '必填的“○”没有定义',
  'combinators.depth': '组合条件嵌套超过 ○ 层',
  'combinators.branches': '组合条件的分支应有 1 至 ○ 个',
  'conditional.whole': 'if 与 then、else 应同时出现',
  'enum.length': '选项应有 1 至 ○ 个',
  'enum.total': '选项总数超过 ○ 个',
  'enum.scalar': '选项应是互不相同的文字、数字或是否',
  'range.empty': '“○”的上限小于下限，没有可填的内容',
  'definitions.count': '公共定义超过 ○ 个',
  'ref.form': '引用只能写成 #/$defs/名称',
  'ref.alone': '引用旁边不能有其他关键字',
  'ref.unknown': '引用的“○”没有定义',
  'ref.cycle': '引用“○”绕回了自己',
  'ref.expansion': '引用展开后超过 ○ 个定义',
  'shape.root': '清单最外层应是对象',
  'shape.type': '字段应写明类型',
  'shape.closed': '对象应列出全部属性，并写明 additionalProperties: false',
  'shape.items': '列表应写明每一项的定义',
  'shape.maxLength': '文字应写明最多字数，且不超过 ○ 个字',
  'shape.maxItems': '列表应写明最多项数，且不超过 ○ 项',
  'unique.scalar': '只有写明类型和最多项数的简单列表才能要求不重复',
  'pattern.bounded': '写格式的文字应同时写明最多字数',
  'pattern.length': '格式超过 ○ 个字符',
  'pattern.repeat': '格式中的重复超过 ○ 次',
  'pattern.syntax': '格式的写法不受支持',
  'pattern.program': '格式过于复杂',
  'pattern.distinct': '不同的格式超过 ○ 个',
  'pattern.work': '全部格式的校验量过大',
  'annotation.value': '标注“○”的内容不对',
  'clause.answers': '判断的答案只能是 yes、no、na',
  'ui.unknown': '界面设置不支持“○”',
  'ui.value': '界面设置“○”的值不对',
} as const

export type Rule = keyof typeof sentences

/** The sentence that tells the author of a checklist what to change. */
export function refusalSentence(rule: Rule, detail: string | number): string {
  return sentences[rule].replace('○', () => short(String(detail)))
}

function short(detail: string): string {
  return detail.length > 80 ? `${detail.slice(0, 80)}…` : detail
}

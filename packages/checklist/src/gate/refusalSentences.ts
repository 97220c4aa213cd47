/**
 * Why the gate refuses something, in both languages; `{detail}` is a name or a limit, and further gaps are filled from the
 * refusal's `more`. A part in `[ ]` is left out when it has nothing to say. The rules' names are permanent.
 */
export const refusalSentences = {
  'text.bytes': { zh: '内容超过 {detail} KB，请删减或者拆成几份', en: 'is larger than {detail} KB: shorten or split it' },
  'text.json': { zh: '内容不是有效的 JSON', en: 'is not valid JSON' },
  'json.bytes': { zh: '内容超过 {detail} KB，请删减或者拆成几份', en: 'is larger than {detail} KB: shorten or split it' },
  'json.depth': { zh: '层次超过 {detail} 层', en: 'is nested more than {detail} deep' },
  'json.nodes': {
    zh: '内容过多，超过 {detail} 个节点，请删减或者拆成几份',
    en: 'has more than {detail} parts: shorten or split it',
  },
  'json.json': { zh: '含有 JSON 以外的内容', en: 'holds something that JSON does not have' },
  'json.number': { zh: '数字过大或无效', en: 'holds a number that is too large or not valid' },
  'json.reservedName': { zh: '含有保留名称', en: 'holds a reserved name' },
  'schema.object': { zh: '此处应是一个对象', en: 'should be an object' },
  'schema.count': {
    zh: '字段定义总数超过 {detail} 个，请删减题目或者拆成几份清单',
    en: 'defines more than {detail} fields in all: remove items or split it',
  },
  'schema.depth': { zh: '字段定义嵌套超过 {detail} 层', en: 'nests fields more than {detail} deep' },
  'schema.visits': {
    zh: '一次填报的校验量超过 {detail} 步，请减少表格的行数或者栏目',
    en: 'takes more than {detail} steps to check one submission: allow fewer rows or columns',
  },
  'keyword.unknown': { zh: '不支持关键字“{detail}”', en: 'the keyword "{detail}" is not supported' },
  'keyword.value': { zh: '关键字“{detail}”的值不对', en: 'the keyword "{detail}" has a wrong value' },
  'keyword.place': { zh: '关键字“{detail}”只能写在最外层', en: 'the keyword "{detail}" may only stand at the root' },
  'text.length': { zh: '文字超过 {detail} 个字，请缩短', en: 'the text is longer than {detail} characters: shorten it' },
  'text.plain': {
    zh: '只能是纯文字，不能有标记或控制字符[：第 {at} 个字是 {detail}]',
    en: 'should be plain text, without markup or control characters[: see {detail} at character {at}]',
  },
  'text.blank': { zh: '不能只有空白', en: 'should say something and not be blank' },
  'property.name': {
    zh: '名称“{detail}”不合规定，应以字母开头，只含字母、数字和下划线，不超过 64 个字符，且不是保留名称',
    en: 'the name "{detail}" is not allowed: begin with a letter; only letters, digits and underscores, at most 64, and no reserved name',
  },
  'properties.count': {
    zh: '这里的题目或者填写栏超过 {detail} 个，请分到几节',
    en: 'has more than {detail} properties: put some of them elsewhere',
  },
  'properties.total': {
    zh: '题目、小问和填写栏合计超过 {detail} 个，请删减题目或者拆成几份清单',
    en: 'there are more than {detail} properties in all: remove items or split it',
  },
  'required.unknown': { zh: '必填的“{detail}”没有定义', en: '"{detail}" is required and not defined' },
  'combinators.depth': { zh: '组合条件嵌套超过 {detail} 层', en: 'combines conditions more than {detail} deep' },
  'combinators.branches': { zh: '组合条件的分支应有 1 至 {detail} 个', en: 'a combination should have 1 to {detail} branches' },
  'conditional.whole': { zh: 'if 与 then、else 应同时出现', en: 'if and then or else belong together' },
  'enum.length': { zh: '选项应有 1 至 {detail} 个', en: 'there should be 1 to {detail} choices' },
  'enum.total': { zh: '选项合计超过 {detail} 个，请删减', en: 'there are more than {detail} choices in all: remove some' },
  'enum.scalar': { zh: '选项应是互不相同的文字、数字或是否', en: 'choices should be texts, numbers, true or false, each once' },
  'range.empty': {
    zh: '“{detail}”的上限小于下限，没有可填的内容',
    en: 'the upper bound of "{detail}" is below the lower one: nothing can be entered',
  },
  'definitions.count': { zh: '公共定义超过 {detail} 个', en: 'there are more than {detail} shared definitions' },
  'ref.form': { zh: '引用只能写成 #/$defs/名称', en: 'a reference can only be written as #/$defs/name' },
  'ref.alone': { zh: '引用旁边不能有其他关键字', en: 'no other keyword may stand beside a reference' },
  'ref.unknown': { zh: '引用的“{detail}”没有定义', en: 'the reference to "{detail}" leads nowhere' },
  'ref.cycle': { zh: '引用“{detail}”绕回了自己', en: 'the reference to "{detail}" leads back to itself' },
  'ref.expansion': { zh: '引用展开后超过 {detail} 个定义', en: 'references expand to more than {detail} definitions' },
  'shape.root': { zh: '清单最外层应是对象', en: 'a checklist should be an object at its root' },
  'shape.type': { zh: '字段应写明类型', en: 'a field should say its type' },
  'shape.closed': {
    zh: '对象应列出全部属性，并写明 additionalProperties: false',
    en: 'an object should list all of its properties and say additionalProperties: false',
  },
  'shape.items': { zh: '列表应写明每一项的定义', en: 'a list should define its entries' },
  'shape.maxLength': {
    zh: '文字应写明最多字数，且不超过 {detail} 个字',
    en: 'a text should say its greatest length, at most {detail} characters',
  },
  'shape.maxItems': {
    zh: '列表应写明最多项数，且不超过 {detail} 项',
    en: 'a list should say its greatest length, at most {detail} entries',
  },
  'unique.scalar': {
    zh: '只有写明类型和最多项数的简单列表才能要求不重复',
    en: 'only a simple list with a type and a greatest length can demand entries without repeats',
  },
  'pattern.bounded': { zh: '写格式的文字应同时写明最多字数', en: 'a text with a pattern should say its greatest length too' },
  'pattern.length': { zh: '格式超过 {detail} 个字符', en: 'the pattern is longer than {detail} characters' },
  'pattern.repeat': { zh: '格式中的重复超过 {detail} 次', en: 'the pattern repeats something more than {detail} times' },
  'pattern.syntax': { zh: '格式的写法不受支持', en: 'the pattern is not written in a way that is supported' },
  'pattern.program': { zh: '格式过于复杂', en: 'the pattern is too complex' },
  'pattern.distinct': { zh: '不同的格式超过 {detail} 个', en: 'there are more than {detail} different patterns' },
  'pattern.work': { zh: '全部格式的校验量过大', en: 'all patterns together take too long to check' },
  'annotation.value': { zh: '标注“{detail}”的内容不对', en: 'the annotation "{detail}" has wrong content' },
  'clause.answers': { zh: '判断的答案只能是 yes、no、na', en: 'the answers to a judgement can only be yes, no and na' },
  'evidence.room': {
    zh: '“x-evidence”要求的照片或签名在这一项里没有地方填（照片张数不够或没有这一栏）',
    en: 'there is no room here for the photos or the signature that "x-evidence" asks for',
  },
  'ui.unknown': { zh: '界面设置不支持“{detail}”', en: 'the user interface setting "{detail}" is not supported' },
  'ui.value': { zh: '界面设置“{detail}”的值不对', en: 'the user interface setting "{detail}" has a wrong value' },
} as const satisfies Record<string, { zh: string; en: string }>

/** The permanent name of a rule of the gate. */
export type GateRule = keyof typeof refusalSentences

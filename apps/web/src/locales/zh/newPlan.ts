import { bookTitle } from '@duzhan/checklist'
/** Words of beginning a plan. */
export const newPlan = {
  first: '本地区还没有方案。由模板填空、从空白写起，都可以新建一份。',
  title: '新建方案',
  lead: '选一种办法开始。得到的是草稿，只有本地区编制方案的人员能看到，写好以后再发布。',
  how: '怎样开始',
  notYours: '您的权限只限于已有的方案，不能另建新方案。如需新建，请联系系统管理员开通。',
  ways: { template: '由模板填空', blank: '从空白写起', copy: '复制已有方案', derive: '依据上级方案' },
  leads: {
    blank: '只填方案是谁的、管到哪一天，内容随后逐部分写',
    copy: '内容全部照搬，再按本地区改；与原方案不再有关系',
    derive: '上级的要求全部沿用，本级在此之上增加、收紧；上级固定的不能改',
  },
  myRegion: '我的地区',
  region: '制定地区',
  source: { copy: '复制哪一份', derive: '依据哪一份上级方案' },
  noSuperior: '这个地区的上级还没有发布方案，请换一种办法。',
  nothingToCopy: '还没有可以复制的方案，请换一种办法。',
  planTitle: '方案名称',
  issuer: '印发机关',
  issuerHint: '写全称',
  start: '从哪一天起（可不填）',
  end: '到哪一天止',
  begin: '开始编写',
  beginning: '正在建立…',
  codeTaken: (title: string) => `这个编号已由${bookTitle(title)}使用，请换一个`,
} as const

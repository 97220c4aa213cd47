import type { ProblemEntry } from './problemEntry.ts'

/** What somebody owes by a day: reports, papers, meetings, and what is handed in for them. */
export const dues = {
  'due.other-body': {
    zh: '这一事项由别的单位或队伍办理，本记录不能抵作完成。请在自己的待办中选择对应事项。',
    en: 'This is owed by another body, and your record does not pay it: choose what you owe from your own list.',
  },
  'due.other-subject': {
    zh: '记录的对象与这一事项的对象不同，请选择该对象的事项。',
    en: 'The record is about something else than what is owed: choose what is owed about it.',
  },
  'due.not-begun': {
    zh: '记录早于这一事项的开始日期[（{start}）]，不能抵作完成。请在开始后办理。',
    en: 'The record was made before this began to be owed[ ({start})]: do it once that has begun.',
  },
  'due.settled': {
    zh: '这一事项已办结或不再要求，不能再改。请刷新后查看最新情况。',
    en: 'This is done or no longer asked for and can be changed no more: reload to see how it stands.',
  },
  'due.reason-missing': {
    zh: '请写明免办的理由。',
    en: 'Say why it need not be done.',
  },
  'due.absent': {
    zh: '没有找到这一事项，或不在您的权限范围。请返回应办事项重新选择。',
    en: 'There is no such thing owed, or it lies beyond your reach: choose again from the board.',
  },
  'due.unowned': {
    zh: '方案没有写明这一事项由谁办理，无法报送。请联系方案编制单位。',
    en: 'The plan names nobody who owes this, so nothing can be handed in: ask the author of the plan.',
  },
  'due.nil-refused': {
    zh: '只有定期报告可以作“无情况”报告，这一事项请写明办理情况。',
    en: 'Only a regular report may say that there is nothing to report: write what was done.',
  },
  'due.text-missing': {
    zh: '请写明情况，至少 5 个字；方案没有另作要求的，也可以只附文件。',
    en: 'Write what there is to say, at least five characters; where the plan asks for nothing else, files alone will do.',
  },
  'due.file-missing': {
    zh: '这一事项要求报送文件，请选择文件后再报送。',
    en: 'A file is asked for here: choose one, and hand it in again.',
  },
  'due.figure-missing': {
    zh: '[“{figure}”]还没有填写，请填写全部数字后再报送。',
    en: 'A figure[, "{figure}",] is missing: fill in all of them, and hand it in again.',
  },
  'due.figure-not-whole': {
    zh: '[“{figure}”]应填整数，请改正后再报送。',
    en: 'A figure[, "{figure}",] has to be a whole number: put it right, and hand it in again.',
  },
  'due.figure-unknown': {
    zh: '填写的数字与方案要求的不一致，方案可能刚修改过。请刷新后重新填写。',
    en: 'These are not the figures that the plan asks for, which may have just changed: reload, and fill them in again.',
  },
  'due.not-received': {
    zh: '这一事项还没有接收，不能撤销接收。请刷新后查看最新情况。',
    en: 'This was not received, so there is nothing to take back: reload to see how it stands.',
  },
  'due.not-excused': {
    zh: '这一事项没有免办，不能撤销免办。请刷新后查看最新情况。',
    en: 'Nobody was let off here, so there is nothing to take back: reload to see how it stands.',
  },
  'due.event-unknown': {
    zh: '方案没有规定这一事件发生后要办什么，方案可能刚修改过。请刷新后重新选择。',
    en: 'The plan has no duty that waits for this event; it may have just changed: reload, and choose again.',
  },
  'due.event-outside': {
    zh: '事件的时间不在方案期限之内，或晚于现在。请核对时间。',
    en: 'The event lies outside the days of the plan, or is yet to happen: look at its time again.',
  },
  'due.event-without-bodies': {
    zh: '所选地区没有单位要因这一事件办理事项。请核对地区。',
    en: 'Nobody in that region owes anything after this event: look at the region again.',
  },
  'event.absent': {
    zh: '没有这一事件报告，或不在您的权限范围。请刷新后重新选择。',
    en: 'There is no such event, or it is beyond your reach: reload, and choose again.',
  },
  'due.event-taken-back': {
    zh: '这一事件报告已经撤回。如确有其事，请重新报告。',
    en: 'This event was taken back: if it did happen, tell of it anew.',
  },
  'due.not-handed-in': {
    zh: '这一事项没有待接收的材料，不能接收或退回。请刷新后查看最新情况。',
    en: 'Nothing waits to be received here: reload to see how it stands.',
  },
  'due.own-work': {
    zh: '这份材料是您本人报送的，须由其他人接收或退回。',
    en: 'You handed this in yourself: somebody else has to receive it or send it back.',
  },
  'due.other-receiver': {
    zh: '这一事项报送给上级或别的单位，由该单位接收、退回或同意免办。',
    en: 'This is owed to another body, which receives it, sends it back or excuses it.',
  },
  'due.stale': {
    zh: '这一事项刚刚有了新的办理情况。请刷新后查看，再决定怎样处理。',
    en: 'Something was done with this just now: reload and look before you go on.',
  },
} as const satisfies Record<string, ProblemEntry>

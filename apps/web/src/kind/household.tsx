import type { OutlineItem } from '@duzhan/checklist'
import { zh } from '../locales/zh.ts'
import type { KindView } from './kindView.ts'
import { mostRows } from './rows/columns.ts'
import { RowsAnswer } from './rows/RowsAnswer.tsx'
import { RowsField } from './rows/RowsField.tsx'

const eachOf = (item: OutlineItem) => item.annotation.each ?? zh.kinds.household

export const household: KindView = {
  Field: (props) => <RowsField {...props} shape="household" each={eachOf(props.item)} />,
  Answer: RowsAnswer,
  Tag: ({ item }) => (
    <span className="tag">
      {zh.kinds.tag(
        zh.kinds.byEach(eachOf(item)),
        `${zh.kinds.listed(item.columns.map(({ title }) => title))}，${zh.kinds.upTo(mostRows(item), eachOf(item))}`,
      )}
    </span>
  ),
}

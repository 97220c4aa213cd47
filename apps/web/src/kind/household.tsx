import type { OutlineItem } from '@duzhan/checklist'
import { zh } from '../locales/zh.ts'
import type { KindView } from './kindView.ts'
import { optionsOf } from './options.ts'
import { columnsIn, mostRows } from './rows/columns.ts'
import { RowsAnswer } from './rows/RowsAnswer.tsx'
import { RowsField } from './rows/RowsField.tsx'

const eachOf = (item: OutlineItem) => optionsOf(item.schema).each ?? zh.kinds.household

export const household: KindView = {
  Field: (props) => <RowsField {...props} shape="household" each={eachOf(props.item)} />,
  Answer: RowsAnswer,
  Tag: ({ item }) => (
    <span className="tag">
      {zh.kinds.tag(
        zh.kinds.byEach(eachOf(item)),
        `${zh.kinds.listed(columnsIn(item).map(({ title }) => title))}，${zh.kinds.upTo(mostRows(item), eachOf(item))}`,
      )}
    </span>
  ),
}

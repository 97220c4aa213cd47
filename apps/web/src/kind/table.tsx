import { zh } from '../locales/zh.ts'
import type { KindView } from './kindView.ts'
import { columnsIn, mostRows } from './rows/columns.ts'
import { RowsAnswer } from './rows/RowsAnswer.tsx'
import { RowsField } from './rows/RowsField.tsx'

export const table: KindView = {
  Field: (props) => <RowsField {...props} shape="table" each={zh.kinds.row} />,
  Answer: RowsAnswer,
  Tag: ({ item }) => (
    <span className="tag">
      {zh.kinds.tag(
        zh.kinds.names.table,
        `${zh.kinds.listed(columnsIn(item).map(({ title }) => title))}，${zh.kinds.upTo(mostRows(item), zh.kinds.row)}`,
      )}
    </span>
  ),
}

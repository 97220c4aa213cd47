import { zh } from '../locales/zh.ts'
import type { KindView } from './kindView.ts'
import { kindTitle } from './options.ts'
import { mostRows } from './rows/columns.ts'
import { RowsAnswer } from './rows/RowsAnswer.tsx'
import { RowsField } from './rows/RowsField.tsx'

export const table: KindView = {
  Field: (props) => <RowsField {...props} shape="table" each={zh.kinds.row} />,
  Answer: RowsAnswer,
  Tag: ({ item }) => (
    <span className="tag">
      {zh.kinds.tag(
        kindTitle('table'),
        `${zh.kinds.listed(item.columns.map(({ title }) => title))}，${zh.kinds.upTo(mostRows(item), zh.kinds.row)}`,
      )}
    </span>
  ),
}

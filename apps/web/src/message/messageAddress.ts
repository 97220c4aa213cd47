import type { MessageRow } from '@duzhan/contracts'

/** The address at which the thing of a message is dealt with. */
export function messageAddress({ plan, page }: Pick<MessageRow, 'plan' | 'page'>): string {
  switch (page.page) {
    case 'finding':
      return `/${plan}/findings/${encodeURIComponent(page.id)}`
    case 'findings':
      return page.due ? `/${plan}/findings?mine=1&due=${page.due}` : `/${plan}/findings?mine=1`
    case 'due':
      return `/${plan}/dues/${encodeURIComponent(page.id)}`
    case 'filing':
      return `/${plan}/filings/${page.id}`
    case 'target':
      return `/${plan}/targets/${encodeURIComponent(page.id)}`
    case 'list':
      return `/${plan}/lists/${page.id}`
    case 'visits':
      return `/${plan}/visits?whose=mine`
    case 'dues':
      return `/${plan}/dues?show=owed`
    case 'plan':
      return `/${plan}`
  }
}

import { lexer, type Token, type Tokens } from 'marked'
import type { ReactNode } from 'react'
import { unbroken } from './findHelp.ts'
import { helpTexts } from './helpTexts.ts'

interface HelpTextProps {
  text: string
  /** A text that this one leads to. */
  onTopic: (topic: string) => void
}

/** A how-to text as the page shows it: what leads to another such text leads there, what leads to the documents is only named. */
export function HelpText({ text, onTopic }: HelpTextProps) {
  const [, ...tokens] = lexer(text).filter(({ type }) => type !== 'space')
  return <div className="help-text">{blocks(tokens, onTopic)}</div>
}

const blocks = (tokens: readonly Token[], onTopic: HelpTextProps['onTopic']): ReactNode =>
  keyed(tokens).map(([key, token]) => <Block key={key} token={token} onTopic={onTopic} />)

/** A token has no name of its own: it is the one at its place. */
const keyed = (tokens: readonly Token[]): [string, Token][] => tokens.map((token, at) => [`${at} ${token.type}`, token])

function Block({ token, onTopic }: { token: Token; onTopic: HelpTextProps['onTopic'] }) {
  const words = (inner: readonly Token[] | undefined) => inline(inner ?? [], onTopic)
  switch (token.type) {
    case 'heading':
      return <h3>{words(token.tokens)}</h3>
    case 'paragraph':
      return <p>{words(token.tokens)}</p>
    case 'text':
      return <>{token.tokens ? words(token.tokens) : unbroken(token.raw)}</>
    case 'code':
      return <pre>{(token as Tokens.Code).text}</pre> // as its type says
    case 'list': {
      const { ordered, items } = token as Tokens.List // as its type says
      const List = ordered ? 'ol' : 'ul'
      return (
        <List>
          {keyed(items).map(([key, item]) => (
            <li key={key}>{blocks((item as Tokens.ListItem).tokens, onTopic)}</li> // of a list there are items
          ))}
        </List>
      )
    }
    case 'table':
      return <Table table={token as Tokens.Table} words={words} /> // as its type says
    default:
      return null
  }
}

function Table({ table: { header, rows }, words }: { table: Tokens.Table; words: (inner: readonly Token[]) => ReactNode }) {
  const heads = header.map(({ text }) => text)
  return (
    <table>
      <thead>
        <tr>
          {header.map(({ text, tokens }) => (
            <th key={text} scope="col">
              {words(tokens)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.map(({ text }) => text).join()}>
            {row.map(({ tokens }, at) => (
              <td key={heads[at]}>{words(tokens)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function inline(tokens: readonly Token[], onTopic: HelpTextProps['onTopic']): ReactNode {
  return keyed(tokens).map(([key, token]) => <Words key={key} token={token} onTopic={onTopic} />)
}

function Words({ token, onTopic }: { token: Token; onTopic: HelpTextProps['onTopic'] }) {
  const { type } = token
  if (type === 'strong' || type === 'em') return <strong>{inline(token.tokens ?? [], onTopic)}</strong>
  if (type === 'codespan') return <code>{(token as Tokens.Codespan).text}</code> // as its type says
  if (type === 'br') return <br />
  if (type !== 'link') return <>{unbroken('text' in token ? String(token.text) : token.raw)}</>
  const { href, tokens } = token as Tokens.Link // as its type says
  const topic = /^([\w-]+)\.md(#.*)?$/.exec(href)?.[1] ?? ''
  if (!helpTexts.has(topic)) return <>{inline(tokens, onTopic)}</>
  return (
    <button type="button" className="help-link" onClick={() => onTopic(topic)}>
      {inline(tokens, onTopic)}
    </button>
  )
}

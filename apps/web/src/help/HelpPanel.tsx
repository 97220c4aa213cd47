import { useState } from 'react'
import { zh } from '../locales/zh.ts'
import { SearchField } from '../ui/SearchField.tsx'
import { SidePanel } from '../ui/SidePanel.tsx'
import { findHelp, titleOf } from './findHelp.ts'
import { HelpText } from './HelpText.tsx'
import { helpTexts } from './helpTexts.ts'
import { topicOf } from './topicOf.ts'
import '../styles/help.css'

/** Help for the page that a person stands on, with all the other texts behind a search and a list. */
export function HelpPanel({ pathname, onClose }: { pathname: string; onClose: () => void }) {
  const ofPage = topicOf(pathname)
  const [topic, setTopic] = useState(ofPage)
  const [asked, setAsked] = useState('')
  const text = topic === null ? undefined : helpTexts.get(topic)
  const found = findHelp(helpTexts, asked)
  const open = (next: string) => {
    setAsked('')
    setTopic(next)
  }
  return (
    <SidePanel title={zh.help.title} isWide onClose={onClose}>
      <SearchField label={zh.help.search} text={asked} onSearch={setAsked} />
      {asked !== '' ? (
        <TopicList
          title={found.length === 0 ? zh.help.nothing(asked) : zh.help.found(found.length)}
          topics={found.map((one) => [one.topic, one.title, one.excerpt])}
          onTopic={open}
        />
      ) : (
        <>
          {text === undefined ? null : (
            <article aria-label={titleOf(text)}>
              <h2>{titleOf(text)}</h2>
              <HelpText text={text} onTopic={open} />
            </article>
          )}
          {topic !== ofPage && ofPage !== null ? (
            <button type="button" className="button" onClick={() => open(ofPage)}>
              {zh.help.back}
            </button>
          ) : null}
          <TopicList
            title={zh.help.all}
            topics={[...helpTexts].filter(([one]) => one !== topic).map(([one, whole]) => [one, titleOf(whole), ''])}
            onTopic={open}
          />
        </>
      )}
    </SidePanel>
  )
}

interface TopicListProps {
  title: string
  topics: readonly (readonly [topic: string, title: string, excerpt: string])[]
  onTopic: (topic: string) => void
}

function TopicList({ title, topics, onTopic }: TopicListProps) {
  return (
    <section className="help-topics" aria-label={title}>
      <h3>{title}</h3>
      <ul>
        {topics.map(([topic, name, excerpt]) => (
          <li key={topic}>
            <button type="button" onClick={() => onTopic(topic)}>
              <span>{name}</span>
              {excerpt === '' ? null : <small>{excerpt}</small>}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

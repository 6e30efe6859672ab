import type { Children } from '@kitajs/html'
import type { Frame } from '../frame.ts'
import { routes } from '../routes.ts'
import { VisitorLayout } from '../visitor-layout.tsx'
import { Marked } from './marked.tsx'
import { type Section, TOPICS, type TopicName } from './topic.ts'

export interface DocsIndexProps {
  readonly frame: Frame
}

export const DocsIndex = ({ frame }: DocsIndexProps): JSX.Element => {
  const words = frame.t.docs
  return (
    <VisitorLayout frame={frame} title={words.title} description={words.lead}>
      <div class="stack">
        <h1 safe>{words.title}</h1>
        <p class="lead" safe>
          {words.lead}
        </p>
        <ul class="blocks blocks-four">
          {TOPICS.map((topic) => (
            <li>
              <h2>
                <a href={routes.docs.topic(topic)} safe>
                  {words.topics[topic].title}
                </a>
              </h2>
              <p safe>{words.topics[topic].lead}</p>
            </li>
          ))}
        </ul>
      </div>
    </VisitorLayout>
  )
}

export interface DocsTopicProps {
  readonly frame: Frame
  readonly topic: TopicName
  /** What the page shows of the gateway itself, before its words or after them. */
  readonly first?: Children
  readonly last?: Children
}

export const DocsTopic = ({ frame, topic, first, last }: DocsTopicProps): JSX.Element => {
  const words = frame.t.docs
  const content = words.topics[topic]
  return (
    <VisitorLayout frame={frame} title={content.title} description={content.lead}>
      <div class="docs">
        <article class="prose">
          <h1 safe>{content.title}</h1>
          <p class="lead" safe>
            {content.lead}
          </p>
          {first}
          {content.sections.map((section) => (
            <TopicSection section={section} />
          ))}
          {last}
        </article>
        <nav class="docs-nav" aria-label={words.navigation}>
          <ul>
            {TOPICS.map((other) => (
              <li>
                <a href={routes.docs.topic(other)} aria-current={other === topic ? 'page' : undefined} safe>
                  {words.topics[other].title}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </div>
    </VisitorLayout>
  )
}

const TopicSection = ({ section }: { section: Section }): JSX.Element => (
  <section>
    <h2 safe>{section.heading}</h2>
    {section.paragraphs.map((paragraph) => (
      <p>
        <Marked text={paragraph} />
      </p>
    ))}
    {section.steps === undefined ? (
      ''
    ) : (
      <ol>
        {section.steps.map((step) => (
          <li>
            <Marked text={step} />
          </li>
        ))}
      </ol>
    )}
    {section.points === undefined ? (
      ''
    ) : (
      <ul>
        {section.points.map((point) => (
          <li>
            <Marked text={point} />
          </li>
        ))}
      </ul>
    )}
    {section.code === undefined ? (
      ''
    ) : (
      <pre tabindex="0">
        <code safe>{section.code}</code>
      </pre>
    )}
  </section>
)

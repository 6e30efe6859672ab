import { ScoreChart } from '../charts/score-chart.tsx'
import { Field, TextArea } from '../components/field.tsx'
import { Form, Submit } from '../components/form.tsx'
import { Horizon } from '../components/horizon.tsx'
import { Icon, type IconName } from '../components/icon.tsx'
import type { FormState, Frame } from '../frame.ts'
import { routes } from '../routes.ts'
import { VisitorLayout } from '../visitor-layout.tsx'

export interface LandingProps {
  readonly frame: Frame
  readonly contact: FormState
}

/** A made-up score, said to be one: it shows what a patient gets. */
const SAMPLE = {
  score: 80,
  steps: [
    { part: 'conditions', count: 1, points: -10 },
    { part: 'medications', count: 2, points: -10 },
    { part: 'alcohol', count: 1, points: -10 },
    { part: 'activity', count: 1, points: 10 },
  ],
} as const

export const Landing = ({ frame, contact }: LandingProps): JSX.Element => {
  const words = frame.t.visitor.landing
  return (
    <VisitorLayout frame={frame} title={words.title} description={words.lead}>
      <section class="hero">
        <div>
          <h1 safe>{words.title}</h1>
          <p class="lead" safe>
            {words.lead}
          </p>
          <p class="hero-actions">
            <a class="button button-primary" href={routes.register} safe>
              {words.start}
            </a>
            <a class="button button-quiet" href={routes.login} safe>
              {words.haveAccount}
            </a>
          </p>
        </div>
        <section class="panel sample" aria-labelledby="sample-title">
          <h2 id="sample-title" safe>
            {`${words.sampleTitle}: ${frame.t.health.scoreOf(frame.format.number(SAMPLE.score))}`}
          </h2>
          <p class="small" safe>
            {words.sampleCaption}
          </p>
          <ScoreChart frame={frame} score={SAMPLE.score} steps={SAMPLE.steps} />
        </section>
        <Horizon />
      </section>
      <section class="audiences" aria-labelledby="audiences-title">
        <h2 id="audiences-title" safe>
          {words.audiencesTitle}
        </h2>
        <ul class="blocks">
          <Block
            frame={frame}
            icon="heart-pulse"
            title={words.patientTitle}
            text={words.patientText}
            guide="patients"
          />
          <Block
            frame={frame}
            icon="stethoscope"
            title={words.doctorTitle}
            text={words.doctorText}
            guide="doctors"
          />
          <Block
            frame={frame}
            icon="building-2"
            title={words.institutionTitle}
            text={words.institutionText}
            guide="institutions"
          />
        </ul>
      </section>
      <div class="closing">
        <section class="contact panel" id="contact" aria-labelledby="contact-title">
          <h2 id="contact-title" safe>
            {words.contactTitle}
          </h2>
          <p safe>{words.contactLead}</p>
          <ContactForm frame={frame} state={contact} />
        </section>
        <section class="trust" aria-labelledby="trust-title">
          <h2 id="trust-title" safe>
            {words.trustTitle}
          </h2>
          <ul>
            {words.trust.map((point) => (
              <li>
                <Icon frame={frame} name="circle-check" />
                <span safe>{point}</span>
              </li>
            ))}
          </ul>
        </section>
      </div>
    </VisitorLayout>
  )
}

const Block = ({
  frame,
  icon,
  title,
  text,
  guide,
}: {
  frame: Frame
  icon: IconName
  title: string
  text: string
  guide: 'patients' | 'doctors' | 'institutions'
}): JSX.Element => (
  <li>
    <h3>
      <Icon frame={frame} name={icon} />
      <span safe>{title}</span>
    </h3>
    <p safe>{text}</p>
    <a class="more" href={routes.docs.topic(guide)}>
      <span safe>{frame.t.visitor.landing.guides[guide]}</span>
      <Icon frame={frame} name="chevron-right" />
    </a>
  </li>
)

const ContactForm = ({ frame, state }: { frame: Frame; state: FormState }): JSX.Element => {
  const { name, email, phone, message, messageHint, send } = frame.t.visitor.contact
  const form = { frame, action: routes.contact, state, labels: { name, email, phone, message } }
  return (
    <Form {...form}>
      <div class="field-row">
        <Field {...form} name="name" autocomplete="name" maxlength={120} />
        <Field {...form} name="email" type="email" autocomplete="email" maxlength={254} />
      </div>
      <Field
        {...form}
        name="phone"
        type="tel"
        inputmode="tel"
        autocomplete="tel"
        maxlength={30}
        required={false}
        width="medium"
      />
      <TextArea {...form} name="message" hint={messageHint} rows={5} maxlength={5000} />
      <Submit label={send} />
    </Form>
  )
}

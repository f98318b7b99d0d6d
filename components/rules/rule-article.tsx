import Link from 'next/link';
import { InlineCode } from '@/components/ui/inline-code';
import type { RuleInfo } from '@/lib/contracts/rule';
import { RuleSettings } from './rule-settings';
import classes from './rules.module.css';
import { SeverityMark } from './severity-mark';

/** Words that the rule's own contract leaves to be said elsewhere. */
export interface RuleWords {
  needs: string;
  clears: readonly string[];
  risk: { label: string; url: string };
}

export function RuleArticle({ rule, words }: { rule: RuleInfo; words: RuleWords }) {
  const parameters = Object.entries(rule.parameters);
  return (
    <article className={classes.article}>
      <p className={classes.crumb}>
        <Link href="/rules">Rules</Link>
      </p>
      <h1>
        <span className={classes.id}>{rule.id}</span> {rule.title}
      </h1>
      <p className={classes.facts}>
        <SeverityMark severity={rule.severity} />
        <span>needs {words.needs}</span>
        <span>judges each {rule.scope}</span>
        <a href={words.risk.url} rel="noreferrer" target="_blank">
          {words.risk.label}
        </a>
      </p>
      <Part title="Why it matters" text={rule.why} />
      <Part title="Fires when" text={rule.fires} />
      <section>
        <h2>Clears when</h2>
        <ul>
          {words.clears.map((condition) => (
            <li key={condition}>{condition}</li>
          ))}
        </ul>
      </section>
      <Part title="How to fix it" text={rule.fix} />
      <section>
        <h2>Examples</h2>
        <dl className={classes.examples}>
          <dt>Fires</dt>
          <dd>
            <InlineCode>{rule.examples.fires}</InlineCode>
          </dd>
          <dt>Spares</dt>
          <dd>
            <InlineCode>{rule.examples.spares}</InlineCode>
          </dd>
        </dl>
      </section>
      {parameters.length > 0 && (
        <section>
          <h2>Numbers that can be set</h2>
          <dl className={classes.examples}>
            {parameters.map(([name, { value, says }]) => (
              <div key={name} className={classes.parameter}>
                <dt>
                  <code>
                    {name} = {value}
                  </code>
                </dt>
                <dd>{says}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      <RuleSettings rule={{ id: rule.id, severity: rule.severity, parameters: rule.parameters }} />
    </article>
  );
}

function Part({ title, text }: { title: string; text: string }) {
  return (
    <section>
      <h2>{title}</h2>
      <p>
        <InlineCode>{text}</InlineCode>
      </p>
    </section>
  );
}

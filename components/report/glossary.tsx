import classes from './glossary.module.css';

const WORDS: readonly (readonly [string, string])[] = [
  [
    'Score and grade',
    '0 to 100. The worst open severity sets the band: critical 0–40, high 40–70, medium 70–90, low 90–99.5; within it every open finding costs. A from 90, B from 80, C from 70, D from 40, else F. The estate’s score is half the mean of its APIs, half that of the worst tenth.',
  ],
  ['Unrated', 'Neither a spec nor traffic is known: there is nothing to judge.'],
  [
    'Evidence coverage',
    'The share of endpoints whose traffic some source can show. What no source shows is called unobservable, and no rule fires on it.',
  ],
  ['Documented', 'The current revision of a spec declares it.'],
  ['Shadow', 'Traffic shows it and no spec declares it.'],
  ['Seen only', 'As shadow, and what an earlier revision declared and traffic still reaches.'],
  ['Unauthenticated', 'Observed to answer without credentials, or declared so.'],
  [
    'Finding',
    'A place where a rule fired, with its evidence. Open: somebody still has to do something. Overdue: open for longer than its severity allows (critical 7 days, high 30, medium 90, low 120).',
  ],
];

/** What the words of the report mean, for who reads nothing else of Gnomon. */
export function Glossary() {
  return (
    <section className={classes.glossary}>
      <h2>Words</h2>
      <dl>
        {WORDS.map(([word, meaning]) => (
          <div key={word}>
            <dt>{word}</dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

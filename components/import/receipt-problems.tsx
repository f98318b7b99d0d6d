import type { ReceiptProblem } from '@/lib/contracts/receipt';
import classes from './receipt-problems.module.css';
import { problemPlace } from './receipt-words';

const WORDS = { error: 'Error', warning: 'Warning' } as const;

/** What could not be used, where it stands, and what to do about it. */
export function ReceiptProblems({ problems }: { problems: readonly ReceiptProblem[] }) {
  return (
    <section>
      <h4>Problems</h4>
      <ul className={classes.problems}>
        {problems.map((problem, position) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list of a receipt does not change, and texts repeat
          <li key={position} data-severity={problem.severity}>
            <strong>{WORDS[problem.severity]}</strong> {problem.message}
            <ProblemPlace problem={problem} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function ProblemPlace({ problem }: { problem: ReceiptProblem }) {
  const place = problemPlace(problem);
  if (!place && !problem.pointer) return null;
  return (
    <div className={classes.place}>
      {place && <code>{place}</code>} {problem.pointer && <code>{problem.pointer}</code>}
    </div>
  );
}

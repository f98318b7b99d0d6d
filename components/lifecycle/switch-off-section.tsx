import { ApiSection } from '@/components/api/api-section';
import { InlineCode } from '@/components/ui/inline-code';
import type { ApiLifecycle, PlanStep } from '@/lib/contracts/lifecycle';
import classes from './switch-off-section.module.css';
import { VerdictMark } from './verdict-mark';

const STATE_WORDS: Record<PlanStep['state'], string> = { done: 'Done', now: 'Now', later: 'Later' };

/** Whether what leaves can be switched off, why, and the steps up to it. */
export function SwitchOffSection({
  departure: { plan, isWhole },
}: {
  departure: NonNullable<ApiLifecycle['departure']>;
}) {
  return (
    <ApiSection title="Switching it off" note={isWhole ? 'The whole API leaves' : 'A part of the API leaves'}>
      <p className={classes.verdict}>
        <VerdictMark verdict={plan.verdict} />
        <span>
          {plan.because}{' '}
          {plan.verdict !== 'safe' && plan.safeFrom !== null && (
            <>If nobody calls any more, it can go on {plan.safeFrom}.</>
          )}
        </span>
      </p>
      <ol className={classes.steps}>
        {plan.steps.map(({ state, says }) => (
          <li key={says} data-state={state}>
            <span className={classes.state}>{STATE_WORDS[state]}</span>
            <span>
              <InlineCode>{says}</InlineCode>
            </span>
          </li>
        ))}
      </ol>
    </ApiSection>
  );
}

import { formatCount } from '@/components/ui/format';
import { ErrorNotice } from '@/components/ui/notice';
import { ShareBar } from '@/components/ui/share-bar';
import { describeFailure } from '@/lib/client/failure';
import type { TriedPolicy } from '@/lib/contracts/policy';
import { MissTable } from './miss-table';
import classes from './policy-editor.module.css';
import { sharesOf } from './rate';

const SHOWN = 12;

type WholePolicy = Extract<TriedPolicy, { isWhole: true }>;

interface TrialResultProps {
  tried: TriedPolicy | undefined;
  error: Error | null;
  /** What is shown is of an earlier text. */
  isPending: boolean;
}

/** What the policy would say of the inventory now, or what its text lacks. */
export function TrialResult({ tried, error, isPending }: TrialResultProps) {
  return (
    <section className={classes.trial} aria-labelledby="trial-title" data-pending={isPending || undefined}>
      <h2 id="trial-title">Held against the inventory now</h2>
      {error ? (
        <ErrorNotice title="The policy could not be tried." {...describeFailure(error)} />
      ) : (
        tried && (tried.isWhole ? <Result tried={tried} /> : <Problems problems={tried.problems} />)
      )}
    </section>
  );
}

function Problems({ problems }: { problems: readonly string[] }) {
  return (
    <>
      <p className={classes.soft}>The policy is not whole yet:</p>
      <ul className={classes.problems} aria-label="What is missing">
        {problems.map((line) => (
          <li key={line}>{line.replace(/^policy:(\d+): at \/policies\/0\/?/, 'Line $1: ')}</li>
        ))}
      </ul>
    </>
  );
}

function Result({ tried: { result } }: { tried: WholePolicy }) {
  const { passed, failed, unknown, excepted, failures } = result;
  if (passed + failed + unknown + excepted === 0)
    return <p className={classes.soft}>Nothing is in its scope.</p>;
  return (
    <>
      <ShareBar parts={sharesOf(result)} label="How it would stand" />
      {failures.length > 0 && <MissTable misses={failures.slice(0, SHOWN)} />}
      {failed > SHOWN && <p className={classes.soft}>and {formatCount(failed - SHOWN)} more.</p>}
    </>
  );
}

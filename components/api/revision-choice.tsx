import selectClasses from '@/components/ui/select.module.css';
import type { RevisionRow } from '@/lib/contracts/revision';
import classes from './revision-choice.module.css';

interface RevisionChoiceProps {
  revisions: readonly RevisionRow[];
  before: number | null;
  after: number | null;
  onChange: (choice: { before: number | null; after: number | null }) => void;
}

/** Which two revisions of one document are compared. Another document begins with its newest two. */
export function RevisionChoice({ revisions, before, after, onChange }: RevisionChoiceProps) {
  const spec = revisions.find(({ id }) => id === after)?.spec;
  const others = revisions.filter((revision) => revision.spec === spec && revision.id !== after);
  if (revisions.length < 2 || spec === undefined) return null;
  const choose = (next: { before: number | null; after: number | null }) => {
    const isOther = revisions.find(({ id }) => id === next.after)?.spec !== spec;
    onChange(isOther ? { before: null, after: next.after } : next);
  };
  return (
    <div className={classes.choice}>
      <label>
        From{' '}
        <select
          className={selectClasses.select}
          value={before ?? ''}
          onChange={(event) => choose({ before: Number(event.currentTarget.value), after })}
        >
          {others.every(({ id }) => id !== before) && <option value={before ?? ''}>–</option>}
          {others.map((revision) => (
            <option key={revision.id} value={revision.id}>
              {nameOf(revision)}
            </option>
          ))}
        </select>
      </label>
      <label>
        to{' '}
        <select
          className={selectClasses.select}
          value={after ?? ''}
          onChange={(event) => choose({ before, after: Number(event.currentTarget.value) })}
        >
          {revisions
            .filter(({ id }) => id !== before)
            .map((revision) => (
              <option key={revision.id} value={revision.id}>
                {nameOf(revision)}
              </option>
            ))}
        </select>
      </label>
    </div>
  );
}

function nameOf({ title, version, number, isCurrent }: RevisionRow): string {
  return `${title} ${version}, revision ${number}${isCurrent ? ' (current)' : ''}`;
}

import { Method } from '@/components/endpoint/method';
import { PathTemplate } from '@/components/endpoint/path-template';
import { formatCount } from '@/components/ui/format';
import type { RevisionDiff } from '@/lib/contracts/revision';
import type { ChangeClass, SpecChange } from '@/lib/contracts/spec-change';
import tableClasses from './api-tables.module.css';
import classes from './spec-changes.module.css';

const CLASS_WORDS: Record<ChangeClass, { word: string; means: string }> = {
  security: { word: 'Security', means: 'who may call, or how, is protected less or otherwise' },
  breaking: { word: 'Breaking', means: 'a client that kept to the older revision can fail' },
  deprecating: { word: 'Deprecating', means: 'an announced end' },
  additive: { word: 'Additive', means: 'more is offered or promised, and no client notices' },
  editorial: { word: 'Editorial', means: 'nothing on the wire changes' },
};
const CLASSES = Object.keys(CLASS_WORDS) as ChangeClass[];
const OPEN_AT_FIRST: ReadonlySet<ChangeClass> = new Set(['security', 'breaking', 'deprecating']);

/** What changed between two revisions, by class, the classes that matter most first. */
export function SpecChanges({ diff }: { diff: RevisionDiff }) {
  const { counts, changes, notes, isComplete } = diff;
  const present = CLASSES.filter((name) => (counts[name] ?? 0) > 0);
  return (
    <>
      {!isComplete && (
        <p className={classes.note}>
          A document could not be read to its end: what is listed may not be all that changed.
        </p>
      )}
      {present.length === 0 && (
        <p className={tableClasses.none}>Nothing that a client or a reader notices changed.</p>
      )}
      {present.map((name) => (
        <details key={name} className={classes.group} open={OPEN_AT_FIRST.has(name)}>
          <summary>
            <span className={classes.word} data-class={name}>
              {CLASS_WORDS[name].word} <span className={classes.count}>{formatCount(counts[name] ?? 0)}</span>
            </span>
            <span className={tableClasses.soft}>{CLASS_WORDS[name].means}</span>
          </summary>
          <ChangeList changes={changes.filter((change) => change.class === name)} total={counts[name] ?? 0} />
        </details>
      ))}
      {notes.length > 0 && (
        <ul className={classes.notes}>
          {notes.map((note) => (
            <li key={`${note.pointer} ${note.message}`}>
              Line {note.line}: {note.message}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function ChangeList({ changes, total }: { changes: readonly SpecChange[]; total: number }) {
  return (
    <>
      <ul className={classes.changes}>
        {changes.map((change, position) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same change can stand twice at one place
          <li key={position} className={classes.change}>
            <span className={classes.severity} data-severity={change.severity}>
              {change.severity}
            </span>
            <span>
              {change.method !== null && change.path !== null && (
                <span className={classes.place}>
                  <Method method={change.method} /> <PathTemplate path={change.path} />
                </span>
              )}
              {change.text} <span className={tableClasses.soft}>{linesOf(change)}</span>
            </span>
          </li>
        ))}
      </ul>
      {changes.length < total && (
        <p className={tableClasses.soft}>
          {formatCount(total - changes.length)} more of this class: <code>gnomon diff</code> lists them all.
        </p>
      )}
    </>
  );
}

function linesOf({ before, after }: SpecChange): string {
  if (before && after) return `line ${before.line} → ${after.line}`;
  if (after) return `line ${after.line}`;
  return before ? `was line ${before.line}` : '';
}

import Link from 'next/link';
import classes from './duplicate-note.module.css';

export function DuplicateNote({ originalId }: { originalId: string }) {
  return (
    <p className={classes.note}>
      The same content was imported before, so nothing was counted twice and nothing changed.{' '}
      <Link href={`/sources?receipt=${encodeURIComponent(originalId)}`}>See the first receipt</Link>
    </p>
  );
}

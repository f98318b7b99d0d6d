import { CommandLine } from '@/components/ui/command-line';
import classes from './shown-once.module.css';

/** A secret that is shown this once. */
export function ShownOnce({ title, text, says }: { title: string; text: string; says: string }) {
  return (
    <div role="status" className={classes.once}>
      <strong>{title}</strong>
      <CommandLine command={text} />
      <p>{says}</p>
    </div>
  );
}

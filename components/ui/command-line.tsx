import classes from './command-line.module.css';
import { CopyButton } from './copy-button';

/** A shell command that can be copied. */
export function CommandLine({ command }: { command: string }) {
  return (
    <span className={classes.line}>
      <code className={classes.command}>{command}</code>
      <CopyButton text={command} what="command" />
    </span>
  );
}

import classes from './path-template.module.css';
import { splitForElision, splitPath } from './path-text';

/** A path with its parameters set apart, in full: it wraps at slashes. */
export function PathTemplate({ path }: { path: string }) {
  return (
    <span className={classes.path}>
      <Pieces path={path} isBreakable />
    </span>
  );
}

/** A path on one line; where room is short its middle is elided. */
export function ElidedPath({ path }: { path: string }) {
  const { head, tail } = splitForElision(path);
  return (
    <span className={classes.elided} title={path}>
      {head && (
        <span className={classes.head}>
          <Pieces path={head} />
        </span>
      )}
      <span className={classes.tail}>
        <span>
          <Pieces path={tail} />
        </span>
      </span>
    </span>
  );
}

function Pieces({ path, isBreakable = false }: { path: string; isBreakable?: boolean }) {
  return splitPath(path).map((piece, position) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a piece is its position in the path
    <span key={position} className={classes[piece.kind]}>
      {piece.text}
      {isBreakable && piece.kind === 'slash' && <wbr />}
    </span>
  ));
}

import Link from 'next/link';
import { formatCount } from '@/components/ui/format';
import { type CoveragePart, type Covered, coverageParts, coverageSentence } from './coverage';
import classes from './coverage-strip.module.css';

/** One bar for an API: documented and seen solid, seen only hatched, documented only hollow. */
export function CoverageStrip({ api }: { api: Covered }) {
  const parts = coverageParts(api);
  return (
    <span className={classes.strip} role="img" aria-label={`Coverage: ${coverageSentence(parts)}`}>
      {parts.filter(isThere).map((part) => (
        <span
          key={part.kind}
          className={classes.part}
          data-kind={part.kind}
          style={{ flexGrow: part.count }}
        />
      ))}
    </span>
  );
}

/** The strip with its parts as links to what they count, and the numbers below. */
export function LinkedCoverageStrip({ api }: { api: Covered }) {
  const parts = coverageParts(api);
  return (
    <nav className={classes.linked} aria-label={`Coverage of ${api.name ?? 'the estate'}`}>
      <span className={classes.strip} data-large>
        {parts.filter(isThere).map((part) => (
          <Link
            key={part.kind}
            className={classes.part}
            data-kind={part.kind}
            style={{ flexGrow: part.count }}
            href={part.href}
            title={`${formatCount(part.count)} ${part.words}`}
            tabIndex={-1}
            aria-hidden
          />
        ))}
      </span>
      <span className={classes.legend}>
        {parts.map((part) => (
          <Link key={part.kind} href={part.href} className={classes.key}>
            <span className={classes.swatch} data-kind={part.kind} aria-hidden />
            <span className={classes.count}>{formatCount(part.count)}</span> {part.words}
          </Link>
        ))}
      </span>
    </nav>
  );
}

function isThere(part: CoveragePart): boolean {
  return part.count > 0;
}

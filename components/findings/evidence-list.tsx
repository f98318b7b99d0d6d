import { PanelSection } from '@/components/endpoint/panel-section';
import { PLACE_WORDS, SENSITIVE_WORDS } from '@/components/endpoint/words';
import { formatQuantity } from '@/components/ui/format';
import { InlineCode } from '@/components/ui/inline-code';
import { RelativeTime } from '@/components/ui/relative-time';
import type { EvidenceItem } from '@/lib/contracts/rule';
import classes from './evidence-list.module.css';

/** What was seen, for a person to check: exchanges and times, fields with their classes, the line of the spec. */
export function EvidenceList({ evidence }: { evidence: readonly EvidenceItem[] }) {
  return (
    <PanelSection title="Evidence" note="Names, counts, times and lines: values are never kept">
      <ol className={classes.items}>
        {evidence.map((item, position) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: evidence has no identity but its place in the list
          <li key={position} className={classes.item}>
            <p>
              <InlineCode>{item.says}</InlineCode>
            </p>
            <Fields fields={item.fields} />
            <Sightings item={item} />
            {item.spec && <SpecLine spec={item.spec} />}
          </li>
        ))}
      </ol>
    </PanelSection>
  );
}

function Fields({ fields }: { fields: EvidenceItem['fields'] }) {
  if (!fields || fields.length === 0) return null;
  return (
    <ul className={classes.fields}>
      {fields.map(({ place, name, classes: sensitive }) => (
        <li key={`${place} ${name}`}>
          <code>{name}</code> <span className={classes.soft}>{PLACE_WORDS[place].toLowerCase()}</span>
          {sensitive.map((word) => (
            <span key={word} className={classes.class}>
              {SENSITIVE_WORDS[word]}
            </span>
          ))}
        </li>
      ))}
    </ul>
  );
}

function Sightings({ item: { exchanges, firstSeen, lastSeen } }: { item: EvidenceItem }) {
  if (exchanges === undefined && !firstSeen && !lastSeen) return null;
  return (
    <p className={classes.soft}>
      {exchanges !== undefined && formatQuantity(exchanges, 'exchange')}
      {firstSeen && (
        <>
          {exchanges !== undefined && ', '}first <RelativeTime iso={firstSeen} />
        </>
      )}
      {lastSeen && (
        <>
          {(exchanges !== undefined || firstSeen) && ', '}last <RelativeTime iso={lastSeen} />
        </>
      )}
    </p>
  );
}

function SpecLine({ spec: { title, revision, file, line } }: { spec: NonNullable<EvidenceItem['spec']> }) {
  return (
    <p className={classes.soft}>
      {title}, revision {revision}
      {', '}
      <code>{file === undefined ? `line ${line}` : `${file}:${line}`}</code>
    </p>
  );
}

'use client';

import { Button } from '@mantine/core';
import { Fragment, useMemo, useState } from 'react';
import { formatQuantity, formatShare } from '@/components/ui/format';
import type { EndpointDetail } from '@/lib/contracts/inventory';
import { compareFields, type FieldDifference, type FieldLine } from './compare-fields';
import { type Difference, DifferenceMark } from './difference-mark';
import { PanelSection } from './panel-section';
import classes from './panel-table.module.css';
import { PLACE_WORDS, SENSITIVE_WORDS } from './words';

const AT_FIRST = 40;

const MARKS: Record<FieldDifference, Difference> = {
  none: 'both',
  undeclared: 'seen',
  'never-seen': 'declared',
  unobservable: 'unknown',
};

/** Declared and observed fields in one table, the differences marked. */
export function FieldTable({ endpoint }: { endpoint: EndpointDetail }) {
  const [isWhole, setWhole] = useState(false);
  const { declaredSide, fieldList, requests } = endpoint;
  const lines = useMemo(
    () => compareFields(declaredSide?.fields ?? [], fieldList, requests),
    [declaredSide, fieldList, requests],
  );
  if (lines.length === 0) {
    return (
      <PanelSection title="Fields">
        <p className={classes.soft}>No spec declares a field here, and no source shows one.</p>
      </PanelSection>
    );
  }
  const shown = isWhole ? lines : lines.slice(0, AT_FIRST);
  return (
    <PanelSection title="Fields" note={summary(lines)}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Declared</th>
            <th scope="col">Seen as</th>
            <th scope="col" className={classes.number}>
              Seen in
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((line, position) => (
            <Fragment key={`${line.place} ${line.name}`}>
              {line.place !== shown[position - 1]?.place && (
                <tr>
                  <th colSpan={4} scope="colgroup" className={classes.place}>
                    {PLACE_WORDS[line.place]}
                  </th>
                </tr>
              )}
              <FieldRow line={line} requests={requests} />
            </Fragment>
          ))}
        </tbody>
      </table>
      {lines.length > shown.length && (
        <Button size="compact-sm" variant="default" onClick={() => setWhole(true)}>
          Show all {lines.length} fields
        </Button>
      )}
    </PanelSection>
  );
}

function FieldRow({ line, requests }: { line: FieldLine; requests: number }) {
  return (
    <tr>
      <td>
        <span className={classes.marked}>
          <DifferenceMark difference={MARKS[line.difference]} />
          <code>{line.name}</code>
        </span>
        {line.classes.length > 0 && (
          <div className={classes.classes}>
            {line.classes.map((name) => (
              <span key={name} className={classes.class}>
                {SENSITIVE_WORDS[name]}
              </span>
            ))}
          </div>
        )}
      </td>
      <td>{declaredWords(line)}</td>
      <td>{line.seenTypes.join(', ')}</td>
      <td className={classes.number}>{seenWords(line, requests)}</td>
    </tr>
  );
}

function declaredWords({ declaredType, isRequired }: FieldLine): string {
  if (declaredType === null) return 'No';
  const type = declaredType === '' ? 'Yes' : declaredType;
  return isRequired ? `${type}, required` : type;
}

function seenWords({ difference, seen }: FieldLine, requests: number): string {
  if (difference === 'never-seen') return 'Never';
  if (difference === 'unobservable') return 'Cannot tell';
  return formatShare(seen, requests);
}

function summary(lines: readonly FieldLine[]): string {
  const count = (difference: FieldDifference) =>
    lines.filter((line) => line.difference === difference).length;
  const parts = [formatQuantity(lines.length, 'field')];
  if (count('undeclared') > 0) parts.push(`${count('undeclared')} not declared`);
  if (count('never-seen') > 0) parts.push(`${count('never-seen')} never seen`);
  return parts.join(' · ');
}

'use client';

import { Button } from '@mantine/core';
import selectClasses from '@/components/ui/select.module.css';
import type { PolicyConditions } from '@/lib/contracts/policy';
import type { PolicyAbout, PolicyFieldName } from '@/lib/contracts/policy-fields';
import classes from './condition-rows.module.css';
import { ConditionTest } from './condition-test';
import { fieldOf, fieldsAbout, firstTest, testsOf, withTest } from './draft';

interface ConditionRowsProps {
  legend: string;
  /** What holds where there is no condition. */
  none: string;
  about: PolicyAbout;
  conditions: PolicyConditions;
  onChange: (conditions: PolicyConditions) => void;
}

/** Conditions that must all hold, a row each. */
export function ConditionRows({ legend, none, about, conditions, onChange }: ConditionRowsProps) {
  const tests = testsOf(conditions);
  const left = fieldsAbout(about).filter((name) => !(name in conditions));
  return (
    <fieldset className={classes.rows}>
      <legend>{legend}</legend>
      {tests.length === 0 && !conditions.anyOf && <p className={classes.none}>{none}</p>}
      {tests.map(([name, test]) => (
        <div key={name} className={classes.row}>
          <span className={classes.field}>{fieldOf(name).says}</span>
          <ConditionTest
            name={name}
            test={test}
            onChange={(next) => onChange(withTest(conditions, name, next))}
          />
          <Button
            size="compact-xs"
            variant="default"
            aria-label={`Remove the condition on ${fieldOf(name).says}`}
            onClick={() => onChange(withTest(conditions, name, undefined))}
          >
            Remove
          </Button>
        </div>
      ))}
      {conditions.anyOf && (
        <p className={classes.none}>
          And one of {conditions.anyOf.length} groups, which are changed as YAML.
        </p>
      )}
      <select
        aria-label={`${legend}: add a condition`}
        className={selectClasses.select}
        value=""
        onChange={(event) => {
          const name = event.currentTarget.value as PolicyFieldName;
          onChange(withTest(conditions, name, firstTest(name)));
        }}
      >
        <option value="">Add a condition…</option>
        {left.map((name) => (
          <option key={name} value={name}>
            {fieldOf(name).says}
          </option>
        ))}
      </select>
    </fieldset>
  );
}

'use client';

import { NumberInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import selectClasses from '@/components/ui/select.module.css';
import type { PolicyTest } from '@/lib/contracts/policy';
import { NO_WORD, type PolicyFieldName } from '@/lib/contracts/policy-fields';
import classes from './condition-rows.module.css';
import { fieldOf, wordsOf } from './draft';

interface ConditionTestProps {
  name: PolicyFieldName;
  test: PolicyTest;
  onChange: (test: PolicyTest) => void;
}

/** What a field must be: by its kind, words, a bound, yes or no, or what a list holds. */
export function ConditionTest({ name, test, onChange }: ConditionTestProps) {
  const { says, words } = fieldOf(name);
  if (typeof test === 'boolean')
    return (
      <Mode
        label={says}
        value={String(test)}
        offered={[
          ['true', 'yes'],
          ['false', 'no'],
        ]}
        onChange={(word) => onChange(word === 'true')}
      />
    );
  if (Array.isArray(test) || 'not' in test)
    return <WordTest says={says} words={words} test={test} onChange={onChange} />;
  if ('any' in test || 'none' in test) return <ListTest says={says} test={test} onChange={onChange} />;
  return <NumberTest says={says} test={test as { atLeast?: number; atMost?: number }} onChange={onChange} />;
}

interface WordTestProps {
  says: string;
  words: readonly string[] | undefined;
  test: string[] | { not: string[] };
  onChange: (test: PolicyTest) => void;
}

function WordTest({ says, words, test, onChange }: WordTestProps) {
  const isNot = !Array.isArray(test);
  const chosen = isNot ? test.not : test;
  const give = (next: string[], not = isNot) => onChange(not ? { not: next } : next);
  return (
    <>
      <Mode
        label={says}
        value={isNot ? 'not' : 'is'}
        offered={[
          ['is', 'is one of'],
          ['not', 'is none of'],
        ]}
        onChange={(mode) => give(chosen, mode === 'not')}
      />
      {words ? (
        <fieldset className={classes.words}>
          <legend className={classes.hidden}>Words of {says}</legend>
          {[...words, NO_WORD].map((word) => (
            <label key={word}>
              <input
                type="checkbox"
                checked={chosen.includes(word)}
                onChange={(event) =>
                  give(event.currentTarget.checked ? [...chosen, word] : chosen.filter((one) => one !== word))
                }
              />
              {word === NO_WORD ? 'none' : word}
            </label>
          ))}
        </fieldset>
      ) : (
        <Words label={says} value={chosen} onChange={(next) => give(next)} />
      )}
    </>
  );
}

interface ListTestProps {
  says: string;
  test: { any?: string[]; none?: string[] };
  onChange: (test: PolicyTest) => void;
}

function ListTest({ says, test, onChange }: ListTestProps) {
  if (test.any && test.none) return <p className={classes.both}>any and none: change it as YAML</p>;
  const mode = test.none ? 'none' : 'any';
  const words = test.none ?? test.any ?? [];
  return (
    <>
      <Mode
        label={says}
        value={mode}
        offered={[
          ['any', 'hold one of'],
          ['none', 'hold none of'],
        ]}
        onChange={(next) => onChange({ [next]: words })}
      />
      <Words label={says} value={words} onChange={(next) => onChange({ [mode]: next })} />
    </>
  );
}

interface NumberTestProps {
  says: string;
  test: { atLeast?: number; atMost?: number };
  onChange: (test: PolicyTest) => void;
}

function NumberTest({ says, test, onChange }: NumberTestProps) {
  const bound = (word: 'atLeast' | 'atMost', label: string) => (
    <NumberInput
      aria-label={`${says} ${label}`}
      placeholder={label}
      size="xs"
      w={110}
      value={test[word] ?? ''}
      onChange={(value) => onChange({ ...test, [word]: typeof value === 'number' ? value : undefined })}
    />
  );
  return (
    <>
      <span>from</span>
      {bound('atLeast', 'at least')}
      <span>to</span>
      {bound('atMost', 'at most')}
    </>
  );
}

function Words({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string[];
  onChange: (value: string[]) => void;
}) {
  const [typed, setTyped] = useState(value.join(', '));
  return (
    <TextInput
      aria-label={`Words of ${label}`}
      placeholder="words, with commas between; * for any characters"
      size="xs"
      className={classes.typed}
      value={typed}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        onChange(wordsOf(event.currentTarget.value));
      }}
    />
  );
}

interface ModeProps {
  label: string;
  value: string;
  offered: readonly [string, string][];
  onChange: (value: string) => void;
}

function Mode({ label, value, offered, onChange }: ModeProps) {
  return (
    <select
      aria-label={`How ${label} is tested`}
      className={selectClasses.select}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    >
      {offered.map(([word, says]) => (
        <option key={word} value={word}>
          {says}
        </option>
      ))}
    </select>
  );
}

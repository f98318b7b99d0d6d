'use client';

import { Textarea, TextInput } from '@mantine/core';
import { SEVERITY_WORDS } from '@/components/findings/words';
import { Segments } from '@/components/ui/segments';
import selectClasses from '@/components/ui/select.module.css';
import type { Policy } from '@/lib/contracts/policy';
import type { PolicyAbout } from '@/lib/contracts/policy-fields';
import type { Severity } from '@/lib/contracts/rule';
import { ConditionRows } from './condition-rows';
import { aboutOther, nameOf } from './draft';
import classes from './policy-editor.module.css';

interface PolicyFormProps {
  policy: Policy;
  /** A new policy is named after its title until somebody names it. */
  isNew: boolean;
  onChange: (policy: Policy) => void;
}

/** A policy as a form. */
export function PolicyForm({ policy, isNew, onChange }: PolicyFormProps) {
  const { title, name, description, about, severity, from = '' } = policy;
  const set = (change: Partial<Policy>) => onChange({ ...policy, ...change } as Policy);
  const retitle = (next: string) =>
    set(isNew && name === nameOf(title) ? { title: next, name: nameOf(next) } : { title: next });
  return (
    <div className={classes.form}>
      <TextInput
        label="Title"
        description="What must hold, in a sentence"
        required
        maxLength={200}
        value={title}
        onChange={(event) => retitle(event.currentTarget.value)}
      />
      <TextInput
        label="Name"
        description="Its key in files and reports: small letters, digits and dashes"
        required
        maxLength={63}
        value={name}
        onChange={(event) => set({ name: event.currentTarget.value })}
      />
      <Textarea
        label="Description"
        maxLength={2000}
        autosize
        minRows={1}
        value={description}
        onChange={(event) => set({ description: event.currentTarget.value })}
      />
      <div className={classes.pair}>
        <label>
          Severity
          <select
            className={selectClasses.select}
            value={severity}
            onChange={(event) => set({ severity: event.currentTarget.value as Severity })}
          >
            {Object.entries(SEVERITY_WORDS).map(([word, says]) => (
              <option key={word} value={word}>
                {says}
              </option>
            ))}
          </select>
        </label>
        <TextInput
          type="date"
          label="In force from"
          description="Empty: already"
          value={from}
          onChange={(event) => set({ from: event.currentTarget.value || undefined })}
        />
      </div>
      <Segments<PolicyAbout>
        legend="What it is about"
        choices={[
          { value: 'api', shown: 'About APIs' },
          { value: 'endpoint', shown: 'About endpoints' },
        ]}
        value={about}
        onChange={(next) => onChange(aboutOther(policy, next))}
      />
      <ConditionRows
        legend="Of those with"
        none={about === 'api' ? 'All APIs.' : 'All endpoints.'}
        about={about}
        conditions={policy.scope}
        onChange={(scope) => set({ scope })}
      />
      <ConditionRows
        legend="It must hold that"
        none="Nothing yet: say what must hold."
        about={about}
        conditions={policy.must}
        onChange={(must) => set({ must })}
      />
    </div>
  );
}

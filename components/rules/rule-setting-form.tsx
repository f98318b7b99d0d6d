'use client';

import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { field } from '@/components/account/account-form';
import { reasonOf } from '@/components/account/reason-of';
import { Refusal } from '@/components/account/refusal';
import { SEVERITY_WORDS } from '@/components/findings/words';
import { apisNamed } from '@/lib/client/api-queries';
import { orpc, orpcClient } from '@/lib/client/orpc';
import type { RuleInfo, RuleSetting, Severity } from '@/lib/contracts/rule';
import classes from './rule-setting-form.module.css';

interface RuleSettingFormProps {
  rule: Pick<RuleInfo, 'id' | 'severity' | 'parameters'>;
  /** What is changed; a new change where there is none. */
  setting: RuleSetting | null;
  onDone: () => void;
}

/** Sets one rule for the deployment or for one API. What is left as it comes follows the rule's own. */
export function RuleSettingForm({ rule, setting, onDone }: RuleSettingFormProps) {
  const client = useQueryClient();
  const [reason, setReason] = useState<string | null>(null);
  const [isPending, setPending] = useState(false);
  const submit = async (values: FormData) => {
    setPending(true);
    try {
      await orpcClient.rules.set({ id: rule.id, ...readSetting(values, rule, setting) });
      await client.invalidateQueries({ queryKey: orpc.rules.key() });
      onDone();
    } catch (error) {
      setReason(reasonOf(error));
      setPending(false);
    }
  };
  return (
    <form
      className={classes.form}
      aria-label={`Change ${rule.id}`}
      onSubmit={(event) => {
        event.preventDefault();
        void submit(new FormData(event.currentTarget));
      }}
    >
      {setting === null ? <ApiField /> : <p className={classes.whose}>{setting.api ?? 'Every API'}</p>}
      <div className={classes.fields}>
        <NativeSelect
          label="Switch"
          name="isEnabled"
          defaultValue={setting?.isEnabled === undefined ? '' : String(setting.isEnabled)}
          data={[
            { value: '', label: 'as it comes' },
            { value: 'true', label: 'on' },
            { value: 'false', label: 'off' },
          ]}
        />
        <NativeSelect
          label="Severity"
          name="severity"
          defaultValue={setting?.severity ?? ''}
          data={[{ value: '', label: `its own: ${rule.severity}` }, ...Object.keys(SEVERITY_WORDS)]}
        />
        {Object.entries(rule.parameters).map(([name, { value, says }]) => (
          <TextInput
            key={name}
            label={name}
            description={says}
            name={`parameter.${name}`}
            inputMode="decimal"
            pattern="[0-9]+([.][0-9]+)?"
            title="A number"
            defaultValue={setting?.parameters?.[name] ?? ''}
            placeholder={String(value)}
          />
        ))}
      </div>
      {reason !== null && <Refusal>{reason}</Refusal>}
      <div className={classes.actions}>
        <Button type="submit" size="compact-md" loading={isPending}>
          Save
        </Button>
        <Button size="compact-md" variant="default" onClick={onDone}>
          Cancel
        </Button>
      </div>
    </form>
  );
}

/** An API by name, or none for all of them. */
function ApiField() {
  const [name, setName] = useState('');
  const [words] = useDebouncedValue(name, 200);
  const { data } = useQuery(apisNamed(words));
  const listId = useId();
  return (
    <>
      <TextInput
        label="API"
        description="Leave it empty for every API."
        name="api"
        list={listId}
        maxLength={200}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <datalist id={listId}>
        {data?.apis.map((api) => (
          <option key={api.id} value={api.name} />
        ))}
      </datalist>
    </>
  );
}

function readSetting(
  values: FormData,
  rule: Pick<RuleInfo, 'parameters'>,
  setting: RuleSetting | null,
): Omit<RuleSetting, 'rule'> {
  const parameters = Object.keys(rule.parameters).flatMap((name) => {
    const text = field(values, `parameter.${name}`);
    return text === '' ? [] : [[name, Number(text)] as const];
  });
  const isEnabled = field(values, 'isEnabled');
  const severity = field(values, 'severity') as Severity | '';
  return {
    api: setting ? setting.api : field(values, 'api').trim() || null,
    ...(isEnabled === '' ? {} : { isEnabled: isEnabled === 'true' }),
    ...(severity === '' ? {} : { severity }),
    ...(parameters.length === 0 ? {} : { parameters: Object.fromEntries(parameters) }),
  };
}

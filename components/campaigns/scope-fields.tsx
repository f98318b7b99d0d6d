'use client';

import { TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { EXPOSURE_WORDS } from '@/components/endpoint/words';
import selectClasses from '@/components/ui/select.module.css';
import { teamList } from '@/lib/client/account-queries';
import type { CampaignScope } from '@/lib/contracts/campaign';
import { NO_TEAM } from '@/lib/contracts/no-team';
import classes from './campaigns.module.css';

type Stage = NonNullable<CampaignScope['stage']>[number];

const STAGE_WORDS: Record<Stage, string> = {
  proposed: 'Proposed',
  active: 'Active',
  deprecated: 'Deprecated',
  sunset: 'Sunset',
  retired: 'Retired',
  unset: 'Nobody has said',
};
const YES_NO: readonly [string, string][] = [
  ['yes', 'Yes'],
  ['no', 'No'],
];

interface ScopeFieldsProps {
  scope: CampaignScope;
  onChange: (scope: CampaignScope) => void;
}

/** Which APIs a campaign is about. */
export function ScopeFields({ scope, onChange }: ScopeFieldsProps) {
  const teams = useQuery(teamList()).data?.teams ?? [];
  const set = (change: CampaignScope) => onChange({ ...scope, ...change });
  return (
    <fieldset>
      <legend>Which APIs</legend>
      <TextInput
        label="Name or host"
        description="Words that must all occur; empty for any"
        maxLength={200}
        value={scope.q ?? ''}
        onChange={(event) => set({ q: event.currentTarget.value || undefined })}
      />
      <div className={classes.pair}>
        <Choice
          label="Team"
          value={scope.team?.[0]}
          offered={[...teams.map(({ name }): [string, string] => [name, name]), [NO_TEAM, 'No team']]}
          onChange={(team) => set({ team: team === undefined ? undefined : [team] })}
        />
        <Choice
          label="Exposure"
          value={scope.exposure?.[0]}
          offered={Object.entries(EXPOSURE_WORDS)}
          onChange={(word) =>
            set({
              exposure: word === undefined ? undefined : ([word] as NonNullable<CampaignScope['exposure']>),
            })
          }
        />
        <Choice
          label="Stage"
          value={scope.stage?.[0]}
          offered={Object.entries(STAGE_WORDS)}
          onChange={(word) => set({ stage: word === undefined ? undefined : [word as Stage] })}
        />
        <Choice
          label="Has traffic"
          value={saysYesNo(scope.hasTraffic)}
          offered={YES_NO}
          onChange={(word) => set({ hasTraffic: word === undefined ? undefined : word === 'yes' })}
        />
        <Choice
          label="Has a spec"
          value={saysYesNo(scope.hasSpec)}
          offered={YES_NO}
          onChange={(word) => set({ hasSpec: word === undefined ? undefined : word === 'yes' })}
        />
      </div>
    </fieldset>
  );
}

function saysYesNo(value: boolean | undefined): string | undefined {
  return value === undefined ? undefined : value ? 'yes' : 'no';
}

interface ChoiceProps {
  label: string;
  /** `undefined`: any. */
  value: string | undefined;
  offered: readonly [string, string][];
  onChange: (value: string | undefined) => void;
}

function Choice({ label, value, offered, onChange }: ChoiceProps) {
  return (
    <label>
      {label}
      <select
        className={selectClasses.select}
        value={value ?? ''}
        onChange={(event) => onChange(event.currentTarget.value || undefined)}
      >
        <option value="">Any</option>
        {offered.map(([word, says]) => (
          <option key={word} value={word}>
            {says}
          </option>
        ))}
      </select>
    </label>
  );
}

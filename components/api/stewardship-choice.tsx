'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useId } from 'react';
import { reasonOf } from '@/components/account/reason-of';
import { Refusal } from '@/components/account/refusal';
import { EXPOSURE_WORDS } from '@/components/endpoint/words';
import selectClasses from '@/components/ui/select.module.css';
import { teamList } from '@/lib/client/account-queries';
import { orpc } from '@/lib/client/orpc';
import { refreshInventory } from '@/lib/client/refresh-inventory';
import type { StatedExposure, Stewardship } from '@/lib/contracts/stewardship';

interface StewardshipChoiceProps {
  id: number;
  stewardship: Stewardship;
}

const EXPOSURES = Object.entries(EXPOSURE_WORDS).filter(([word]) => word !== 'unknown');

/** Which team answers for an API and how far it reaches, for whoever may say it. */
export function StewardshipChoice({ id, stewardship: { team, exposure } }: StewardshipChoiceProps) {
  const client = useQueryClient();
  const teams = useQuery(teamList()).data?.teams ?? (team ? [team] : []);
  const say = useMutation(
    orpc.apis.setStewardship.mutationOptions({ onSuccess: () => refreshInventory(client) }),
  );
  return (
    <>
      <Choice
        label="Owner"
        value={team ? String(team.id) : ''}
        none={teams.length === 0 ? 'No team: make one in Settings' : 'No team yet'}
        offered={teams.map((one) => [String(one.id), one.name])}
        onChange={(value) => say.mutate({ id, team: value === '' ? null : Number(value) })}
      />
      <Choice
        label="Exposure"
        value={exposure ?? ''}
        none="Nobody has said"
        offered={EXPOSURES}
        onChange={(value) => say.mutate({ id, exposure: value === '' ? null : (value as StatedExposure) })}
      />
      {say.isError && <Refusal>{reasonOf(say.error)}</Refusal>}
    </>
  );
}

interface ChoiceProps {
  label: string;
  value: string;
  /** What the empty choice says. */
  none: string;
  /** Values and their words. */
  offered: readonly [string, string][];
  onChange: (value: string) => void;
}

/** One fact of a list of facts, to be chosen. */
function Choice({ label, value, none, offered, onChange }: ChoiceProps) {
  const id = useId();
  return (
    <div>
      <dt>
        <label htmlFor={id}>{label}</label>
      </dt>
      <dd>
        <select
          id={id}
          className={selectClasses.select}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        >
          <option value="">{none}</option>
          {offered.map(([word, says]) => (
            <option key={word} value={word}>
              {says}
            </option>
          ))}
        </select>
      </dd>
    </div>
  );
}

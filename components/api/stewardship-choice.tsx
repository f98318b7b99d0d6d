'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { reasonOf } from '@/components/account/reason-of';
import { Refusal } from '@/components/account/refusal';
import { EXPOSURE_WORDS } from '@/components/endpoint/words';
import { teamList } from '@/lib/client/account-queries';
import { orpc } from '@/lib/client/orpc';
import { refreshInventory } from '@/lib/client/refresh-inventory';
import type { Exposure } from '@/lib/contracts/inventory';
import type { StatedExposure, Stewardship } from '@/lib/contracts/stewardship';
import classes from './stewardship-choice.module.css';

interface StewardshipChoiceProps {
  id: number;
  stewardship: Stewardship;
}

const EXPOSURES = (Object.keys(EXPOSURE_WORDS) as Exposure[]).filter(
  (word): word is StatedExposure => word !== 'unknown',
);

/** Which team answers for an API and how far it reaches, for whoever may say it. */
export function StewardshipChoice({ id, stewardship }: StewardshipChoiceProps) {
  const client = useQueryClient();
  const teams = useQuery(teamList()).data?.teams ?? (stewardship.team ? [stewardship.team] : []);
  const say = useMutation(
    orpc.apis.setStewardship.mutationOptions({
      onSuccess: () => refreshInventory(client),
    }),
  );
  return (
    <>
      <div>
        <dt>
          <label htmlFor="api-team">Owner</label>
        </dt>
        <dd>
          <select
            id="api-team"
            className={classes.choice}
            value={stewardship.team?.id ?? ''}
            onChange={({ currentTarget: { value } }) =>
              say.mutate({ id, team: value === '' ? null : Number(value) })
            }
          >
            <option value="">{teams.length === 0 ? 'No team: make one in Settings' : 'No team yet'}</option>
            {teams.map((team) => (
              <option key={team.id} value={team.id}>
                {team.name}
              </option>
            ))}
          </select>
        </dd>
      </div>
      <div>
        <dt>
          <label htmlFor="api-exposure">Exposure</label>
        </dt>
        <dd>
          <select
            id="api-exposure"
            className={classes.choice}
            value={stewardship.exposure ?? ''}
            onChange={({ currentTarget: { value } }) =>
              say.mutate({ id, exposure: value === '' ? null : (value as StatedExposure) })
            }
          >
            <option value="">Nobody has said</option>
            {EXPOSURES.map((word) => (
              <option key={word} value={word}>
                {EXPOSURE_WORDS[word]}
              </option>
            ))}
          </select>
        </dd>
      </div>
      {say.isError && <Refusal>{reasonOf(say.error)}</Refusal>}
    </>
  );
}

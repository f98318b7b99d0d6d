'use client';

import { useQuery } from '@tanstack/react-query';
import { useViewer } from '@/components/account/me-provider';
import selectClasses from '@/components/ui/select.module.css';
import { peopleNames, teamList } from '@/lib/client/account-queries';
import type { FindingRow } from '@/lib/contracts/finding';
import classes from './act-bar.module.css';

interface AssigneeChoiceProps {
  /** `undefined`: several findings. */
  assignee: FindingRow['assignee'] | undefined;
  isBusy: boolean;
  onChoose: (whose: { person: string | null; team: number | null }) => void;
}

/** Whose it is to do: the viewer first, then people, then teams. */
export function AssigneeChoice({ assignee, isBusy, onChoose }: AssigneeChoiceProps) {
  const viewer = useViewer();
  const people = useQuery(peopleNames()).data?.people ?? [];
  const teams = useQuery(teamList()).data?.teams ?? [];
  const value = assignee ? `${assignee.kind} ${assignee.id}` : '';
  const isListed =
    !assignee ||
    people.some(({ id }) => value === `person ${id}`) ||
    teams.some(({ id }) => value === `team ${id}`);
  const choose = (chosen: string) => {
    const [kind, id = ''] = chosen.split(' ');
    onChoose({ person: kind === 'person' ? id : null, team: kind === 'team' ? Number(id) : null });
  };
  return (
    <label className={classes.assignee}>
      Assigned to
      <select
        className={selectClasses.select}
        value={value}
        disabled={isBusy}
        onChange={(event) => choose(event.currentTarget.value)}
      >
        {assignee === undefined && <option value="">Choose…</option>}
        <option value={assignee === undefined ? 'nobody' : ''}>Nobody</option>
        {assignee && !isListed && <option value={value}>{assignee.name}</option>}
        {viewer && <option value={`person ${viewer.id}`}>{viewer.name} (you)</option>}
        {people
          .filter(({ id }) => id !== viewer?.id)
          .map(({ id, name }) => (
            <option key={id} value={`person ${id}`}>
              {name}
            </option>
          ))}
        {teams.length > 0 && (
          <optgroup label="Teams">
            {teams.map(({ id, name }) => (
              <option key={id} value={`team ${id}`}>
                {name}
              </option>
            ))}
          </optgroup>
        )}
      </select>
    </label>
  );
}

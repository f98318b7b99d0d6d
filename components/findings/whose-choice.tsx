'use client';

import { useQuery } from '@tanstack/react-query';
import { useViewer } from '@/components/account/me-provider';
import { Segments } from '@/components/ui/segments';
import { me } from '@/lib/client/account-queries';
import type { FindingsState } from './findings-url';

type Whose = Pick<FindingsState, 'team' | 'assignee' | 'mentions'>;

interface WhoseChoiceProps {
  chosen: Whose;
  onChange: (whose: Whose) => void;
}

/** What is assigned to the viewer, what their teams answer for, where comments name them, or everything. */
export function WhoseChoice({ chosen: { team, assignee, mentions }, onChange }: WhoseChoiceProps) {
  const viewer = useViewer();
  const own = useQuery(me()).data?.teams.map(({ name }) => name) ?? [];
  if (!viewer) return null;
  const isTeam = own.length > 0 && team.length === own.length && own.every((name) => team.includes(name));
  const word = own.length === 1 ? 'My team’s' : 'My teams’';
  const choices = [
    { value: 'mine', shown: 'Mine' },
    ...(own.length > 0 ? [{ value: 'team', shown: word }] : []),
    { value: 'named', shown: 'Names me' },
    { value: 'all', shown: 'All' },
  ] as const;
  const value = () => {
    if (mentions !== null)
      return mentions === viewer.id && assignee === null && team.length === 0 ? 'named' : null;
    if (assignee === viewer.id && team.length === 0) return 'mine';
    if (assignee !== null) return null;
    if (isTeam) return 'team';
    return team.length === 0 ? 'all' : null;
  };
  return (
    <Segments
      legend="Whose findings"
      choices={choices}
      value={value()}
      onChange={(whose) =>
        onChange({
          team: whose === 'team' ? own : [],
          assignee: whose === 'mine' ? viewer.id : null,
          mentions: whose === 'named' ? viewer.id : null,
        })
      }
    />
  );
}

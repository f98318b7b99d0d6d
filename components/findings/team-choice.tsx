'use client';

import { useQuery } from '@tanstack/react-query';
import { Segments } from '@/components/ui/segments';
import { me } from '@/lib/client/account-queries';

interface TeamChoiceProps {
  /** Names of teams. */
  chosen: readonly string[];
  onChange: (team: string[]) => void;
}

/** Everybody's findings or those of the viewer's teams; nothing for whoever is in no team. */
export function TeamChoice({ chosen, onChange }: TeamChoiceProps) {
  const own = useQuery(me()).data?.teams.map(({ name }) => name) ?? [];
  if (own.length === 0) return null;
  const isOwn = chosen.length === own.length && own.every((name) => chosen.includes(name));
  return (
    <Segments
      legend="Whose findings"
      choices={[
        { value: 'own', shown: own.length === 1 ? 'My team’s' : 'My teams’' },
        { value: 'all', shown: 'All' },
      ]}
      value={isOwn ? 'own' : chosen.length === 0 ? 'all' : null}
      onChange={(whose) => onChange(whose === 'own' ? own : [])}
    />
  );
}

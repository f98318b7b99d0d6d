'use client';

import { useQuery } from '@tanstack/react-query';
import { me } from '@/lib/client/account-queries';
import classes from './team-choice.module.css';

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
  const choices = [
    { word: own.length === 1 ? 'My team’s' : 'My teams’', team: own, isChosen: isOwn },
    { word: 'All', team: [], isChosen: chosen.length === 0 },
  ];
  return (
    <fieldset className={classes.choice}>
      <legend className={classes.legend}>Whose findings</legend>
      {choices.map(({ word, team, isChosen }) => (
        <label key={word} className={classes.one}>
          <input type="radio" name="whose" checked={isChosen} onChange={() => onChange([...team])} />
          {word}
        </label>
      ))}
    </fieldset>
  );
}

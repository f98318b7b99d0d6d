'use client';

import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import dynamic from 'next/dynamic';
import { ApiSection } from '@/components/api/api-section';
import type { ApiLifecycle, Stage, Standing } from '@/lib/contracts/lifecycle';
import classes from './stage-rail.module.css';
import { STAGE_MEANS, STAGE_WORDS } from './words';

const StageDialog = dynamic(() => import('./stage-dialog').then((module) => module.StageDialog), {
  ssr: false,
});

const STAGES = Object.keys(STAGE_WORDS) as Stage[];

interface StageRailProps {
  id: number;
  name: string;
  lifecycle: ApiLifecycle;
  mayChange: boolean;
}

/** The five stages with the one where an API stands, its days, and the way to change them. */
export function StageRail({ id, name, lifecycle, mayChange }: StageRailProps) {
  const [isChanging, changing] = useDisclosure();
  const { standing } = lifecycle;
  return (
    <ApiSection title="Stage" note={saidInWords(standing)}>
      <ol className={classes.rail}>
        {STAGES.map((stage) => (
          <li
            key={stage}
            className={classes.stage}
            aria-current={stage === standing.stage ? 'step' : undefined}
          >
            <b>{STAGE_WORDS[stage]}</b>
            <span>{dayOfStage(stage, standing) ?? STAGE_MEANS[stage]}</span>
          </li>
        ))}
      </ol>
      {mayChange && (
        <p className={classes.act}>
          <Button size="xs" variant="default" onClick={changing.open}>
            Change the stage or its days…
          </Button>
        </p>
      )}
      {isChanging && <StageDialog id={id} name={name} lifecycle={lifecycle} onClose={changing.close} />}
    </ApiSection>
  );
}

function saidInWords({ isSaid }: Standing): string {
  return isSaid
    ? 'As people, or the calendar after them, said'
    : 'Nobody has said one: read from its endpoints';
}

function dayOfStage(stage: Stage, { deprecatedOn, sunsetOn }: Standing): string | null {
  if (stage === 'deprecated' && deprecatedOn !== null) return `Since ${deprecatedOn}`;
  return stage === 'sunset' && sunsetOn !== null ? `Last day ${sunsetOn}` : null;
}

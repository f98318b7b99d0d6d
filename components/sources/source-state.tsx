import { IconAlertTriangle, IconCircleCheck, IconPlayerPause } from '@tabler/icons-react';
import type { SourceState } from '@/lib/contracts/source';
import classes from './source-state.module.css';

const LOOKS = {
  delivering: { word: 'Delivering', Icon: IconCircleCheck },
  silent: { word: 'Silent', Icon: IconPlayerPause },
  failing: { word: 'Last one failed', Icon: IconAlertTriangle },
} as const;

/** How a source does, as a shape and a word. A source of people's files is never late. */
export function SourceStateMark({ state, isByHand }: { state: SourceState; isByHand: boolean }) {
  const { word, Icon } = LOOKS[state];
  return (
    <span className={classes.state} data-state={state}>
      <Icon size={15} stroke={1.7} aria-hidden />
      {isByHand && state === 'delivering' ? 'By hand' : word}
    </span>
  );
}
